package plan

import (
	"bytes"
	"strings"
)

// Rust tokens, as far as attributes and the extents of items need them.
type tokenKind uint8

const (
	word    tokenKind = iota // an identifier, keyword or number
	literal                  // a string, character or lifetime
	punct                    // one byte
	opening                  // ( [ {
	closing                  // ) ] }
	comment                  // of any kind
)

type token struct {
	kind       tokenKind
	start, end int
	mate       int // of an opening or closing, the index of its partner, -1 for none
}

// rustTokens splits Rust source. What it cannot make sense of is punctuation.
func rustTokens(src []byte) []token {
	var out []token
	var open []int
	add := func(k tokenKind, start, end int) {
		out = append(out, token{kind: k, start: start, end: end, mate: -1})
	}
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case bytes.HasPrefix(src[i:], []byte("//")):
			end := lineEnd(src, i)
			add(comment, i, end)
			i = end
		case bytes.HasPrefix(src[i:], []byte("/*")):
			end := blockCommentEnd(src, i)
			add(comment, i, end)
			i = end
		case c == '"':
			end := quoted(src, i+1)
			add(literal, i, end)
			i = end
		case c == '\'':
			end := quote(src, i)
			add(literal, i, end)
			i = end
		case isWord(c) || c >= 0x80:
			end := i
			for end < len(src) && (isWord(src[end]) || src[end] >= 0x80) {
				end++
			}
			if lit := prefixed(src, i, end); lit > end {
				add(literal, i, lit)
				i = lit
				continue
			}
			add(word, i, end)
			i = end
		case strings.IndexByte("([{", c) >= 0:
			open = append(open, len(out))
			add(opening, i, i+1)
			i++
		case strings.IndexByte(")]}", c) >= 0:
			add(closing, i, i+1)
			if n := len(open); n > 0 {
				out[open[n-1]].mate, out[len(out)-1].mate = len(out)-1, open[n-1]
				open = open[:n-1]
			}
			i++
		default:
			add(punct, i, i+1)
			i++
		}
	}
	return out
}

// blockCommentEnd is where a comment that may hold others ends.
func blockCommentEnd(src []byte, i int) int {
	depth := 0
	for i < len(src) {
		switch {
		case bytes.HasPrefix(src[i:], []byte("/*")):
			depth++
			i += 2
		case bytes.HasPrefix(src[i:], []byte("*/")):
			i += 2
			if depth--; depth == 0 {
				return i
			}
		default:
			i++
		}
	}
	return len(src)
}

// quoted is the end of a string whose first byte is at i.
func quoted(src []byte, i int) int {
	for i < len(src) {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
		i++
	}
	return len(src)
}

// quote is the end of a character or of a lifetime's name.
func quote(src []byte, i int) int {
	rest := src[i+1:]
	if len(rest) > 1 && rest[0] == '\\' {
		for k := 2; k < len(rest) && rest[k] != '\n'; k++ {
			if rest[k] == '\'' {
				return i + k + 2
			}
		}
		return i + 1
	}
	for k, r := range string(rest[:min(len(rest), 8)]) {
		if k > 0 {
			if rest[k] == '\'' {
				return i + k + 2
			}
			break
		}
		_ = r
	}
	end := i + 1
	for end < len(src) && isWord(src[end]) {
		end++
	}
	return end
}

// prefixed is the end of a literal that the word at start begins, such as
// b"..", c"..", r#".."#; end when it begins none.
func prefixed(src []byte, start, end int) int {
	prefix := string(src[start:end])
	if end >= len(src) {
		return end
	}
	switch prefix {
	case "b", "c":
		if src[end] == '"' {
			return quoted(src, end+1)
		}
		if prefix == "b" && src[end] == '\'' {
			return quote(src, end)
		}
	case "r", "br", "cr":
		k := end
		for k < len(src) && src[k] == '#' {
			k++
		}
		if k < len(src) && src[k] == '"' {
			mark := append([]byte{'"'}, src[end:k]...)
			if n := bytes.Index(src[k+1:], mark); n >= 0 {
				return k + 1 + n + len(mark)
			}
			return len(src)
		}
	}
	return end
}

// rustText is a Rust file in tokens.
type rustText struct {
	src []byte
	tok []token
}

func (t *rustText) text(i int) string {
	if i < 0 || i >= len(t.tok) {
		return ""
	}
	return string(t.src[t.tok[i].start:t.tok[i].end])
}

// code is the first token from i on that is no comment.
func (t *rustText) code(i int) int {
	for i < len(t.tok) && t.tok[i].kind == comment {
		i++
	}
	return i
}

// An attr is one attribute: tokens from the '#' to the ']'.
type attr struct {
	first, last int
	inner       bool
	name        int // the token of its name
	args        int // the opening of its arguments, -1 for none
}

