package kconfig

import "strings"

// lines hands out the logical lines of a file: continuations joined, comments
// left in place (only the parser knows whether a '#' is inside quotes).
type lines struct {
	src  string
	pos  int // offset of the next line
	line int // 1-based number of the line at pos
}

// next returns the next logical line without its newline, and its number.
func (l *lines) next() (text string, line int, ok bool) {
	if l.pos >= len(l.src) {
		return "", 0, false
	}
	text, line = l.physical(), l.line
	l.line++
	if !strings.HasSuffix(text, "\\") {
		return text, line, true
	}
	var b strings.Builder
	for strings.HasSuffix(text, "\\") {
		b.WriteString(text[:len(text)-1])
		b.WriteByte(' ')
		if l.pos >= len(l.src) {
			return b.String(), line, true
		}
		text = l.physical()
		l.line++
	}
	b.WriteString(text)
	return b.String(), line, true
}

func (l *lines) physical() string {
	rest := l.src[l.pos:]
	end := strings.IndexByte(rest, '\n')
	if end < 0 {
		l.pos = len(l.src)
		return strings.TrimSuffix(rest, "\r")
	}
	l.pos += end + 1
	return strings.TrimSuffix(rest[:end], "\r")
}

// skipHelp moves past a help text. As scripts/kconfig/lexer.l has it: the first
// line that is not blank sets the indentation, and the text ends before a line
// that is indented less, or not at all.
func (l *lines) skipHelp() {
	first := 0
	for l.pos < len(l.src) {
		start := l.pos
		text := l.physical()
		indent, blank := indentation(text)
		if blank {
			l.line++
			continue
		}
		if indent == 0 || (first > 0 && indent < first) {
			l.pos = start
			return
		}
		if first == 0 {
			first = indent
		}
		l.line++
	}
}

// indentation counts the columns before the text, with tabs at every eighth.
func indentation(text string) (columns int, blank bool) {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ' ':
			columns++
		case '\t':
			columns = columns&^7 + 8
		default:
			return columns, false
		}
	}
	return columns, true
}

// word splits off the first word of s: letters, digits, '_' and '-'.
func word(s string) (w, rest string) {
	i := 0
	for i < len(s) && isWord(s[i]) {
		i++
	}
	return s[:i], trimLeft(s[i:])
}

// trimLeft is s without the blanks that it starts with.
func trimLeft(s string) string {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	return s
}

// trimRight is s without the blanks that it ends with.
func trimRight(s string) string {
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t') {
		s = s[:len(s)-1]
	}
	return s
}

func isWord(c byte) bool { return wordBytes[c] }

var wordBytes = func() (is [256]bool) {
	for _, c := range "_-./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
		is[c] = true
	}
	return is
}()

// quoted splits off a quoted string and unescapes it; ok is false when s does
// not start with a quote or the quote is not closed.
func quoted(s string) (text, rest string, ok bool) {
	if s == "" || (s[0] != '"' && s[0] != '\'') {
		return "", s, false
	}
	var b []byte
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			if b == nil {
				b = append([]byte{}, s[1:i]...)
			}
			i++
			b = append(b, s[i])
		case s[i] == s[0]:
			rest = trimLeft(s[i+1:])
			if b == nil {
				return s[1:i], rest, true
			}
			return string(b), rest, true
		case s[i] == '$' && i+1 < len(s) && s[i+1] == '(':
			// A macro call may hold quotes of its own.
			end := macroEnd(s, i)
			if end < 0 {
				return "", s, false
			}
			if b != nil {
				b = append(b, s[i:end]...)
			}
			i = end - 1
		case b != nil:
			b = append(b, s[i])
		}
	}
	return "", s, false
}

// macroEnd is the offset behind the macro call "$(...)" that starts at i, or
// -1. Like scripts/kconfig/preprocess.c it counts parentheses and no quotes.
func macroEnd(s string, i int) int {
	depth := 0
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return -1
}

// uncomment cuts a trailing comment that stands outside quotes and macros.
func uncomment(s string) string {
	if strings.IndexByte(s, '#') < 0 {
		return trimRight(s)
	}
	var quote byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '$' && i+1 < len(s) && s[i+1] == '(':
			end := macroEnd(s, i)
			if end < 0 {
				return trimRight(s)
			}
			i = end - 1
		case c == '#':
			return trimRight(s[:i])
		}
	}
	return trimRight(s)
}

// cutIf splits "VALUE if CONDITION" at the word if that stands outside quotes,
// parentheses and macros; cond is "" when there is none.
func cutIf(s string) (value, cond string) {
	if !strings.Contains(s, "if") {
		return s, ""
	}
	var quote byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '$' && i+1 < len(s) && s[i+1] == '(':
			end := macroEnd(s, i)
			if end < 0 {
				return s, ""
			}
			i = end - 1
		case c == 'i' && strings.HasPrefix(s[i:], "if") && (i == 0 || !isWord(s[i-1])) &&
			(i+2 == len(s) || !isWord(s[i+2])):
			return trimRight(s[:i]), strings.TrimSpace(s[i+2:])
		}
	}
	return s, ""
}
