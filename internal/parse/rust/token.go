package rust

import "bytes"

// TokenKind is the class of a Token.
type TokenKind uint8

const (
	Ident    TokenKind = iota // identifiers and keywords, r#raw ones included
	Lifetime                  // 'a, and labels
	Punct                     // one byte of punctuation; operators are several of them
	Open                      // ( [ {
	Close                     // ) ] }
	String                    // every kind of string literal, with its prefix and hashes
	Char                      // character and byte literals
	Number                    // with its suffix
	Doc                       // one doc comment: /// or //! up to the end of the line, or /** */ or /*! */
)

// Token is one token of a file. Plain comments and white space are not tokens.
type Token struct {
	start, end int32 // a file has less than two gigabytes; see source.MaxFileSize
	match      int32
	word       uint32 // of an Ident: its number in the parser's words, 0 when there are none
	Kind       TokenKind
	code       code // what it is to the outline
	can        may  // of an Ident: what its name may be
}

// Start is the byte offset of the token.
func (t *Token) Start() int { return int(t.start) }

// End is the byte offset behind the token.
func (t *Token) End() int { return int(t.end) }

// Match is the index of the partner of an Open or Close, and -1 where the
// partner is missing or the token is neither.
func (t *Token) Match() int { return int(t.match) }

// move has the token stand so many bytes later.
func (t *Token) move(by int) { t.start, t.end = t.start+int32(by), t.end+int32(by) }

// maxNesting bounds how deep brackets may nest in a file that is parsed. rustc
// itself overflows its stack near ten thousand; the deepest file of Linux 7.2
// reaches 17, and of rustc's own tests 130.
const maxNesting = 512

// lexer turns bytes into tokens. It never fails: what is wrong becomes Damage.
type lexer struct {
	src    []byte
	words  *words // numbers the identifiers; nil in startsAttribute
	pos    int
	tokens []Token
	open   []int // indices of Open tokens without a partner yet
	depth  int   // the deepest nesting seen
	run    int   // tokens since the last brace or semicolon
	elses  int   // each may nest one if in another
	long   bool  // one of these was enough to nest deep without brackets
	damage []Damage
}

// tokenBytes is how many bytes of text have at most one token, as a rule.
const tokenBytes = 4

// lex reads src as Rust does: it skips a byte order mark, a shebang line and a
// frontmatter block, which are no tokens. It has memory to use for the tokens, and
// words to number.
func lex(words *words, tokens []Token, src []byte) *lexer {
	if want := len(src)/tokenBytes + 8; cap(tokens) < want {
		tokens = make([]Token, 0, want+want/2)
	}
	l := &lexer{src: src, words: words, tokens: tokens[:0]}
	l.pos = prelude(src)
	for l.pos < len(src) {
		l.next()
	}
	for _, i := range l.open {
		l.spoil(l.tokens[i].Start(), l.tokens[i].End(), "bracket is never closed")
	}
	return l
}

// prelude is the length of what stands before the first token by rule: a byte
// order mark, a shebang line ("#!" that no "[" follows) and a frontmatter.
func prelude(src []byte) int {
	pos := 0
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		pos = 3
	}
	if bytes.HasPrefix(src[pos:], []byte("#!")) && !startsAttribute(src[pos+2:]) {
		pos += lineLength(src[pos:])
	}
	rest := bytes.TrimLeft(src[pos:], " \t\r\n")
	dashes := len(rest) - len(bytes.TrimLeft(rest, "-"))
	if dashes < 3 {
		return pos
	}
	fence := rest[:dashes]
	start := len(src) - len(rest)
	for at := start + lineLength(rest); at < len(src); at += lineLength(src[at:]) {
		line := bytes.TrimRight(src[at:at+lineLength(src[at:])], " \t\r\n")
		if bytes.Equal(line, fence) {
			return at + lineLength(src[at:])
		}
	}
	return pos
}

// frontmatter is the stretch between lines of dashes at the start of a file, which
// cargo reads; start is end without.
func frontmatter(src []byte) (start, end int) {
	end = prelude(src)
	start = bytes.Index(src[:end], []byte("---"))
	if start < 0 || start > 0 && src[start-1] != '\n' {
		return end, end
	}
	return start, end
}

// startsAttribute reports whether the first token of src is "[".
func startsAttribute(src []byte) bool {
	l := &lexer{src: src}
	for l.pos < len(src) && len(l.tokens) == 0 {
		l.next()
	}
	return len(l.tokens) > 0 && src[l.tokens[0].Start()] == '['
}

func lineLength(src []byte) int {
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		return i + 1
	}
	return len(src)
}

func (l *lexer) spoil(start, end int, reason string) {
	l.damage = append(l.damage, Damage{Start: start, End: end, Reason: reason})
}

// longRun is how many tokens without a brace or semicolon may make a tree that
// is worth measuring before it is searched.
const longRun = 2000

