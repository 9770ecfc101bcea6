package rust

import "slices"

// guardPattern finds "if" after a pattern inside of brackets: the guard of an arm
// stands outside of them. Between parentheses and square brackets no expression
// may be followed by "if"; between braces only a field with a colon tells.
func (l *layer) guardPattern(i int) {
	open := l.openBracket()
	if open < 0 || !l.endsOperand(i-1) || l.endsAttribute(i-1) || l.top().kind == macroCall || l.sigil(open-1) {
		return
	}
	if l.is(open, "{") && !l.fieldBefore(i, open) || !l.trusted() {
		return
	}
	// Parentheses around an arm's pattern and guard are an error of their own.
	whole := l.is(open, "(") && (l.arrow(l.top().close+1) || l.is(l.top().close+1, "if")) && l.startsArm(open) && !l.commaBefore(i, open)
	end := i
	for j := i + 1; j < l.top().close && !l.is(j, ",") && l.spend(); j++ {
		if l.kind(j) == Open && l.tokens[j].Match() > j {
			j = l.tokens[j].Match()
		}
		if l.is(j, ";") || l.arrow(j) {
			return
		}
		end = j
	}
	if end == i || whole && end+1 == l.top().close {
		return
	}
	l.fact("guard-pattern", i+1, end, true)
	l.edit(l.tokens[i].Start(), l.tokens[end].End(), "")
}

// startsArm reports whether the bracket at token i, the innermost that is open, may
// begin the pattern of an arm.
func (l *layer) startsArm(i int) bool {
	if n := len(l.frames) - 2; n < 0 || !l.is(l.frames[n].close, "}") {
		return false
	}
	return l.is(i-1, "{") || l.is(i-1, ",") || l.is(i-1, "}") || l.endsAttribute(i-1)
}

// commaBefore reports whether a comma stands before token i in the bracket at
// token open.
func (l *layer) commaBefore(i, open int) bool {
	for j := i - 1; j > open && l.spend(); j-- {
		if l.kind(j) == Close && l.tokens[j].Match() >= 0 {
			j = l.tokens[j].Match()
		} else if l.is(j, ",") {
			return true
		}
	}
	return false
}

// attributeGap reports whether an attribute, which begins at token hash, stands where the
// grammar knows none: on a field of a pattern, or on an argument that ends with a block.
func (l *layer) attributeGap(hash int) bool {
	prev, open := l.beforeAttributes(hash), l.openBracket()
	if open < 0 || prev != open && !l.is(prev, ",") {
		return false
	}
	i := l.afterAttributes(hash)
	if l.is(open, "(") {
		return (l.is(i, "if") || l.is(i, "match")) && !l.declares(open)
	}
	if !l.is(open, "{") || l.kind(open-1) != Ident && !l.is(open-1, ">") {
		return false
	}
	for l.is(i, "ref") || l.is(i, "mut") {
		i++
	}
	shut := l.tokens[open].Match()
	if l.kind(i) != Ident || !l.is(i+1, ",") && i+1 != shut && !l.colon(i+1) {
		return false
	}
	return l.is(shut+1, "=") || l.is(shut+1, "|") || l.is(shut+1, "if") || l.is(shut+1, ")") || l.is(shut+1, ",") || l.is(shut+1, "]")
}

// openBracket is the token of the innermost open bracket, -1 for none.
func (l *layer) openBracket() int {
	if l.top().close >= len(l.tokens) {
		return -1
	}
	return l.tokens[l.top().close].Match()
}

// endsOperand reports whether token i may end an expression or a pattern.
func (l *layer) endsOperand(i int) bool {
	switch l.kind(i) {
	case Number, String, Char:
		return true
	case Close:
		return i >= 0 && i < len(l.tokens)
	case Ident:
		return !reserved[l.text(l.tokens[i])] || l.is(i, "true") || l.is(i, "false")
	}
	return false
}

// fieldBefore reports whether the element of the braces at token open that token
// i is in begins with "name:".
func (l *layer) fieldBefore(i, open int) bool {
	for j := i - 1; j > open && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, ",") || l.is(j, ";"):
			return false
		case l.is(j, ":") && !l.is(j-1, ":") && !l.is(j+1, ":"):
			return l.kind(j-1) == Ident && (j-2 == open || l.is(j-2, ",")) && l.kind(open-1) == Ident
		}
	}
	return false
}

