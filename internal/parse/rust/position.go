package rust

// position says where an outer attribute stands that begins at token hash; see
// Attr.Position.
func (l *layer) position(hash int) string {
	prev := hash - 1
	top := l.top()
	for l.spend() && prev >= 0 && l.is(prev, "]") && l.tokens[prev].Match > 0 && l.is(l.tokens[prev].Match-1, "#") {
		prev = l.tokens[prev].Match - 2 // the attribute before
	}
	open := -1
	if top.close < len(l.tokens) {
		open = l.tokens[top.close].Match
	}
	if l.is(prev-1, ")") && (l.is(prev, "*") || l.is(prev, "+") || l.is(prev, "?")) && l.sigil(l.tokens[prev-1].Match-1) || top.kind == macroCall {
		if operandMacro[top.macro] && (prev == open || l.is(prev, ",")) {
			return "operand"
		}
		return "" // after a repetition in a macro, or in a language of its own
	}
	if !l.trusted() || top.kind == macroBody && prev == open {
		// What a macro's arguments are, only its rules know, and whether its body is
		// an expression or a statement, only its callers.
		return ""
	}
	switch {
	case prev == open && l.is(prev, "[") && len(l.splitAt(open, ";")) > 1 && !l.indexes(prev):
		return "operand" // the element of an array that repeats it
	case prev < 0, l.is(prev, "(") && l.sigil(prev-1):
		return ""
	case l.is(prev, ";") && open >= 0 && l.is(open, "["):
		return "operand" // the length of an array
	case l.kind(prev) == Doc, l.is(prev, "}"), l.is(prev, ";"), l.is(prev, "{"):
		if open < 0 {
			return ""
		}
		return l.statementPosition(l.afterAttributes(hash), open)
	case l.is(prev, ","), l.is(prev, "<"):
		if open >= 0 && !l.is(open, "{") {
			return "element"
		}
		return ""
	case l.is(prev, "("):
		return l.parenthesis(prev)
	case l.is(prev, "["):
		if l.indexes(prev) {
			return "operand"
		}
		return "element"
	case l.kind(prev) == Ident:
		if keywordBeforeNot[l.text(l.tokens[prev])] {
			return "operand"
		}
		return ""
	case l.is(prev, "|"):
		if open >= 0 && l.target(l.afterAttributes(hash)) == "field" {
			return "element" // a closure's parameter
		}
		return "operand"
	case l.is(prev, "$"), l.is(prev, ")"), l.is(prev, "]"), l.is(prev, ">") && !l.is(prev-1, "="):
		return ""
	}
	return "operand"
}

// operandMacro are the macros that take each argument as an operand.
var operandMacro = map[string]bool{
	"assert": true, "debug_assert": true, "assert_eq": true, "assert_ne": true, "debug_assert_eq": true, "debug_assert_ne": true,
	"dbg": true, "print": true, "println": true, "eprint": true, "eprintln": true, "format": true, "panic": true,
}

// indexes reports whether the square bracket at token open holds an index.
func (l *layer) indexes(open int) bool {
	before := open - 1
	return l.kind(before) == Ident && !keywordBeforeNot[l.text(l.tokens[before])] || l.is(before, ")") || l.is(before, "]")
}

// splitAt cuts what the bracket at token open holds at a token of its level.
func (l *layer) splitAt(open int, at string) []span {
	var parts []span
	start := open + 1
	for i := start; i < l.tokens[open].Match && l.spend(); i++ {
		if l.kind(i) == Open && l.tokens[i].Match > i {
			i = l.tokens[i].Match
		} else if l.is(i, at) {
			parts = append(parts, span{start, i - 1})
			start = i + 1
		}
	}
	return append(parts, span{start, l.tokens[open].Match - 1})
}

// statementPosition tells what an attribute before token i, at the start of an
// element of the braces at token open, is on. An operator binds it to its left
// operand alone, so that it is no attribute of the statement; what no semicolon
// ends is an expression to rustc_expand.
func (l *layer) statementPosition(i, open int) string {
	if l.leftOperand(i, open) {
		return "operand"
	}
	if l.startsStatementExpression(i) {
		if l.semicolonEnds(i) {
			return ""
		}
		return "statement"
	}
	if target := l.target(i); (target == "expr" || target == "closure" || target == "async") && l.isBlock(open) && l.lastOf(i) {
		return "statement"
	}
	return ""
}

// semicolonEnds reports whether a semicolon follows the statement at token i.
func (l *layer) semicolonEnds(i int) bool {
	end := l.expressionEnd(i, l.top().close)
	for ; i < l.top().close && l.tokens[i].End < end && l.spend(); i++ {
		if l.kind(i) == Open && l.tokens[i].Match > i {
			i = l.tokens[i].Match - 1
		}
	}
	return l.is(i, ";") || l.is(i+1, ";")
}

