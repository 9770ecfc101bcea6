package rust

import "bytes"

// StringCode gives a text of the length of src in which only the contents of
// those string literals are left that hold Rust code: procedural macros without
// a quoting library write the code that they generate as text. Escapes, the
// doubled braces of format strings and their arguments are masked, so that the
// text can be parsed as a file and every offset stays true. It is nil when no
// literal holds an attribute, which is what such code always has. A literal with
// a backtick is a message that quotes an attribute: Rust has no such token.
func (f *File) StringCode() []byte {
	if f.spoken {
		return f.spelt
	}
	f.spoken = true
	for i := range f.Tokens {
		t := &f.Tokens[i]
		if t.Kind != String {
			continue
		}
		literal := f.Src[t.Start():t.End()]
		if !bytes.Contains(literal, []byte("#[")) || bytes.IndexByte(literal, '`') >= 0 {
			continue
		}
		if f.spelt == nil {
			f.spelt = blank(f.Src)
		}
		unescape(f.spelt, f.Src, t)
	}
	return f.spelt
}

// blank is src with everything but line ends replaced by spaces.
func blank(src []byte) []byte {
	text := bytes.Repeat([]byte(" "), len(src))
	for i, c := range src {
		if c == '\n' {
			text[i] = c
		}
	}
	return text
}

// unescape copies the content of a string literal into text.
func unescape(text, src []byte, t *Token) {
	open := bytes.IndexByte(src[t.Start():t.End()], '"')
	shut := bytes.LastIndexByte(src[t.Start():t.End()], '"')
	if open < 0 || shut <= open {
		return
	}
	raw := bytes.IndexByte(src[t.Start():t.Start()+open], 'r') >= 0
	for i := t.Start() + open + 1; i < t.Start()+shut; i++ {
		switch c := src[i]; {
		case c == '\\' && !raw:
			i++
			if i < t.Start()+shut && src[i] == '"' {
				text[i] = '"'
			}
		case (c == '{' || c == '}') && i+1 < t.Start()+shut && src[i+1] == c:
			text[i] = c
			i++
		case c == '{' || c == '}':
			// The brackets of a format argument; its name stays.
		default:
			text[i] = c
		}
	}
}
