package rust

import "strings"

// startsItem reports whether an item may begin at token i.
func (l *layer) startsItem(i int) bool {
	i = l.itemStart(i) - 1
	return i < 0 || l.is(i, "{") || l.is(i, "}") || l.is(i, ";") || l.is(i, "]") || l.kind(i) == Doc || l.is(i, "(") && l.is(i-1, "$")
}

// itemStart walks back from the keyword at i over modifiers and visibility, and what a
// macro repeats of them and of attributes.
func (l *layer) itemStart(i int) int {
	for i > 0 {
		switch {
		case l.kind(i-1) == Ident && (l.is(i-1, "unsafe") || l.is(i-1, "auto") || l.is(i-1, "const") || l.is(i-1, "pub") || l.is(i-1, "async") || l.is(i-1, "default")):
			i--
		case l.is(i-1, ")") && l.tokens[i-1].Match() > 0 && l.is(l.tokens[i-1].Match()-1, "pub"):
			i = l.tokens[i-1].Match() - 1
		case l.kind(i-1) == Ident && l.is(i-2, "$"):
			i -= 2
		case l.repeatedModifier(i-1) >= 0:
			i = l.repeatedModifier(i - 1)
		default:
			return i
		}
	}
	return i
}

// repeatedModifier is where $(#[$attr])* or $($unsafe)? begins that ends at token i, -1
// when none does.
func (l *layer) repeatedModifier(i int) int {
	if !l.is(i-1, ")") || !l.is(i, "*") && !l.is(i, "+") && !l.is(i, "?") {
		return -1
	}
	open := l.tokens[i-1].Match()
	if open < 1 || !l.is(open-1, "$") || !l.is(open+1, "#") && i-1-open > 3 {
		return -1
	}
	return open - 1
}

// colon reports whether token i is a colon that is no half of "::", which may also
// follow it: x: ::core::ffi::c_int.
func (l *layer) colon(i int) bool {
	return l.is(i, ":") && (!l.is(i+1, ":") || !l.glued(i))
}

// inBound reports whether a bound may begin at token i.
func (l *layer) inBound(i int) bool {
	return l.is(i-1, ":") && !l.is(i-2, ":") || l.is(i-1, "+") || l.is(i-1, "impl") || l.is(i-1, "dyn") ||
		l.is(i-1, ">") && !l.is(i-2, "-") && !l.is(i-2, "=")
}

// startsBound reports whether token i begins the path of a trait, and is no name
// with a type.
func (l *layer) startsBound(i int) bool {
	if l.kind(i) == Ident {
		return !reservedOrMove(l.text(l.tokens[i])) && !l.colon(i+1)
	}
	return l.pathRoot(i)
}

func (l *layer) asyncGap(i int) {
	switch next := i + 1; {
	case l.is(next, "|"), l.is(next, "move") && l.is(next+1, "|"), l.is(next, "use") && l.is(next+1, "|"):
		l.mask("async-closure", i, i, "")
	case l.is(next, "gen") && (l.is(next+1, "{") || l.is(next+1, "move") || l.is(next+1, "use")) && !l.is(next+2, "|"):
		l.mask("async-gen", i, i, "")
	case l.is(next, "gen") && (l.is(next+1, "|") || (l.is(next+1, "move") || l.is(next+1, "use")) && l.is(next+2, "|")):
		l.mask("gen-closure", i, next, "")
	case l.is(next, "gen") && l.headOfFn(next+1):
		l.mask("gen-fn", i, next, "")
	case l.kind(next) == Ident && strings.HasPrefix(l.text(l.tokens[next]), "Fn") && (l.is(i-1, "(") || l.is(i-1, "&") || l.is(next+1, "(") && l.trusted()),
		(l.inBound(i) || l.is(i-1, "const") && l.inBound(i-1)) && l.startsBound(next):
		l.mask("async-bound", i, i, "")
	}
}

func reservedOrMove(w string) bool { return reserved[w] || w == "move" }