// fieldOfItself reports whether the pattern of the tokens first to last is a field
// of a struct without a colon.
func (l *layer) fieldOfItself(first, last int) bool {
	open := l.openBracket()
	return open >= 0 && l.is(open, "{") && (l.is(last+1, ",") || l.is(last+1, "}")) &&
		(first-1 == open || l.is(first-1, ",") || l.is(first-1, "box") || l.endsAttribute(first-1))
}

// trusted reports whether the tokens at hand are Rust for certain: they stand in
// no macro call but those whose arguments are expressions and patterns, or in the
// body of a function there.
func (l *layer) trusted() bool {
	for i, f := range l.frames {
		if f.kind == macroCall && !plainMacro[f.macro] && (opaque(f.macro) || !slices.ContainsFunc(l.frames[i+1:], l.isFnBody)) {
			return false
		}
	}
	return true
}

// isFnBody reports whether a frame is the body of a function.
func (l *layer) isFnBody(f frame) bool {
	return f.kind == plain && f.close < len(l.tokens) && l.bodyOf(l.tokens[f.close].Match()) == "fn"
}

// plainMacro are the macros of the standard library that take Rust as it is.
var plainMacro = map[string]bool{
	"matches": true, "assert_matches": true, "debug_assert_matches": true, "assert": true, "debug_assert": true,
	"assert_eq": true, "assert_ne": true, "debug_assert_eq": true, "debug_assert_ne": true, "vec": true, "dbg": true,
	"print": true, "println": true, "eprint": true, "eprintln": true, "format": true, "write": true, "writeln": true,
	"panic": true, "todo": true, "unreachable": true, "unimplemented": true, "thread_local": true,
}

// neverPattern finds "!" where a pattern is expected: as a type or an operator it
// reads alike, so that all that stands before it, out to what begins the
// pattern, must say so.
func (l *layer) neverPattern(i int) {
	switch {
	case l.kind(i+1) == Close, l.is(i+1, ","), l.is(i+1, "|"), l.is(i+1, "if"), l.is(i+1, "in"), l.is(i+1, ":") && !l.is(i+2, ":"),
		l.is(i+1, "=") && (!l.glued(i) || l.is(i+2, ">")), l.is(i+1, ";") && l.is(i-1, "let"):
	default:
		return
	}
	closure := l.is(i-1, "|") && (l.is(i+1, ":") || l.is(i+1, "|")) && !l.endsOperand(i-2) && !l.is(i-2, "|")
	if l.kind(i-1) == Ident && !beforeNever[l.text(l.tokens[i-1])] || l.is(i-1, "$") || !l.trusted() || !closure && !l.startsPattern(i) {
		return
	}
	l.fact("never-pattern", i, i, false)
	l.edit(l.tokens[i].Start(), l.tokens[i].End(), "_")
}

// beforeNever are the words that may stand before "!" in a pattern.
var beforeNever = map[string]bool{"let": true, "for": true, "box": true, "mut": true, "const": true}

// startsPattern reports whether token i, or the brackets around it, follow what
// begins a pattern: let, the brace of a match or the comma of its arms, the
// parenthesis of parameters.
func (l *layer) startsPattern(i int) bool {
	at := i
	for level := len(l.frames); level >= 0 && l.spend(); level-- {
		open := -1
		if level > 0 && l.frames[level-1].close < len(l.tokens) {
			open = l.tokens[l.frames[level-1].close].Match()
		}
		j, field := at-1, false
		for ; j > open && l.spend(); j-- {
			if l.kind(j) == Close && l.tokens[j].Match() >= 0 {
				if l.is(j, "}") && l.is(open, "{") || l.endsAttribute(j) {
					break // the arm before, or an attribute
				}
				j = l.tokens[j].Match()
				continue
			}
			if l.is(j, "for") && !l.is(j+1, "<") {
				return !l.implFor(j)
			}
			if l.is(j, "let") {
				return true
			}
			if l.is(j, ",") {
				break
			}
			if l.is(j, "|") && !l.is(j-1, "|") && !l.endsOperand(j-1) {
				return true // of a closure
			}
			if l.is(j, ":") && !l.is(j-1, ":") && !l.is(j+1, ":") {
				field = l.is(open, "{") && l.kind(j-1) == Ident && (j-2 == open || l.is(j-2, ","))
				if !field {
					return false
				}
				break
			}
			if !l.mayPrecedePattern(j) {
				return false
			}
		}
		switch {
		case open < 0:
			return false
		case l.is(open, "{") && l.matchBefore(open):
			return true
		case l.frames[level-1].kind == macroCall:
			return patternMacro[l.frames[level-1].macro] && l.is(j, ",")
		case l.is(open, "{") && (!field || l.kind(open-1) != Ident):
			return false
		case l.is(open, "(") && l.parameters(open):
			return true
		}
		at = open
	}
	return false
}

