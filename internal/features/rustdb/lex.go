package rustdb

import "strings"

// tokenKind tells the few kinds of token apart that reading declarations needs.
type tokenKind uint8

const (
	tokIdent    tokenKind = iota // also raw identifiers, without their r#
	tokString                    // text is the string's value
	tokLiteral                   // numbers, characters
	tokLifetime                  // text without the quote
	tokPunct                     // one character
)

// token is one token of Rust source. Comments, also those that document, are no
// tokens: an attribute in an example is not an attribute.
type token struct {
	kind tokenKind
	text string
	line int32
	// match is, for an opening bracket, the index of the closing one and, for a
	// closing one, that of the opening one; -1 where there is none.
	match int32
}

func (t token) is(punct string) bool   { return t.kind == tokPunct && t.text == punct }
func (t token) ident(name string) bool { return t.kind == tokIdent && t.text == name }
func (t token) opens() bool            { return t.is("(") || t.is("[") || t.is("{") }
func (t token) closes() bool           { return t.is(")") || t.is("]") || t.is("}") }
func closerOf(open string) (closer string) {
	switch open {
	case "(":
		return ")"
	case "[":
		return "]"
	}
	return "}"
}

// lex splits Rust source into tokens. It accepts any bytes: what is no token is
// dropped, and what does not end ends with the source.
func lex(src string) []token {
	l := lexer{src: src, line: 1, toks: make([]token, 0, len(src)/6)}
	for l.pos < len(src) {
		l.next()
	}
	l.pair()
	return l.toks
}

type lexer struct {
	src  string
	pos  int
	line int32
	toks []token
}

func (l *lexer) next() {
	src, c := l.src, l.src[l.pos]
	switch {
	case c == '\n':
		l.line++
		l.pos++
	case c == ' ' || c == '\t' || c == '\r':
		l.pos++
	case strings.HasPrefix(src[l.pos:], "//"):
		end := strings.IndexByte(src[l.pos:], '\n')
		if end < 0 {
			end = len(src) - l.pos
		}
		l.pos += end
	case strings.HasPrefix(src[l.pos:], "/*"):
		l.blockComment()
	case c == '"':
		l.str(l.pos + 1)
	case c == '\'':
		l.quote()
	case isIdentStart(c):
		l.word()
	case c >= '0' && c <= '9':
		start := l.pos
		for l.pos < len(src) && (isIdentByte(src[l.pos])) {
			l.pos++
		}
		l.add(tokLiteral, src[start:l.pos])
	default:
		l.pos++
		l.add(tokPunct, src[l.pos-1:l.pos])
	}
}

func (l *lexer) add(kind tokenKind, text string) {
	l.toks = append(l.toks, token{kind: kind, text: text, line: l.line, match: -1})
}

func (l *lexer) blockComment() {
	depth := 0
	for l.pos < len(l.src) {
		switch {
		case strings.HasPrefix(l.src[l.pos:], "/*"):
			depth++
			l.pos += 2
		case strings.HasPrefix(l.src[l.pos:], "*/"):
			depth--
			l.pos += 2
			if depth == 0 {
				return
			}
		default:
			if l.src[l.pos] == '\n' {
				l.line++
			}
			l.pos++
		}
	}
}

// str reads a string whose first content byte is at start.
func (l *lexer) str(start int) {
	line, end := l.line, start
	for end < len(l.src) && l.src[end] != '"' {
		if l.src[end] == '\\' {
			end++
		}
		if end < len(l.src) && l.src[end] == '\n' {
			l.line++
		}
		end++
	}
	end = min(end, len(l.src))
	l.pos = min(end+1, len(l.src))
	l.toks = append(l.toks, token{kind: tokString, text: unescape(l.src[start:end]), line: line, match: -1})
}

// rawStr reads r"..." or r#"..."#; pos stands behind the r. It reports false,
// having read nothing, when no raw string stands there.
func (l *lexer) rawStr() bool {
	hashes := 0
	for l.pos+hashes < len(l.src) && l.src[l.pos+hashes] == '#' {
		hashes++
	}
	start := l.pos + hashes + 1
	if start > len(l.src) || l.src[start-1] != '"' {
		return false
	}
	n := strings.Index(l.src[start:], `"`+strings.Repeat("#", hashes))
	if n < 0 {
		n = len(l.src) - start
	}
	line, text := l.line, l.src[start:start+n]
	l.line += int32(strings.Count(text, "\n"))
	l.pos = min(start+n+1+hashes, len(l.src))
	l.toks = append(l.toks, token{kind: tokString, text: text, line: line, match: -1})
	return true
}

// quote reads a character or a lifetime.
func (l *lexer) quote() {
	rest := l.src[l.pos+1:]
	if rest == "" {
		l.pos++
		return
	}
	if rest[0] == '\\' {
		end := strings.IndexByte(rest[min(2, len(rest)):], '\'')
		if end < 0 || end > 12 {
			l.pos += 2
			return
		}
		l.pos += 1 + 2 + end + 1
		l.add(tokLiteral, "'")
		return
	}
	size := 1
	for size < len(rest) && rest[size]&0xc0 == 0x80 {
		size++
	}
	if size < len(rest) && rest[size] == '\'' {
		l.pos += size + 2
		l.add(tokLiteral, "'")
		return
	}
	n := 0
	for n < len(rest) && isIdentByte(rest[n]) {
		n++
	}
	l.pos += 1 + n
	l.add(tokLifetime, rest[:n])
}

func (l *lexer) word() {
	start := l.pos
	for l.pos < len(l.src) && isIdentByte(l.src[l.pos]) {
		l.pos++
	}
	text := l.src[start:l.pos]
	switch text {
	case "r", "br", "cr":
		if l.rawStr() {
			return
		}
		if text == "r" && l.pos+1 < len(l.src) && l.src[l.pos] == '#' && isIdentStart(l.src[l.pos+1]) {
			l.pos++
			start = l.pos
			for l.pos < len(l.src) && isIdentByte(l.src[l.pos]) {
				l.pos++
			}
			text = l.src[start:l.pos]
		}
	case "b", "c":
		if l.pos < len(l.src) && l.src[l.pos] == '"' {
			l.str(l.pos + 1)
			return
		}
	}
	l.add(tokIdent, text)
}

// pair links brackets to each other.
func (l *lexer) pair() {
	var open []int
	for i := range l.toks {
		t := &l.toks[i]
		switch {
		case t.opens():
			open = append(open, i)
		case t.closes():
			for len(open) > 0 && closerOf(l.toks[open[len(open)-1]].text) != t.text {
				open = open[:len(open)-1]
			}
			if len(open) == 0 {
				continue
			}
			o := open[len(open)-1]
			open = open[:len(open)-1]
			l.toks[o].match, t.match = int32(i), int32(o)
		}
	}
}

func isIdentStart(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isIdentByte(c byte) bool { return isIdentStart(c) || c >= '0' && c <= '9' }

// unescape resolves the escapes that occur in help texts and names; others stay
// as they are.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b.WriteByte('\n')
		case '\n':
			for i+1 < len(s) && strings.IndexByte(" \t\r\n", s[i+1]) >= 0 {
				i++
			}
		case '"', '\\', '\'':
			b.WriteByte(s[i])
		default:
			b.WriteByte('\\')
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
