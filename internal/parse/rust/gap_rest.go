package rust

// fieldRest finds ".." that ends a struct expression without a base: S { a, .. }.
// In patterns, and on the left of an assignment, that is everyday Rust.
func (l *layer) fieldRest(i int) {
	open := l.tokens[i+2].Match()
	if open < 1 || !l.is(i-1, ",") && i-1 != open || l.kind(open-1) != Ident && !l.is(open-1, ">") || l.arrow(open-2) {
		return
	}
	if w := l.text(l.tokens[open-1]); reserved[w] || w == "unsafe" || w == "async" {
		return
	}
	if before := l.valueStart(open) - 1; l.is(before, ">") && l.is(before-1, "-") {
		return // a body that is RangeFull, behind the type that the function returns
	}
	if l.restOfExpression(open) {
		l.mask("field-rest", i, i+1, "")
	}
}

// restOfExpression reports whether the braces at token open, which a path stands
// before, are those of an expression: what stands around them, level by level,
// must say so.
func (l *layer) restOfExpression(open int) bool {
	for level := len(l.frames) - 1; level >= 0 && open > 0 && l.spend(); level-- {
		outer := -1
		if level > 0 && l.frames[level-1].close < len(l.tokens) {
			outer = l.tokens[l.frames[level-1].close].Match()
		}
		block := level > 0 && l.frames[level-1].kind == plain
		switch l.sideOf(l.valueStart(open)-1, l.tokens[open].Match()+1, outer, block) {
		case patternSide:
			return false
		case expressionSide:
			return true
		}
		if level == 0 || outer < 0 {
			return false
		}
		switch f := l.frames[level-1]; {
		case f.kind == macroCall:
			return operandMacro[f.macro] || f.macro == "vec"
		case f.kind != plain || l.is(outer, "(") && l.parameters(outer):
			return false
		case l.is(outer, "{") && !l.isStructBrace(outer):
			return false
		}
		open = outer
	}
	return false
}

// isStructBrace reports whether the brace at token open may hold the fields of a
// value or a pattern.
func (l *layer) isStructBrace(open int) bool {
	return l.is(open-1, ">") || l.kind(open-1) == Ident && !reserved[l.text(l.tokens[open-1])]
}

// valueStart walks back from the bracket at token open to the first token of the
// path, the call or the prefix operators before it.
func (l *layer) valueStart(open int) int {
	i := open
	for i > 0 && l.spend() {
		switch prev := i - 1; {
		case l.is(prev, ">") && !l.is(prev-1, "-") && !l.is(prev-1, "="):
			start := l.anglesStart(prev)
			if start < 0 {
				return i
			}
			i = start
		case l.is(prev, ":") && l.is(prev-1, ":"):
			i = prev - 1
		case l.kind(prev) == Ident && !reserved[l.text(l.tokens[prev])] && (i == open || l.is(i, "<") || l.is(i, ":")), l.is(prev, "&"), l.is(prev, "$"):
			i = prev
		default:
			return i
		}
	}
	return i
}

type side uint8

const (
	unknownSide side = iota
	patternSide
	expressionSide
)

// sideOf tells by the tokens before and after a value, between the brackets that
// token outer opens, whether it is a pattern or an expression. block says that
// these may be those of a block.
func (l *layer) sideOf(before, after, outer int, block bool) side {
	switch {
	case l.arrow(after), l.is(after, "|") && !l.is(after+1, "|"), l.is(after, "if"), l.is(after, "in"), l.is(after, "@"),
		l.is(after, ":") && !l.is(after+1, ":"), l.is(after, "=") && !l.is(after+1, "="),
		l.is(before, "let"), l.is(before, "for"), l.is(before, "box"), l.is(before, "ref"), l.is(before, "mut"), l.is(before, "@"),
		l.is(before, "|"), l.inClosureParameters(before, outer):
		return patternSide
	case l.is(before, "=") && !l.is(before-1, "."), l.is(before, ">") && l.is(before-1, "="), l.is(before, "return"), l.is(before, "break"),
		l.is(before, "in"), l.is(before, "match"), l.is(after, "."), l.is(after, "?"), l.is(after, ";"), l.is(after, "as"):
		return expressionSide
	case l.is(outer, "{") && l.is(after, "}") && block && !l.is(before, ",") && !l.is(before, ":") && !l.matchBefore(outer):
		return expressionSide // the value of a block
	}
	return unknownSide
}

// inClosureParameters reports whether what follows token before stands between
// the bars of a closure.
func (l *layer) inClosureParameters(before, outer int) bool {
	if !l.is(before, ",") {
		return false
	}
	for j := before; j > outer && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, ";"), l.arrow(j):
			return false
		case l.is(j, "|"):
			return !l.endsOperand(j - 1)
		}
	}
	return false
}
