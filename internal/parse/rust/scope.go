package rust

import "featscan/internal/cond"

// scopeCond is the condition that an attribute puts on what it is on:
// cfg(p), or cfg_attr(q, cfg(p)), which asks for p where q holds.
func (l *layer) scopeCond(a *Attr) (Cond, bool) {
	if a.Path != "cfg" || a.argFirst > a.argLast {
		return Cond{}, false
	}
	c := a.from.predicate(a.argFirst, a.argLast)
	if a.from.is(a.argLast, ",") {
		c = a.from.predicate(a.argFirst, a.argLast-1)
	}
	if len(a.Conds) == 0 {
		return c, true
	}
	when := joinConds(a.Conds)
	return Cond{"any(not(" + when.Source + "), " + c.Source + ")", cond.AnyOf(cond.Negate(when.Expr), c.Expr)}, true
}

// innerScope notes the scope of #![cfg(..)]: what encloses it.
func (l *layer) innerScope(a *Attr) {
	c, ok := l.scopeCond(a)
	if !ok {
		return
	}
	start, end := l.base, l.base+len(l.src)
	if len(l.frames) > 0 {
		shut := l.top().close
		start, end = l.tokens[l.tokens[shut].Match].Start, l.tokens[shut].End
	}
	l.file.scopes = append(l.file.scopes, scope{start, end, c})
}

// target names what begins at token i: the keyword of an item, "let", "expr",
// "closure", "field" (of a struct, a struct literal or a parameter list), "arm",
// "param" or "".
func (l *layer) target(i int) string {
	if i >= len(l.tokens) || l.kind(i) == Close {
		return ""
	}
	j := l.skipVisibility(i)
	for k := j; k < len(l.tokens) && k < j+8; k++ {
		if l.kind(k) == String && l.is(k-1, "extern") {
			continue
		}
		if l.kind(k) != Ident {
			break
		}
		word := l.text(l.tokens[k])
		switch word {
		case "fn", "struct", "enum", "trait", "impl", "mod", "use", "type", "let":
			return word
		case "macro", "union":
			if l.kind(k+1) == Ident || l.sigil(k+1) {
				return word
			}
		case "macro_rules":
			if l.is(k+1, "!") {
				return word
			}
		case "extern":
			if l.is(k+1, "crate") || l.is(k+1, "{") || l.kind(k+1) == String && l.is(k+2, "{") {
				return word
			}
			continue
		case "static", "const":
			if l.kind(k+1) == Ident && !itemModifier[l.text(l.tokens[k+1])] || l.is(k+1, "mut") || l.sigil(k+1) {
				return word
			}
			continue
		}
		if !itemModifier[word] {
			break
		}
	}
	switch {
	case l.startsClosure(j):
		return "closure"
	case l.is(j, "async") && (l.is(j+1, "{") || l.is(j+1, "move") && l.is(j+2, "{")):
		return "async"
	case l.kind(j) == Ident && l.is(j+1, ":") && !l.is(j+2, ":"):
		return "field"
	}
	return "expr"
}

// modifiers are the words from token i to the keyword of the item there.
func (l *layer) modifiers(i int) []string {
	var words []string
	if l.sigil(i) {
		i += 2 // $vis
	}
	for n := 0; n < 8 && l.kind(i) == Ident; n++ {
		w := l.text(l.tokens[i])
		if w != "pub" && !itemModifier[w] || w == "fn" {
			break
		}
		words = append(words, w)
		if i++; w == "pub" {
			i = l.skipVisibility(i - 1)
		}
		if l.kind(i) == String {
			i++
		}
	}
	return words
}

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

// sigil reports whether token i makes a metavariable of what follows, in
// macro_rules! or in quote!.
func (l *layer) sigil(i int) bool { return l.is(i, "$") || l.is(i, "#") }

