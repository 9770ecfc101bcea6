package rust

import (
	"bytes"
	"strings"
)

// StringCode gives a text of the length of src in which only the contents of
// those string literals are left that hold Rust code: procedural macros without
// a quoting library write the code that they generate as text. Escapes, the
// doubled braces of format strings and their arguments are masked, so that the
// text can be parsed as a file and every offset stays true. It is nil when no
// literal holds an attribute, which is what such code always has. Messages that
// quote an attribute are left out (see isMessage).
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
		if !bytes.Contains(literal, []byte("#[")) || isMessage(literal) {
			continue
		}
		if f.spelt == nil {
			f.spelt = blank(f.Src)
		}
		unescape(f.spelt, f.Src, t)
	}
	return f.spelt
}

// isMessage reports whether a string literal quotes an attribute for people: with a
// backtick, which is no token of Rust, behind a word, an apostrophe, a full stop or a
// colon (but for the letter of an escape), or where what follows is punctuation that nothing with an
// attribute begins with, or a word that begins no item and is followed as in a sentence.
func isMessage(literal []byte) bool {
	if bytes.IndexByte(literal, '`') >= 0 {
		return true
	}
	for at := bytes.Index(literal, []byte("#[")); at >= 0; {
		before := bytes.TrimRight(literal[:at], " ")
		if n := len(before); n > 1 && (nameByte[before[n-1]] || strings.IndexByte("'.:", before[n-1]) >= 0) && before[n-2] != '\\' {
			return true
		}
		after := literal[at+1:]
		after = bytes.TrimLeft(after[attributeEnd(after):], " ")
		word := after[:len(after)-len(bytes.TrimLeftFunc(after, func(r rune) bool { return r < 0x80 && nameByte[byte(r)] }))]
		switch {
		case len(after) > 0 && bytes.IndexByte([]byte("':,.)"), after[0]) >= 0 && !bytes.HasPrefix(after, []byte("::")):
			return true
		case len(word) > 0 && word[0] >= 'a' && !attributed[string(word)]:
			if rest := bytes.TrimLeft(after[len(word):], " "); len(rest) > 1 && (nameByte[rest[0]] || rest[0] == '#' || rest[0] == '"' || rest[0] == '.' || rest[0] == '\'') {
				return true
			}
		}
		next := bytes.Index(literal[at+2:], []byte("#["))
		if next < 0 {
			break
		}
		at += 2 + next
	}
	return false
}

// maxAttribute bounds how long an attribute in a string is taken to be, in bytes.
const maxAttribute = 1 << 10

// attributeEnd is the length of a text that begins with a bracket up to the end of it.
func attributeEnd(text []byte) int {
	depth := 0
	for i, c := range text[:min(len(text), maxAttribute)] {
		switch c {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// attributed are the words that what has an attribute begins with; for, return and break
// are words of sentences as well.
var attributed = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`async auto const crate default enum extern fn gen if impl let loop macro macro_rules match mod
mut pub ref return safe self static struct trait type union unsafe use while`) {
		m[w] = true
	}
	return m
}()

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
