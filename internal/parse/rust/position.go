package rust

// position says where an outer attribute stands that begins at token hash; see
// Attr.Position.
func (l *layer) position(hash int) string {
	prev := l.beforeAttributes(hash)
	p := l.positionBehind(prev, hash)
	if p == "operand" && prev != hash-1 {
		return "rest"
	}
	return p
}

// beforeAttributes is the token before the attributes, doc comments among them, that
// stand together with what begins at token i.
func (l *layer) beforeAttributes(i int) int {
	prev := i - 1
	for l.spend() && prev >= 0 {
		switch {
		case l.endsAttribute(prev):
			prev = l.tokens[prev].Match() - 2
		case l.kind(prev) == Doc && prev > 0:
			prev--
		default:
			return prev
		}
	}
	return prev
}

// endsAttribute reports whether token i is the last of an outer attribute.
func (l *layer) endsAttribute(i int) bool {
	return l.is(i, "]") && l.tokens[i].Match() > 0 && l.is(l.tokens[i].Match()-1, "#")
}

// positionBehind is position with the token before the attributes.
func (l *layer) positionBehind(prev, hash int) string {
	top := l.top()
	open := -1
	if top.close < len(l.tokens) {
		open = l.tokens[top.close].Match()
	}
	if l.repeats(prev) || top.kind == macroCall {
		switch {
		case top.kind == macroCall && l.macroOperand(top.macro, prev, open):
			return "operand"
		case top.kind == macroCall && top.macro == "vec" && (prev == open || l.is(prev, ",") || l.is(prev, ";")):
			return "element"
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
	case l.is(prev, ";") && open >= 0 && l.is(open, "[") && top.kind != macroBody:
		return "operand" // the length of an array
	case l.kind(prev) == Doc, l.is(prev, "}"), l.is(prev, ";"), l.is(prev, "{"):
		if open < 0 {
			return ""
		}
		return l.statementPosition(l.afterAttributes(hash), open)
	case l.is(prev, ","), l.is(prev, "<"):
		if open >= 0 && !l.is(open, "{") && !l.declares(open) {
			return "element"
		}
		return ""
	case l.is(prev, "("):
		if l.declares(prev) {
			return ""
		}
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
		if open >= 0 && l.target(l.afterAttributes(hash)) == "field" || l.startsStatement(prev) || l.is(prev-1, "move") {
			return "element" // a closure's parameter
		}
		return "operand"
	case l.is(prev, ":") && !l.is(prev-1, ":") && open >= 0 && l.is(open, "("):
		return "" // before the type of a parameter, where only a macro may read it
	case l.is(prev, "$"), l.is(prev, ")"), l.is(prev, "]"), l.is(prev, ">") && !l.is(prev-1, "="):
		return ""
	}
	return "operand"
}

// operandMacro are the macros that take each argument as an operand, by name or
// without one.
var operandMacro = map[string]bool{
	"assert": true, "debug_assert": true, "assert_eq": true, "assert_ne": true, "debug_assert_eq": true, "debug_assert_ne": true,
	"dbg": true, "print": true, "println": true, "eprint": true, "eprintln": true, "format": true, "panic": true, "format_args": true,
	"todo": true, "unimplemented": true, "unreachable": true, "concat": true, "addr_of": true, "addr_of_mut": true,
}

// patternMacro are those that take an operand and then a pattern, which a guard
// may follow.
var patternMacro = map[string]bool{"matches": true, "assert_matches": true, "debug_assert_matches": true}

// macroOperand reports whether what follows token prev, directly inside of a
// macro call whose arguments begin at token open, is an operand. The first
// argument of write! becomes the receiver of a method, which is gated nowhere.
func (l *layer) macroOperand(macro string, prev, open int) bool {
	switch {
	case operandMacro[macro]:
		return prev == open || l.is(prev, ",") || l.is(prev, "=") && l.kind(prev-1) == Ident && l.is(prev-2, ",")
	case macro == "write" || macro == "writeln":
		return l.is(prev, ",") || l.is(prev, "=") && l.kind(prev-1) == Ident && l.is(prev-2, ",")
	case patternMacro[macro]:
		return prev == open || l.is(prev, "if")
	}
	return false
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
	for i := start; i < l.tokens[open].Match() && l.spend(); i++ {
		if l.kind(i) == Open && l.tokens[i].Match() > i {
			i = l.tokens[i].Match()
		} else if l.is(i, at) {
			parts = append(parts, span{start, i - 1})
			start = i + 1
		}
	}
	return append(parts, span{start, l.tokens[open].Match() - 1})
}

// statementPosition tells what an attribute before token i, at the start of an
// element of the braces at token open, is on. An operator binds it to its left
// operand alone, so that it is no attribute of the statement; what no semicolon
// ends is an expression to rustc_expand.
func (l *layer) statementPosition(i, open int) string {
	if l.kind(i) == Ident && l.tokens[i].can&mustItem != 0 {
		return ""
	}
	if l.leftOperand(i, open) {
		return "operand"
	}
	if l.startsStatementExpression(i) {
		if l.semicolonEnds(i) {
			return ""
		}
		return "statement"
	}
	if target := l.target(i); (target == "expr" || target == "closure" || target == "async") && l.isBlock(open) && l.lastOf(i) && !l.bracedMacro(i) {
		return "statement"
	}
	return ""
}

// bracedMacro reports whether all up to the end of the braces around it is one macro
// call with braces of its own, which is a statement without a semicolon.
func (l *layer) bracedMacro(i int) bool {
	end := l.top().close - 1
	if !l.is(end, "}") || l.tokens[end].Match() <= i || !l.is(l.tokens[end].Match()-1, "!") {
		return false
	}
	for ; i < l.tokens[end].Match()-1 && l.spend(); i++ {
		if l.kind(i) != Ident && !l.is(i, ":") && !l.is(i, "$") {
			return false
		}
	}
	return true
}

// semicolonEnds reports whether a semicolon follows the statement at token i.
func (l *layer) semicolonEnds(i int) bool {
	end := l.expressionEnd(i, l.top().close)
	for ; i < l.top().close && l.tokens[i].End() < end && l.spend(); i++ {
		if l.kind(i) == Open && l.tokens[i].Match() > i {
			i = l.tokens[i].Match() - 1
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
		case l.kind(i) == Open && l.tokens[i].Match() > i:
			if l.is(i, "{") && l.is(i-1, "!") {
				return false // a macro that is a statement
			}
			i = l.tokens[i].Match()
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
		case l.kind(i) == Open && l.tokens[i].Match() > i:
			i = l.tokens[i].Match()
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
		case l.kind(j) == Close && l.tokens[j].Match() >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match()
		case l.is(j, ">") && l.is(j-1, "-"):
			return true // of a function or closure, before what it returns
		case l.is(j, ">") && l.anglesStart(j) >= 0:
			j = l.anglesStart(j)
		case l.is(j, "&") && (l.is(j-1, ">") && l.is(j-2, "-")), l.kind(j) == Lifetime:
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
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		}
	}
	return false
}

// innerPosition is the position of the expression whose braces begin with the
// inner attribute at token hash, or with others before it.
func (l *layer) innerPosition(hash int) string {
	open := l.openBracket()
	if !l.is(open, "{") || l.top().kind != plain {
		return ""
	}
	p := ""
	switch start := l.bracedStart(open); {
	case l.closureResult(open) && l.trusted():
		p = "operand"
	case start < 0:
		return "" // the body of an item, or of an if, which takes none
	default:
		frames := l.frames
		l.frames = l.frames[:len(l.frames)-1]
		p = l.position(start)
		l.frames = frames
	}
	if p == "operand" && !l.is(hash-1, "{") {
		return "rest"
	}
	return p
}

// bracedStart is the first token of the expression whose braces token open is,
// -1 when it is none that takes attributes.
func (l *layer) bracedStart(open int) int {
	start, before := open, open-1
	switch {
	case l.is(before, "unsafe"), l.is(before, "loop"), l.is(before, "async"), l.is(before, "const"):
		start = before
	case l.is(before, "move") && l.is(before-1, "async"):
		start = before - 1
	case l.is(before, ":") && l.kind(before-1) == Lifetime:
	case l.loopBefore(open) >= 0:
		start = l.loopBefore(open)
	case l.is(before, "{"), l.is(before, "}"), l.is(before, ";"):
	case l.is(before, "="), l.is(before, "|"), l.is(before, "&"), l.is(before, "+"), l.is(before, "-"), l.is(before, "*"), l.is(before, "/"), l.is(before, "!"),
		l.is(before, "("), l.is(before, "["), l.is(before, ","), l.arrow(before - 1), l.is(before, ":") && !l.is(before-1, ":"),
		l.is(before, "return"), l.is(before, "break"), l.is(before, "in"):
	default:
		return -1
	}
	if l.is(start-1, ":") && l.kind(start-2) == Lifetime {
		start -= 2
	}
	return start
}

// loopBefore is the match, while or for whose braces token open begins, -1 without.
func (l *layer) loopBefore(open int) int {
	for j := open - 1; j >= 0 && j > open-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match()
		case l.is(j, "match"), l.is(j, "while"), l.is(j, "for") && !l.is(j+1, "<") && !l.implFor(j):
			return j
		case l.kind(j) == Open, l.kind(j) == Close, l.is(j, ";"), l.is(j, ","), l.arrow(j), l.is(j, "if"), l.is(j, "fn"), l.is(j, "impl"), l.assigns(j) && !l.letInCondition(j):
			return -1
		}
	}
	return -1
}