func (l *lexer) emit(kind TokenKind, code code, end int) {
	switch code {
	case ';', '{', '}':
		l.run = 0
	case kElse:
		l.elses++
		l.long = l.long || l.elses > longRun/4
		fallthrough
	default:
		if l.run++; l.run > longRun {
			l.long = true
		}
	}
	l.tokens = append(l.tokens, Token{Kind: kind, code: code, start: int32(l.pos), end: int32(end), match: -1})
	l.pos = end
}

func (l *lexer) peek(i int) byte {
	if l.pos+i < len(l.src) {
		return l.src[l.pos+i]
	}
	return 0
}

func (l *lexer) next() {
	c := l.src[l.pos]
	switch classes[c] {
	case classBlank:
		for l.pos++; l.pos < len(l.src) && classes[l.src[l.pos]] == classBlank; l.pos++ {
		}
	case className:
		l.word()
	case classDigit:
		l.emit(Number, cNumber, l.numberEnd())
	case classOpen:
		l.open = append(l.open, len(l.tokens))
		l.depth = max(l.depth, len(l.open))
		l.emit(Open, code(c), l.pos+1)
	case classClose:
		l.closer(c)
	case classSpecial:
		l.special(c)
	default:
		l.emit(Punct, code(c), l.pos+1)
	}
}

// special reads what begins with a byte that may be more than punctuation.
func (l *lexer) special(c byte) {
	switch {
	case c == '/' && l.peek(1) == '/':
		l.lineComment()
	case c == '/' && l.peek(1) == '*':
		l.blockComment()
	case c == '"':
		l.emit(String, cString, l.stringEnd(l.pos))
	case c == '\'':
		l.quote()
	case c == 0:
		if len(l.damage) == 0 || l.damage[len(l.damage)-1].End != l.pos {
			l.spoil(l.pos, l.pos+1, "NUL byte")
		} else {
			l.damage[len(l.damage)-1].End++
		}
		l.pos++
	case c == byte(cLifetime) || c == byte(cDoc):
		l.emit(Punct, '?', l.pos+1) // no byte of punctuation that Rust knows
	default:
		l.emit(Punct, code(c), l.pos+1)
	}
}

// A class says what begins with a byte.
type class uint8

const (
	classPunct class = iota
	classBlank
	className
	classDigit
	classOpen
	classClose
	classSpecial
)

var classes = func() (of [256]class) {
	for i := range of {
		switch c := byte(i); {
		case isSpace(c):
			of[i] = classBlank
		case identStart(c):
			of[i] = className
		case c >= '0' && c <= '9':
			of[i] = classDigit
		case c == '(' || c == '[' || c == '{':
			of[i] = classOpen
		case c == ')' || c == ']' || c == '}':
			of[i] = classClose
		case c == '/' || c == '"' || c == '\'' || c == 0 || c == byte(cLifetime) || c == byte(cDoc):
			of[i] = classSpecial
		}
	}
	return of
}()

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func identStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

var identByte = func() (of [256]bool) {
	for i := range of {
		of[i] = classes[i] == className || classes[i] == classDigit
	}
	return of
}()

func identEnd(src []byte, pos int) int {
	for pos < len(src) && identByte[src[pos]] {
		pos++
	}
	return pos
}

// closer pairs a closing bracket with the innermost open one of its kind. An
// unclosed bracket in between is damage, as is a closer that nothing opened.
func (l *lexer) closer(c byte) {
	for i := len(l.open) - 1; i >= 0 && i >= len(l.open)-8; i-- {
		at := l.open[i]
		if partner(l.src[l.tokens[at].Start()]) != c {
			continue
		}
		for _, lost := range l.open[i+1:] {
			l.spoil(l.tokens[lost].Start(), l.tokens[lost].End(), "bracket is never closed")
		}
		l.open = l.open[:i]
		l.tokens[at].match = int32(len(l.tokens))
		l.emit(Close, code(c), l.pos+1)
		l.tokens[len(l.tokens)-1].match = int32(at)
		return
	}
	l.spoil(l.pos, l.pos+1, "bracket closes nothing")
	l.emit(Close, code(c), l.pos+1)
}

func partner(c byte) byte {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return '}'
}

// lineComment reads "//". Three slashes, but not four, or "//!" make it a doc comment.
func (l *lexer) lineComment() {
	end := l.pos + lineLength(l.src[l.pos:])
	if l.peek(2) == '!' || l.peek(2) == '/' && l.peek(3) != '/' {
		l.emit(Doc, cDoc, end)
		return
	}
	l.pos = end
}

// blockComment reads a comment with those nested in it. "/**" makes it a doc
// comment unless "/***" or "/**/" begins it; so does "/*!".
func (l *lexer) blockComment() {
	doc := l.peek(2) == '!' || l.peek(2) == '*' && l.peek(3) != '*' && l.peek(3) != '/'
	end, depth := l.pos+2, 1
	for depth > 0 && end < len(l.src) {
		i := bytes.IndexAny(l.src[end:], "/*")
		if i < 0 {
			end = len(l.src)
			break
		}
		end += i
		switch {
		case bytes.HasPrefix(l.src[end:], []byte("/*")):
			depth++
			end += 2
		case bytes.HasPrefix(l.src[end:], []byte("*/")):
			depth--
			end += 2
		default:
			end++
		}
	}
	if depth > 0 {
		l.spoil(l.pos, l.pos+2, "comment is never closed")
	}
	if doc {
		l.emit(Doc, cDoc, end)
		return
	}
	l.pos = end
}