func (l *layer) genGap(i int) {
	switch next := i + 1; {
	case l.is(i-1, "async"):
	case l.headOfFn(next):
		l.mask("gen-fn", i, i, "")
	case l.is(next, "|") && l.closureBars(next) && (l.startsStatement(i) || l.is(i-1, "static")),
		(l.is(next, "move") || l.is(next, "use")) && l.is(next+1, "|"):
		l.mask("gen-closure", i, i, "")
	}
}

// closureBars reports whether parameters stand behind the bar at token i, and another
// bar behind them: before Rust 2024 gen is a name, and gen | MASK an operation.
func (l *layer) closureBars(i int) bool {
	if !l.glued(i) {
		return false
	}
	for j := i + 1; j < len(l.tokens) && l.spend(); j++ {
		switch {
		case l.is(j, "|"):
			return true
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		case l.is(j, ";") || l.is(j, "=") || l.kind(j) == Close:
			return false
		}
	}
	return false
}

// headOfFn reports whether fn is token i, or follows the words there that may stand
// between gen and fn.
func (l *layer) headOfFn(i int) bool {
	if l.is(i, "unsafe") || l.is(i, "safe") {
		i++
	}
	if l.is(i, "extern") {
		if i++; l.kind(i) == String {
			i++
		}
	}
	return l.is(i, "fn")
}

// startsStatement reports whether token i cannot be the right side of an operator.
func (l *layer) startsStatement(i int) bool {
	return l.kind(i-1) == Open || l.is(i-1, "=") || l.is(i-1, ",") || l.is(i-1, ";") || l.is(i-1, "}")
}

func (l *layer) constGap(i int) {
	next := i + 1
	switch {
	case l.constBlockItem(i), l.constArgument(i):
	case l.is(i-1, "*") || l.is(i-1, "~") || l.is(i-1, "raw") || l.is(i-1, "pin"):
	case l.is(i-1, "[") && l.is(next, "]") && (l.inBound(i-1) || l.is(i-2, "(")):
		l.mask("bracket-const", i-1, next, "")
	case l.is(next, "|"), (l.is(next, "move") || l.is(next, "use")) && l.is(next+1, "|"), l.is(next, "async") && (l.is(next+1, "|") || l.is(next+1, "move") && l.is(next+2, "|")),
		l.is(next, "static") && l.is(next+1, "|"):
		l.mask("const-closure", i, i, "")
	case l.is(next, "trait"), (l.is(next, "unsafe") || l.is(next, "auto")) && (l.is(next+1, "trait") || l.is(next+1, "auto") && l.is(next+2, "trait")):
		l.mask("const-trait", i, i, "")
	case l.is(next, "impl"), l.is(next, "unsafe") && l.is(next+1, "impl"):
		l.mask("const-impl", i, i, "")
	case (l.kind(next) == Ident && !reservedOrMove(l.text(l.tokens[next])) || l.is(next, "$") || l.is(next, ":") || l.is(next, "<") || l.is(next, "!")) && l.afterImpl(i):
		l.mask("const-impl", i, i, "")
	case (l.inBound(i) || l.is(i-1, "(") && l.inBound(i-1)) && (l.startsBound(next) || l.is(next, "async") && l.startsBound(next+1)):
		l.mask("const-bound", i, i, "")
	case l.kind(next) == Ident && l.is(next+1, ":") && !l.is(next+2, ":") && l.startsParameter(i):
		l.constDefault(next + 2)
	case l.kind(next) == Ident && !reservedOrMove(l.text(l.tokens[next])) && (l.startsItem(i) || l.is(i-1, "type")) && (l.is(next+1, "<") || l.is(next+1, ":")):
		l.genericConst(next)
	case l.is(next, "$") && l.kind(next+1) == Ident && l.startsItem(i) && (l.is(next+2, "<") || l.is(next+2, ":") && !l.is(next+3, ":")):
		l.genericConst(next + 1)
	}
}

// genericConst masks the parameters and the where clause of the constant whose
// name is token i.
func (l *layer) genericConst(i int) {
	if l.is(i+1, "<") {
		if end := l.anglesEnd(i+1, min(i+400, len(l.tokens))); end > i+1 {
			l.mask("generic-const", i+1, end, "")
		}
	}
	where := -1
	for j := i + 1; j < l.top().close && l.spend(); j++ {
		switch {
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		case l.is(j, "where") && l.kind(j) == Ident:
			where = j
		case where > 0 && (l.is(j, ";") || l.is(j, "=") && !l.is(j+1, "=")):
			l.mask("generic-const", where, j-1, "")
			return
		case l.is(j, ";"):
			return
		}
	}
}