// mayPrecedePattern reports whether token j may stand in a pattern.
func (l *layer) mayPrecedePattern(j int) bool {
	switch l.kind(j) {
	case Ident:
		return !reserved[l.text(l.tokens[j])] || l.is(j, "ref") || l.is(j, "mut") || l.is(j, "box") || l.is(j, "const") && l.is(j-1, "pin") || l.is(j, "true") || l.is(j, "false")
	case Punct:
		return l.is(j, "|") || l.is(j, "&") || l.is(j, "@") || l.is(j, "$") || l.is(j, ":") || l.is(j, ".") || l.is(j, "=") && l.is(j-1, ".")
	case Open, Close:
		return false
	}
	return true
}

// matchBefore reports whether the brace at token open holds the arms of a match.
func (l *layer) matchBefore(open int) bool {
	for j := open - 1; j >= 0 && j > open-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, "match") && l.kind(j) == Ident:
			return true
		case l.kind(j) == Open, l.is(j, ";"), l.is(j, ","), l.arrow(j), l.is(j, "let"):
			return false
		}
	}
	return false
}

// parameters reports whether the parenthesis at token open holds the parameters
// of a function.
func (l *layer) parameters(open int) bool {
	name := l.nameBefore(open)
	return l.kind(name) == Ident && l.is(name-1, "fn")
}

// nameBefore is the token before a bracket at token open and the generics before it.
func (l *layer) nameBefore(open int) int {
	if l.is(open-1, ">") {
		return l.anglesStart(open-1) - 1
	}
	return open - 1
}

// qualifiedStruct finds <T as Trait>::Name { .. } as an expression or pattern,
// which the grammar knows of patterns only.
func (l *layer) qualifiedStruct(i int) {
	before := i - 1
	for l.is(before, "&") {
		before--
	}
	if l.is(before, ">") && l.is(before-1, "-") {
		return // the type that a function returns
	}
	switch {
	case l.is(i-1, "=") && !l.is(i-2, "="), l.kind(i-1) == Open, l.is(i-1, ","), l.is(i-1, ";"), l.is(i-1, "&"), l.is(i-1, "|"),
		l.is(i-1, ">") && l.is(i-2, "="), l.is(i-1, "return"), l.is(i-1, "let"), l.is(i-1, "}"),
		l.is(i-1, ":") && !l.is(i-2, ":"): // the value of a field
	default:
		return
	}
	end := l.anglesEnd(i, min(i+200, len(l.tokens)))
	if end == i || !l.trusted() || l.inCondition(i) {
		return
	}
	last := end
	for l.is(last+1, ":") && l.is(last+2, ":") {
		if l.kind(last+3) == Ident {
			last += 3
		} else if args := l.anglesEnd(last+3, min(last+200, len(l.tokens))); last > end && args > last+3 {
			last = args
		} else {
			break
		}
	}
	if last == end || !l.is(last+1, "{") {
		return
	}
	l.mask("qualified-struct", i, last, "X")
}

// inCondition reports whether token i is part of an expression between if, while,
// match or in and the brace of its block, where no struct expression may stand.
func (l *layer) inCondition(i int) bool {
	assigned := false
	for j := i - 1; j >= 0 && j > i-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			if l.is(j, "}") && !l.is(j+1, ".") {
				return false // of what stands before
			}
			j = l.tokens[j].Match()
		case l.kind(j) == Open, l.is(j, ";"), l.is(j, ","), l.arrow(j):
			return false
		case l.is(j, "let"):
			return assigned && (l.is(j-1, "if") || l.is(j-1, "while") || l.is(j-1, "&"))
		case l.assigns(j):
			assigned = true
		case l.is(j, "if"), l.is(j, "while"), l.is(j, "match"), l.is(j, "in") && l.kind(j) == Ident:
			return true
		}
	}
	return false
}