// word reads an identifier, or the literal that b, c, r, br or cr begins.
func (l *lexer) word() {
	end := identEnd(l.src, l.pos)
	if end-l.pos > 2 || end >= len(l.src) {
		l.ident(end)
		return
	}
	switch prefix := string(l.src[l.pos:end]); {
	case (prefix == "r" || prefix == "br" || prefix == "cr") && (l.src[end] == '"' || l.src[end] == '#'):
		l.raw(end)
	case (prefix == "b" || prefix == "c") && l.src[end] == '"':
		l.emit(String, cString, l.stringEnd(end))
	case prefix == "b" && l.src[end] == '\'':
		if e, ok := l.charEnd(end); ok {
			l.emit(Char, cChar, e)
			return
		}
		l.ident(end)
	default:
		l.ident(end)
	}
}

func (l *lexer) ident(end int) {
	if l.words == nil {
		l.emit(Ident, cName, end)
		return
	}
	word := l.words.number(l.src[l.pos:end])
	k := l.words.known(word)
	l.emit(Ident, k.code, end)
	t := &l.tokens[len(l.tokens)-1]
	t.word, t.can = word, k.can
}

// raw reads what follows r, br or cr: a raw string, or a raw identifier.
func (l *lexer) raw(at int) {
	hashes := at
	for hashes < len(l.src) && l.src[hashes] == '#' {
		hashes++
	}
	if hashes >= len(l.src) || l.src[hashes] != '"' {
		if hashes == at+1 && hashes < len(l.src) && identStart(l.src[hashes]) && at == l.pos+1 {
			l.ident(identEnd(l.src, hashes))
			return
		}
		l.ident(at)
		return
	}
	terminator := append([]byte{'"'}, l.src[at:hashes]...)
	i := bytes.Index(l.src[hashes+1:], terminator)
	if i < 0 {
		l.spoil(l.pos, hashes+1, "string is never closed")
		l.emit(String, cString, len(l.src))
		return
	}
	l.emit(String, cString, hashes+1+i+len(terminator))
}

// stringEnd is the end of the string whose opening quote stands at quote.
func (l *lexer) stringEnd(quote int) int {
	for i := quote + 1; i < len(l.src); i++ {
		switch l.src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	l.spoil(l.pos, quote+1, "string is never closed")
	return len(l.src)
}

// quote reads a character literal or a lifetime.
func (l *lexer) quote() {
	if end, ok := l.charEnd(l.pos); ok {
		l.emit(Char, cChar, end)
		return
	}
	if identStart(l.peek(1)) {
		end := identEnd(l.src, l.pos+1)
		if end == l.pos+2 && l.src[l.pos+1] == 'r' && end+1 < len(l.src) && l.src[end] == '#' && identStart(l.src[end+1]) {
			end = identEnd(l.src, end+1)
		}
		l.emit(Lifetime, cLifetime, end)
		return
	}
	l.emit(Punct, code('\''), l.pos+1)
}

// charEnd is the end of the character literal whose quote stands at quote, if
// it is one: 'x', '\n', '\u{1F600}', and not the lifetime 'x.
func (l *lexer) charEnd(quote int) (int, bool) {
	i := quote + 1
	if i >= len(l.src) || l.src[i] == '\n' || l.src[i] == '\'' {
		return 0, false
	}
	if l.src[i] == '\\' {
		for i += 2; i < len(l.src) && i < quote+16; i++ {
			if l.src[i] == '\'' {
				return i + 1, true
			}
		}
		return 0, false
	}
	for i++; i < len(l.src) && l.src[i]&0xC0 == 0x80; i++ {
	}
	if i < len(l.src) && l.src[i] == '\'' {
		return i + 1, true
	}
	return 0, false
}

// numberEnd is the end of the number at the position: its digits, fraction,
// exponent and suffix; "1..2" and "1.foo()" end before the dot.
func (l *lexer) numberEnd() int {
	i := l.pos
	if l.src[i] == '0' && (l.peek(1) == 'x' || l.peek(1) == 'b' || l.peek(1) == 'o') {
		return identEnd(l.src, i)
	}
	digits := func(i int) int {
		for i < len(l.src) && (l.src[i] >= '0' && l.src[i] <= '9' || l.src[i] == '_') {
			i++
		}
		return i
	}
	i = digits(i)
	if i+1 < len(l.src) && l.src[i] == '.' && l.src[i+1] != '.' && !identStart(l.src[i+1]) || i+1 == len(l.src) && l.src[i] == '.' {
		i = digits(i + 1)
	}
	if i < len(l.src) && (l.src[i] == 'e' || l.src[i] == 'E') {
		e := i + 1
		if e < len(l.src) && (l.src[e] == '+' || l.src[e] == '-') {
			e++
		}
		if d := digits(e); d > e {
			i = d
		}
	}
	return identEnd(l.src, i)
}