// boundedDefault makes a bound of the default of an associated type that has bounds, since
// the grammar knows one or the other: type Name: Bound = Type.
func (l *layer) boundedDefault(i int) {
	if l.kind(i+1) != Ident {
		return
	}
	first := i + 2
	if l.is(first, "<") {
		first = l.anglesEnd(first, min(first+400, len(l.tokens))) + 1
	}
	if !l.colon(first) {
		return
	}
	for j := first; j < l.top().close && l.spend(); j++ {
		switch {
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		case l.is(j, "<"):
			if end := l.anglesEnd(j, min(j+400, len(l.tokens))); end > j {
				j = end
			}
		case l.is(j, "=") && !l.is(j+1, "="):
			l.edit(l.tokens[j].Start(), l.tokens[j].End(), "+")
			if l.inTrait() {
				l.fact("bounded-default", l.itemStart(i), i, true)
			}
			return
		case l.is(j, ";"), l.kind(j) == Close:
			return
		}
	}
}

// inTrait reports whether the innermost brackets are the body of a trait, but for those
// of what a macro repeats.
func (l *layer) inTrait() bool {
	open := -1
	for n := len(l.frames) - 1; n >= 0 && (open < 0 || l.is(open-1, "$")); n-- {
		open = l.tokens[l.frames[n].close].Match()
	}
	for j := open - 1; j >= 0 && j > open-400 && l.spend(); j-- {
		switch {
		case l.is(j, "trait") && l.kind(j) == Ident:
			return true
		case l.kind(j) == Close && l.tokens[j].Match() >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match()
		case l.is(j, ";"), l.is(j, "}"), l.kind(j) == Open, l.is(j, "impl") && l.kind(j) == Ident && !l.is(j-1, ":") && !l.is(j-1, "+"):
			return false
		}
	}
	return false
}

// startsParameter reports whether token i, perhaps after attributes, begins a
// generic parameter.
func (l *layer) startsParameter(i int) bool {
	for l.is(i-1, "]") && l.tokens[i-1].Match() > 0 && l.is(l.tokens[i-1].Match()-1, "#") {
		i = l.tokens[i-1].Match() - 1
	}
	return l.is(i-1, "<") || l.is(i-1, ",")
}

// afterImpl reports whether token i follows "impl" or "impl<..>".
func (l *layer) afterImpl(i int) bool {
	if l.is(i-1, "impl") {
		// impl const Trait as a type has no "for"; both are masked alike, and
		// only a block's impl stands where an item may.
		return l.startsItem(i - 1)
	}
	if !l.is(i-1, ">") {
		return false
	}
	depth := 0
	for j := i - 1; j >= 0 && j > i-400; j-- {
		switch {
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			depth++
		case l.is(j, "<"):
			if depth--; depth == 0 {
				return l.is(j-1, "impl")
			}
		case l.is(j, ";") || l.is(j, "}") && depth == 0:
			return false
		}
	}
	return false
}

// constDefault masks "= value" after the type of a const parameter that begins
// at token i. Only one literal, name or block may be a default.
func (l *layer) constDefault(i int) {
	for j := i; j < len(l.tokens) && j < i+32; j++ {
		switch {
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
			continue
		case l.is(j, ",") || l.is(j, ">") || l.is(j, ";") || l.kind(j) == Close:
			return
		case !l.is(j, "="):
			continue
		}
		last := j + 1
		if l.is(last, "-") || l.is(last, "$") {
			last++
		}
		if l.kind(last) == Open && l.tokens[last].Match() > last {
			last = l.tokens[last].Match()
		}
		if l.is(last+1, ",") || l.is(last+1, ">") {
			l.mask("const-default", j, last, "")
		}
		return
	}
}