// attrAt reads the attribute that begins with token i.
func (t *rustText) attrAt(i int) (attr, bool) {
	if t.text(i) != "#" {
		return attr{}, false
	}
	a := attr{first: i, args: -1}
	k := i + 1
	if t.text(k) == "!" {
		a.inner = true
		k++
	}
	if t.text(k) != "[" || t.tok[k].mate < 0 {
		return attr{}, false
	}
	a.last = t.tok[k].mate
	if a.name = t.code(k + 1); a.name >= a.last || t.tok[a.name].kind != word {
		return attr{}, false
	}
	if k = a.name + 1; t.text(k) == "(" && t.tok[k].mate > 0 {
		a.args = k
	}
	return a, true
}

// list splits the tokens between an opening and its mate at commas: each part
// is first and last token, comments at its ends left out.
func (t *rustText) list(open int) (parts [][2]int) {
	end := t.tok[open].mate
	first := open + 1
	for i := open + 1; i <= end; i++ {
		if t.tok[i].kind == opening && t.tok[i].mate > i {
			i = t.tok[i].mate
			continue
		}
		if i == end || t.text(i) == "," {
			from, to := first, i-1
			for from <= to && t.tok[from].kind == comment {
				from++
			}
			for to >= from && t.tok[to].kind == comment {
				to--
			}
			if from <= to {
				parts = append(parts, [2]int{from, to})
			}
			first = i + 1
		}
	}
	return parts
}

// span is the source of tokens first to last.
func (t *rustText) span(p [2]int) string { return string(t.src[t.tok[p[0]].start:t.tok[p[1]].end]) }

// thing is the last token of what an attribute stands on: an item, a statement,
// a field, an arm. i is the first token behind the attribute.
func (t *rustText) thing(i int) (last int, ok bool) {
	for i = t.code(i); ; i = t.code(i) {
		a, is := t.attrAt(i)
		if !is {
			break
		}
		i = a.last + 1
	}
	if i >= len(t.tok) || t.tok[i].kind == closing {
		return 0, false
	}
	if t.text(i) == "{" {
		return t.tok[i].mate, t.tok[i].mate > 0
	}
	ends := t.endsWithBlock(i)
	arrow := false
	for k := i; k < len(t.tok); k++ {
		switch {
		case t.tok[k].kind == comment:
		case t.tok[k].kind == closing:
			return k - 1, k > i
		case t.tok[k].kind == opening:
			mate := t.tok[k].mate
			if mate < 0 {
				return 0, false
			}
			brace := t.text(k) == "{"
			k = mate
			if brace && (ends || arrow) {
				next := t.code(k + 1)
				if t.text(next) == "else" {
					k = next
					continue
				}
				if arrow && t.text(next) == "," {
					return next, true
				}
				return k, true
			}
		case t.text(k) == ";":
			return k, true
		case t.text(k) == ",":
			// Generic arguments hold commas too; a field or arm has none of these
			// before its colon or arrow.
			if !ends && !t.inAngles(i, k) {
				return k, true
			}
		case t.text(k) == "=" && t.text(k+1) == ">" && t.tok[k].end == t.tok[k+1].start:
			arrow = true
			k++
			if next := t.code(k + 1); t.text(next) != "{" {
				arrow = false
			}
		}
	}
	return 0, false
}

// endsWithBlock tells the items and expressions whose end is a block from those
// that end with a semicolon or comma, by their first words.
func (t *rustText) endsWithBlock(i int) bool {
	for k := i; k < len(t.tok) && k < i+12; k++ {
		switch t.text(k) {
		case "pub", "unsafe", "async", "default", "extern", "(", ")", "crate", "super", "in", "safe":
			if t.text(k) == "(" && t.tok[k].mate > k {
				k = t.tok[k].mate
			}
			if t.text(k) == "extern" && t.text(k+1) == "crate" {
				return false
			}
		case "const":
			if next := t.text(k + 1); next != "fn" && next != "unsafe" && next != "extern" && next != "async" {
				return next == "{"
			}
		case "fn", "impl", "trait", "mod", "struct", "enum", "union", "macro_rules", "if", "match", "for", "while", "loop", "{", "auto":
			return true
		default:
			if t.tok[k].kind != literal {
				return false
			}
		}
	}
	return false
}

// inAngles reports whether token k stands inside <...> that opened after i.
func (t *rustText) inAngles(i, k int) bool {
	depth := 0
	for ; i < k; i++ {
		if t.tok[i].kind == opening && t.tok[i].mate > i {
			i = t.tok[i].mate
			continue
		}
		switch t.text(i) {
		case "<":
			depth++
		case ">":
			if prev := t.text(i - 1); prev != "-" && prev != "=" {
				depth--
			}
		}
	}
	return depth > 0
}