// assigns reports whether token i is an "=" by itself.
func (l *layer) assigns(i int) bool {
	return l.is(i, "=") && !l.is(i+1, "=") && !l.is(i-1, "=") && !l.is(i-1, "!") && !l.is(i-1, "<") && !l.is(i-1, ">") && !l.is(i-1, ".")
}

// letInCondition reports whether the "=" at token i is that of while let.
func (l *layer) letInCondition(i int) bool {
	for j := i - 1; j >= 0 && j > i-200 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, "let"):
			return l.is(j-1, "while") || l.is(j-1, "&")
		case l.kind(j) == Open, l.is(j, ";"):
			return false
		}
	}
	return false
}

// closureResult reports whether the type before the brace at token open is what
// a closure returns: || -> T {.
func (l *layer) closureResult(open int) bool {
	for j := open - 1; j > 0 && j > open-100 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match()
		case l.is(j, ">") && l.is(j-1, "-"):
			if l.is(j-2, "|") {
				return true
			}
			j--
		case l.kind(j) == Open, l.kind(j) == Close, l.is(j, ";"), l.is(j, "="), l.is(j, "fn"):
			return false
		}
	}
	return false
}

// declares reports whether the bracket at token open holds the parameters of a
// function or the fields of a struct or variant.
func (l *layer) declares(open int) bool {
	name := l.nameBefore(open)
	switch {
	case !l.is(open, "("):
		return false
	case l.is(name, "fn"), l.parameters(open), l.is(name-1, "struct"):
		return true
	case l.kind(name) != Ident || !l.is(name-1, "{") && !l.is(name-1, ",") && !l.endsAttribute(name-1) && l.kind(name-1) != Doc:
		return false
	}
	// The bracket's own frame is the innermost one while what it holds is read.
	for i := len(l.frames) - 1; i >= 0; i-- {
		if shut := l.frames[i].close; shut < len(l.tokens) && l.tokens[shut].Match() < open {
			return l.bodyOf(l.tokens[shut].Match()) == "enum"
		}
	}
	return false
}