func (l *layer) unsafeGap(i int) {
	switch next := i + 1; {
	case l.is(next, "extern") && (l.is(next+1, "{") || l.kind(next+1) == String && l.is(next+2, "{")):
		l.mask("unsafe-extern", i, i, "")
	case l.is(next, "static"):
		l.mask("unsafe-static", i, i, "")
	case l.is(next, "auto") && l.is(next+1, "trait"):
	case l.is(next, "<"):
		if end := l.anglesEnd(next, min(next+100, len(l.tokens))); end > next {
			l.mask("unsafe-binder", i, end, "")
		}
	case l.nameEnd(next) >= next && l.colon(l.nameEnd(next)+1):
		l.mask("unsafe-field", i, i, "")
	}
}

// nameEnd is the last token of the name at token i, which may be a macro's variable, and
// -1 where none is.
func (l *layer) nameEnd(i int) int {
	switch {
	case l.kind(i) == Ident:
		return i
	case l.is(i, "$") && l.kind(i+1) == Ident:
		return i + 1
	}
	return -1
}

func (l *layer) traitGap(i int) {
	name := l.nameEnd(i + 1)
	if name < 0 {
		return
	}
	for j := name + 1; j < l.top().close && j < i+400; j++ {
		switch {
		case l.is(j, "<"):
			j = l.anglesEnd(j, l.top().close)
		case l.is(j, "{") || l.is(j, ";") || l.arrow(j):
			return
		case l.is(j, "="):
			end := j
			for ; end < l.top().close && !l.is(end, ";") && l.spend(); end++ {
			}
			if l.is(end, ";") {
				l.mask("trait-alias", l.itemStart(i), end, "")
			}
			return
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		}
	}
}

// useGap masks use<..> among bounds, with the "+" that joins it.
func (l *layer) useGap(i int) {
	l.useOperator(i)
	if !l.is(i+1, "<") || !(l.is(i-1, "+") || l.is(i-1, "impl") || l.is(i-1, ":")) {
		return
	}
	end := l.anglesEnd(i+1, min(i+100, len(l.tokens)))
	if end == i+1 {
		return
	}
	first, last := i, end
	if l.is(i-1, "+") {
		first--
	} else if l.is(end+1, "+") {
		last++
	}
	kind := "precise-capturing"
	if l.returnedByMethod(i) {
		kind = "precise-capturing-trait"
	}
	l.fact(kind, i, end, true)
	l.edit(l.tokens[first].Start(), l.tokens[last].End(), "")
}

// returnedByMethod reports whether token i stands in what a function returns that
// is declared in a trait or in the impl of one.
func (l *layer) returnedByMethod(i int) bool {
	at := i
	for level := len(l.frames) - 1; level >= 0 && l.frames[level].close < len(l.tokens); level-- {
		open := l.tokens[l.frames[level].close].Match()
		if !l.is(open, "{") {
			at = open
			continue
		}
		body := l.bodyOf(open)
		return (body == "trait" || body == "for") && l.returnedFrom(at, open)
	}
	return false
}

// returnedFrom reports whether token i follows the "->" of a function that begins
// behind token open.
func (l *layer) returnedFrom(i, open int) bool {
	arrow := false
	for j := i - 1; j > open && l.spend(); j-- {
		switch {
		case l.is(j, "}"), l.is(j, ";"):
			return false
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, ">") && l.is(j-1, "-"):
			arrow = true
		case l.is(j, "fn") && l.kind(j+1) == Ident:
			return arrow
		}
	}
	return false
}

// bodyOf is the keyword of the function, enum, trait or impl whose body begins with the brace
// at token open, "for" for the impl of a trait, and "" for any other brace.
func (l *layer) bodyOf(open int) string {
	impl := "impl"
	for j := open - 1; j >= 0 && l.spend(); j-- {
		switch {
		case l.kind(j) == Open, l.is(j, "}"), l.is(j, ";"), l.arrow(j):
			return ""
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, "fn") && l.kind(j+1) == Ident:
			return "fn"
		case l.is(j, "for") && !l.is(j+1, "<"):
			impl = "for"
		case l.is(j, "impl") && l.startsItem(j):
			return impl
		case (l.is(j, "trait") || l.is(j, "enum")) && (l.kind(j+1) == Ident || l.sigil(j+1)):
			return l.text(l.tokens[j])
		}
	}
	return ""
}