// leftOperand reports whether the statement at token i is an operator with the
// expression that begins there on its left.
func (l *layer) leftOperand(i, open int) bool {
	if l.kind(i) == Ident && (reserved[l.text(l.tokens[i])] || keywordBeforeNot[l.text(l.tokens[i])] || itemModifier[l.text(l.tokens[i])]) && !l.is(i, "true") && !l.is(i, "false") ||
		l.is(i, "{") || l.is(i, "#") || l.sigil(i) || l.is(i, "|") || l.kind(i) == Lifetime || l.is(i, ".") || !l.isBlock(open) {
		return false
	}
	for l.is(i, "-") || l.is(i, "!") || l.is(i, "*") || l.is(i, "&") {
		i++
	}
	if l.is(i, "<") {
		end := l.anglesEnd(i, l.top().close)
		if end == i {
			return false
		}
		i = end + 1 // <T as Trait>::name
	}
	for ; i < l.top().close && l.spend(); i++ {
		switch {
		case l.arrow(i), l.is(i, ";"), l.is(i, ","):
			return false
		case l.kind(i) == Open && l.tokens[i].Match > i:
			if l.is(i, "{") && l.is(i-1, "!") {
				return false // a macro that is a statement
			}
			i = l.tokens[i].Match
		case l.is(i, "<") && l.is(i-1, ":"):
			if i = l.anglesEnd(i, l.top().close); l.is(i, "<") {
				return false
			}
		case l.is(i, "as") && l.kind(i) == Ident:
			return true
		case l.is(i, ".") && l.is(i+1, "."):
			return true
		case l.kind(i) == Punct && !l.is(i, ".") && !l.is(i, ":") && !l.is(i, "?") && !l.is(i, "!") && !l.is(i, "$") && !l.is(i, "#") && !l.is(i, "@"),
			l.is(i, "!") && l.is(i+1, "="):
			return true
		case l.is(i, ":") && !l.is(i+1, ":") && !l.is(i-1, ":"), l.is(i, "@"), l.is(i, "$"), l.is(i, "#"):
			return false
		}
	}
	return false
}

// lastOf reports whether the expression at token i goes on to the end of the
// braces around it.
func (l *layer) lastOf(i int) bool {
	for ; i < l.top().close && l.spend(); i++ {
		switch {
		case l.kind(i) == Open && l.tokens[i].Match > i:
			i = l.tokens[i].Match
		case l.is(i, ";"), l.is(i, ","), l.arrow(i):
			return false
		}
	}
	return true
}

// isBlock reports whether the brace at token open begins a block of statements,
// and not the body of an item, a match, or fields.
func (l *layer) isBlock(open int) bool {
	if !l.is(open, "{") || l.top().kind == macroCall || l.top().kind == macroBody {
		return false
	}
	for j := open - 1; j >= 0 && j > open-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match
		case l.is(j, "fn"), l.is(j, "if"), l.is(j, "else"), l.is(j, "loop"), l.is(j, "while"), l.is(j, "unsafe"), l.is(j, "async"), l.is(j, "move"),
			l.arrow(j):
			return true
		case l.is(j, "match"), l.is(j, "struct"), l.is(j, "enum"), l.is(j, "union"), l.is(j, "trait"), l.is(j, "impl"), l.is(j, "mod"), l.is(j, "extern"), l.is(j, "use"):
			return false
		case l.is(j, "for") && l.kind(j) == Ident:
			return !l.implFor(j)
		case l.kind(j) == Open, l.kind(j) == Close, l.is(j, ";"), l.is(j, ","), l.is(j, "="), l.is(j, "|"), l.is(j, "&"):
			return j == open-1
		}
	}
	return open == 0
}

// implFor reports whether the "for" at token i is that of an impl.
func (l *layer) implFor(i int) bool {
	for j := i - 1; j >= 0 && j > i-400 && l.spend(); j-- {
		switch {
		case l.is(j, "impl") && l.kind(j) == Ident:
			return true
		case l.kind(j) == Open, l.is(j, ";"), l.is(j, "}"):
			return false
		case l.kind(j) == Close && l.tokens[j].Match >= 0:
			j = l.tokens[j].Match
		}
	}
	return false
}

// innerPosition is the position of the expression whose braces begin with the
// inner attribute at token hash: "operand", or "".
func (l *layer) innerPosition() string {
	open := l.openBracket()
	if !l.is(open, "{") || l.top().kind != plain {
		return ""
	}
	start, before := open, open-1
	switch {
	case l.is(before, "unsafe"), l.is(before, "loop"), l.is(before, "async"):
		start = before
	case l.is(before, "move") && l.is(before-1, "async"):
		start = before - 1
	case l.matchBefore(open):
		for start = before; !l.is(start, "match"); start-- {
		}
	case !l.is(before, "=") && !l.is(before, "|") && !l.arrow(before-1):
		return "" // the body of an item, or of an if or a loop, which is no expression by itself
	}
	frames := l.frames
	l.frames = l.frames[:len(l.frames)-1]
	defer func() { l.frames = frames }()
	if p := l.position(start); p == "operand" {
		return p
	}
	return ""
}

// parenthesis tells an argument or element from a lone expression in parentheses.
func (l *layer) parenthesis(open int) string {
	before := open - 1
	called := l.kind(before) == Ident && !keywordBeforeNot[l.text(l.tokens[before])] || l.is(before, ")") || l.is(before, "]") ||
		l.is(before, ">") && !l.is(before-1, "=") || l.is(before, "?") || l.is(before, "!")
	if called {
		return "element"
	}
	if parts := l.split(open+1, l.tokens[open].Match-1); len(parts) > 1 {
		return "element"
	}
	return "operand"
}

// startsStatementExpression reports whether an expression statement begins at
// token i: a block, or what a semicolon ends. Macro calls are statements of their own.
func (l *layer) startsStatementExpression(i int) bool {
	if l.is(i, "{") || l.is(i, "unsafe") && l.is(i+1, "{") || l.is(i, "if") || l.is(i, "match") || l.is(i, "while") || l.is(i, "loop") || l.is(i, "for") {
		return true
	}
	for ; i < l.top().close && l.spend(); i++ {
		switch {
		case l.kind(i) == Open && l.tokens[i].Match > i:
			if l.is(i-1, "!") && (l.is(l.tokens[i].Match+1, ";") || l.is(i, "{")) {
				return false
			}
			i = l.tokens[i].Match
		case l.is(i, ";"):
			return true
		case l.is(i, ","), l.arrow(i):
			return false
		}
	}
	return false
}
