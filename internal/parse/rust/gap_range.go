package rust

import "strings"

// literalGap takes the suffixes off that the grammar does not know.
func (l *layer) literalGap(i int) {
	t := l.tokens[i]
	text := l.text(t)
	for _, suffix := range []string{"f16", "f128"} {
		if strings.HasSuffix(text, suffix) && !strings.HasPrefix(text, "0x") {
			l.fact("literal-"+suffix, i, i, true)
			l.edit(t.End()-len(suffix), t.End(), "")
		}
	}
}

// halfOpen masks a range without a start where it can only be a pattern: where
// an arrow, a guard or another alternative follows, or an arrow follows the
// brackets around.
func (l *layer) halfOpen(i int) {
	if l.is(i+2, ",") || l.is(i+2, "]") {
		l.sliceRange(i)
		return
	}
	if !l.is(i+2, "=") && !l.is(i+2, ".") {
		l.exclusiveRange(i)
	}
	before := l.kind(i-1) == Open || l.is(i-1, ",") || l.is(i-1, "|") || l.is(i-1, "}") || l.is(i-1, "@") || l.kind(i-1) == Doc || i == 0
	j := i + 2
	if l.is(j, "=") || l.is(j, ".") {
		j++
	}
	if l.is(j, "-") {
		j++
	}
	if l.is(j, "const") && l.is(j+1, "{") && l.inPattern(i, len(l.frames)) {
		// The grammar knows const blocks as patterns, and not as bounds of ranges.
		first := i
		if l.kind(i-1) == Number || l.kind(i-1) == Char {
			first = i - 1
		}
		l.edit(l.tokens[first].Start(), l.tokens[j-1].End(), "")
		return
	}
	if !before || !l.glued(i) || l.kind(j) != Number && l.kind(j) != Char && l.kind(j) != Ident {
		return
	}
	for l.is(j+1, ":") && l.is(j+2, ":") && l.kind(j+3) == Ident {
		j += 3
	}
	if l.arrow(j+1) || l.is(j+1, "if") || l.is(i-1, "@") || l.is(j+1, "|") && !l.is(j+2, "|") && l.top().close < len(l.tokens) && l.arrowAhead(j+1) || l.arrow(l.top().close+1) {
		l.mask("half-open-pattern", i, j, "_")
	}
}

// sliceRange notes a range without an end, whose dots are tokens i and i+1, among
// the elements of a slice in the pattern that is a macro's second argument: to the
// grammar that is an array.
func (l *layer) sliceRange(i int) {
	if !patternMacro[l.top().macro] || !l.is(l.openBracket(), "[") || l.is(i-1, "@") || !l.inPatternArgument(i) {
		return // NAME @ .. is all that is left, and no range
	}
	start := i
	for open := l.openBracket(); start-1 > open && !l.is(start-1, ",") && l.spend(); start-- {
		if m := l.tokens[start-1].Match(); l.kind(start-1) == Close && m > open {
			start = m + 1
		}
	}
	if start < i && l.top().kind != macroCall {
		l.mask("half-open-slice", start, i+1, "x")
	}
}

// exclusiveRange notes a range with two ends, whose dots are tokens i and i+1, in the
// pattern that is a macro's second argument: to the grammar it is a value.
func (l *layer) exclusiveRange(i int) {
	last := i + 2
	if l.is(last, "-") {
		last++
	}
	if !patternMacro[l.top().macro] || !endsRange(l.kind(i-1)) || !endsRange(l.kind(last)) || l.is(last, "if") || !l.inPatternArgument(i) {
		return
	}
	first := i - 1
	for l.is(first-1, ":") && l.is(first-2, ":") && l.kind(first-3) == Ident {
		first -= 3
	}
	if l.is(first-1, "-") {
		first--
	}
	l.fact("exclusive-range", first, last, false)
}

func endsRange(k TokenKind) bool { return k == Number || k == Char || k == Ident }

// inPatternArgument reports whether token i is in the second argument of the macro call
// around it, before a guard.
func (l *layer) inPatternArgument(i int) bool {
	call := len(l.frames) - 1
	for call >= 0 && l.frames[call].kind != macroCall {
		call--
	}
	if call < 0 {
		return false
	}
	commas := 0
	for j := l.tokens[l.frames[call].close].Match() + 1; j < i && l.spend(); j++ {
		switch {
		case l.is(j, ","):
			commas++
		case l.is(j, "if"):
			return false
		case l.kind(j) == Open && l.tokens[j].Match() > i:
			return commas == 1
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		}
	}
	return commas == 1
}