// afterAttributes is the token after the attributes that begin at token i.
func (l *layer) afterAttributes(i int) int {
	for {
		open, _ := l.attributeAt(i)
		if open < 0 {
			return i
		}
		i = l.tokens[open].Match + 1
	}
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

// itemModifier are the words that may stand before the keyword of an item.
var itemModifier = map[string]bool{
	"unsafe": true, "async": true, "const": true, "default": true, "auto": true, "safe": true, "gen": true,
	"extern": true, "move": true, "static": true, "fn": true,
}

// startsClosure reports whether a closure begins at token i.
func (l *layer) startsClosure(i int) bool {
	if l.is(i, "for") && l.is(i+1, "<") {
		i = l.anglesEnd(i+1, min(i+64, len(l.tokens))) + 1
	}
	for n := 0; n < 4 && (l.is(i, "static") || l.is(i, "const") || l.is(i, "async") || l.is(i, "move") || l.is(i, "gen") || l.is(i, "use")); n++ {
		i++
	}
	return l.is(i, "|")
}

// skipVisibility is the index after pub, pub(..) or crate-less nothing.
func (l *layer) skipVisibility(i int) int {
	if l.sigil(i) && l.kind(i+1) == Ident && l.kind(i+2) == Ident {
		return i + 2 // $vis fn
	}
	if !l.is(i, "pub") {
		return i
	}
	if l.is(i+1, "(") && l.tokens[i+1].Match > 0 {
		return l.tokens[i+1].Match + 1
	}
	return i + 1
}

// itemEnd is the offset where what begins at token i ends.
func (l *layer) itemEnd(i int, target string) int {
	limit := l.top().close // the end of the bracket around
	if i >= limit {
		return l.endBefore(limit)
	}
	switch target {
	case "use", "static", "const", "type", "let":
		return l.until(i, limit, ";")
	case "extern":
		if l.is(l.skipVisibility(i)+1, "crate") {
			return l.until(i, limit, ";")
		}
		return l.itemBody(i, limit)
	case "fn", "struct", "enum", "trait", "impl", "mod", "macro", "union", "macro_rules":
		return l.itemBody(i, limit)
	case "field":
		return l.until(i, limit, ",")
	}
	return l.expressionEnd(i, limit)
}

func (l *layer) endBefore(limit int) int {
	if limit < len(l.tokens) {
		return l.tokens[limit].Start
	}
	return l.base + len(l.src)
}

// until is the end of the first token at the level of i that reads stop, or of
// the bracket around. Commas among generic arguments do not stop.
func (l *layer) until(i, limit int, stop string) int {
	for j := i; j < limit && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case t.Kind == Open && t.Match > j:
			j = t.Match
		case stop == "," && l.is(j, "<"):
			j = l.anglesEnd(j, limit)
		case l.is(j, stop):
			return t.End
		}
	}
	return l.endBefore(limit)
}

// itemBody is the end of an item that a semicolon or its body in braces ends.
// Braces among generic arguments (Foo<{ N }>) are no body.
func (l *layer) itemBody(i, limit int) int {
	for j := i; j < limit && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case l.is(j, "{") && t.Match > j && !l.is(j-1, "<") && !l.is(j-1, ",") && !l.is(j-1, "="):
			return l.tokens[t.Match].End
		case t.Kind == Open && t.Match > j:
			j = t.Match
		case l.is(j, ";"):
			return t.End
		}
	}
	return l.endBefore(limit)
}

// expressionEnd is the end of an expression, a statement, a match arm or an
// enum variant.
func (l *layer) expressionEnd(i, limit int) int {
	blockLike := l.is(i, "{") || l.is(i, "unsafe") || l.is(i, "if") || l.is(i, "match") || l.is(i, "while") ||
		l.is(i, "loop") || l.is(i, "for") || l.kind(i) == Ident && l.is(i+1, "!") && l.is(i+2, "{")
	arm := false
	for j := i; j < limit && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case l.is(j, "=") && l.is(j+1, ">") && l.glued(j):
			arm, blockLike = true, l.is(j+2, "{")
			j++
		case l.is(j, "{") && t.Match > j && blockLike && !l.is(t.Match+1, "else") && (!arm || l.is(j-1, ">")) && !(l.is(t.Match+1, "=") && l.is(t.Match+2, ">")):
			return l.tokens[t.Match].End
		case t.Kind == Open && t.Match > j:
			j = t.Match
		case l.is(j, ",") || l.is(j, ";"):
			return t.End
		}
	}
	return l.endBefore(limit)
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