// parenthesis tells an argument or element from a lone expression in parentheses.
func (l *layer) parenthesis(open int) string {
	before := open - 1
	called := l.kind(before) == Ident && !keywordBeforeNot[l.text(l.tokens[before])] || l.is(before, ")") || l.is(before, "]") ||
		l.is(before, ">") && !l.is(before-1, "=") || l.is(before, "?")
	if called {
		return "element"
	}
	if parts := l.split(open+1, l.tokens[open].Match()-1); len(parts) > 1 {
		return "element"
	}
	return "operand"
}

// startsStatementExpression reports whether an expression statement begins at
// token i: a block, or what a semicolon ends. Macro calls are statements of their own.
func (l *layer) startsStatementExpression(i int) bool {
	i = l.unlabelled(i)
	if l.is(i, "{") || l.is(i, "unsafe") && l.is(i+1, "{") || l.is(i, "if") || l.is(i, "match") || l.is(i, "while") || l.is(i, "loop") || l.is(i, "for") {
		return true
	}
	for ; i < l.top().close && l.spend(); i++ {
		switch {
		case l.kind(i) == Open && l.tokens[i].Match() > i:
			if l.is(i-1, "!") && (l.is(l.tokens[i].Match()+1, ";") || l.is(i, "{")) {
				return false
			}
			i = l.tokens[i].Match()
		case l.is(i, ";"):
			return true
		case l.is(i, ","), l.arrow(i):
			return false
		}
	}
	return false
}

// docOperand notes the doc comment at token i where it is an attribute of an
// expression. Most doc comments stand before items, and take no time.
func (l *layer) docOperand(i int) {
	if text := l.src[l.tokens[i].Start()-l.base:]; text[2] == '!' {
		if l.is(i-1, "{") && l.innerPosition(i) == "operand" {
			l.fact("doc-operand", i, i, false)
		}
		return
	}
	switch prev := i - 1; {
	case l.is(prev, "return"), l.is(prev, "break"), l.is(prev, "yield"):
		return // for the parser, nothing follows these
	case l.kind(prev) == Close, l.kind(prev) == Doc, l.is(prev, "{"), l.is(prev, ";"), l.is(prev, ",") && l.top().kind == plain, prev < 0:
		if !l.startsOperation(l.afterAttributes(i + 1)) {
			return
		}
	}
	switch l.target(l.afterAttributes(i + 1)) {
	case "expr", "closure", "async":
		if l.position(i) == "operand" {
			l.fact("doc-operand", i, i, false)
		}
	}
}

// startsOperation reports whether token i may begin an expression with an operator,
// and not an item, a field or a variant. It is a cheap question.
func (l *layer) startsOperation(i int) bool {
	if l.top().kind != plain || i+1 >= len(l.tokens) || l.kind(i) != Ident && l.kind(i) != Number || itemModifier[l.text(l.tokens[i])] {
		return false
	}
	switch i++; l.kind(i) {
	case Open:
		return true
	case Punct:
		return !l.is(i, ",") && !l.is(i, "!") && (!l.is(i, ":") || l.is(i+1, ":"))
	}
	return l.is(i, "as")
}