func (l *layer) arrow(i int) bool { return l.is(i, "=") && l.is(i+1, ">") && l.glued(i) }

// arrowAhead reports whether a match arm's arrow comes before its next comma,
// semicolon or block.
func (l *layer) arrowAhead(i int) bool {
	for ; i < l.top().close && l.spend(); i++ {
		switch {
		case l.arrow(i):
			return true
		case l.is(i, ",") || l.is(i, ";") || l.is(i, "{"):
			return false
		case l.kind(i) == Open && l.tokens[i].Match() > i:
			i = l.tokens[i].Match()
		}
	}
	return false
}

// inPattern reports whether token i is part of a pattern: looking on from it, an
// arrow, the "=" of a let, "in" or the type of a parameter comes before what
// ends an expression. level is how many brackets are open around it.
// In the arguments of a macro nobody knows, and a pattern is assumed.
func (l *layer) inPattern(i, level int) bool {
	for _, f := range l.frames[:level] {
		if f.kind == macroCall {
			return true
		}
	}
	limit := l.closeAt(level)
	for j := i + 1; j <= len(l.tokens) && l.spend(); j++ {
		if j >= limit {
			if level == 0 || j >= len(l.tokens) || !l.patternBracket(l.tokens[j].Match(), i) {
				return false
			}
			i = l.tokens[j].Match()
			level--
			limit = l.closeAt(level)
			continue
		}
		switch {
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			if l.is(j, "{") && !l.is(j-1, "|") && l.is(j-1, "=") {
				return false
			}
			j = l.tokens[j].Match()
		case l.arrow(j), l.is(j, "in") && l.kind(j) == Ident, l.is(j, "if") && l.arrowAfterGuard(j, limit):
			return true
		case l.is(j, "=") && !l.is(j+1, "=") && !l.is(j-1, "=") && !l.is(j-1, "!") && !l.is(j-1, "<") && !l.is(j-1, ">") && !l.is(j-1, "."):
			return l.letBefore(i)
		case l.is(j, ":") && !l.is(j+1, ":") && !l.is(j-1, ":"):
			return true
		case l.is(j, "|") && l.is(i-1, "|"):
			return true // a closure's parameter
		case l.is(j, ";"):
			return false
		case l.is(j, ","):
			// In parentheses and in a pattern of fields the next element may tell.
			if limit < len(l.tokens) && l.is(l.tokens[limit].Match(), "{") && !l.is(i-1, ":") && !l.is(i-1, ",") && !l.is(i-1, "{") {
				return false
			}
			if limit < len(l.tokens) {
				j = limit - 1
			}
		}
	}
	return false
}

// closeAt is the token that closes the bracket at a level of nesting.
func (l *layer) closeAt(level int) int {
	if level < 1 {
		return len(l.tokens)
	}
	return l.frames[level-1].close
}

// patternBracket reports whether a pattern may go on after the bracket that token
// open begins: not after a block or the arguments of a method call.
func (l *layer) patternBracket(open, at int) bool {
	if open < 0 || l.is(open, "(") && l.kind(open-1) == Ident && l.is(open-2, ".") {
		return false
	}
	if l.is(open, "{") {
		return l.kind(open-1) == Ident && !reserved[l.text(l.tokens[open-1])] && !l.is(open-2, "match") && !l.is(open-2, "if")
	}
	return true
}

// letBefore reports whether "let" comes before token i without a semicolon or
// "=" between.
func (l *layer) letBefore(i int) bool {
	for j := i; j >= 0 && j > i-200; j-- {
		switch {
		case l.is(j, "let") && l.kind(j) == Ident:
			return true
		case l.is(j, ";") || l.is(j, "=") && !l.is(j-1, ".") || l.is(j, "}") && l.tokens[j].Match() < 0:
			return false
		}
	}
	return false
}

// arrowAfterGuard reports whether the arm's arrow follows its guard.
func (l *layer) arrowAfterGuard(i, limit int) bool {
	for ; i < limit && l.spend(); i++ {
		switch {
		case l.arrow(i):
			return true
		case l.is(i, ";") || l.is(i, ","):
			return false
		case l.kind(i) == Open && l.tokens[i].Match() > i:
			i = l.tokens[i].Match()
		}
	}
	return false
}
