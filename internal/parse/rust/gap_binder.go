package rust

import "strings"

// maxPattern bounds how many tokens the pattern of a loop is looked for in.
const maxPattern = 200

func (l *layer) forGap(i int) {
	switch next := i + 1; {
	case l.is(next, "await") && !l.is(next+1, "in"):
		l.edit(l.tokens[next].Start(), l.tokens[next].End(), "")
		l.fact("for-await", next, next, true)
		last := min(next+maxPattern, len(l.tokens)-1)
		if head := l.skipTo(next+1, last, func(i int) bool { return l.is(i, "in") }) + 1; head <= last {
			l.fact("for-await-head", head, head, true)
		}
	case l.is(next, "<"):
		end := l.anglesEnd(next, min(next+200, len(l.tokens)))
		if end == next || l.is(end+1, ":") {
			return
		}
		if l.is(i-1, "@") || l.top().kind == macroCall && l.beforeAttributes(i) == l.openBracket() && !l.takesBinder(end+1) {
			return // in a language of a macro's own, what an impl or a rule is for
		}
		odd := l.binder(next+1, end)
		if l.startsClosure(end + 1) {
			l.mask("closure-binder", i, end, "")
		} else if odd {
			l.edit(l.tokens[i].Start(), l.tokens[end].End(), "")
		}
	}
}

// takesBinder reports whether a function pointer, a closure or a closure's trait begins at
// token i, which for<..> may stand before where no bound is.
func (l *layer) takesBinder(i int) bool {
	return l.is(i, "unsafe") || l.is(i, "extern") || l.startsClosure(i) ||
		l.kind(i) == Ident && strings.HasPrefix(strings.ToLower(l.text(l.tokens[i])), "fn")
}

// binder notes the parameters of for<..>, from token first on, that are no
// lifetimes, and reports whether there are any, or bounds, which the grammar
// does not know everywhere.
func (l *layer) binder(first, end int) bool {
	odd := false
	for j := first; j < end; j++ {
		j = l.afterAttributes(j)
		name := j
		if l.is(j, "const") {
			name = j + 1
		}
		if l.kind(name) == Ident {
			odd = true
			l.fact("type-binder", name, name, true)
		}
		for j < end && !l.is(j, ",") {
			odd = odd || l.is(j, ":")
			j++
		}
	}
	return odd
}

// constBinding masks the value of an associated constant among generic
// arguments, Trait<NAME = 1>, which the grammar knows of types only.
func (l *layer) constBinding(i int) {
	if !l.is(i-2, "<") && !l.is(i-2, ",") {
		return
	}
	last := i + 1
	if l.is(last, "-") {
		last++
	}
	if l.is(last, "const") {
		last++
	}
	switch {
	case l.is(last, "{") && l.tokens[last].Match() > last:
		last = l.tokens[last].Match()
	case l.kind(last) == Number, l.kind(last) == String, l.kind(last) == Char, l.is(last, "true"), l.is(last, "false"):
	default:
		return
	}
	if (l.is(last+1, ">") || l.is(last+1, ",")) && l.amongArguments(i-1, last+1) {
		l.fact("const-binding", i-1, last, true)
		l.edit(l.tokens[i+1].Start(), l.tokens[last].End(), "T")
	}
}

// constArgument masks const before a block among generic arguments: Type<const {1}>,
// const N: usize = const {1}. The grammar knows the block.
func (l *layer) constArgument(i int) bool {
	if !l.is(i+1, "{") || !l.is(i-1, "<") && !l.is(i-1, ",") && !l.is(i-1, "=") {
		return false
	}
	last := l.tokens[i+1].Match()
	if last < 0 || !l.is(last+1, ">") && !l.is(last+1, ",") || !l.amongArguments(i, last+1) {
		return false
	}
	l.fact("const-argument", i, last, true)
	l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
	return true
}

// viewType masks the fields behind the type of a reference: &mut Type.{a, b}.
func (l *layer) viewType(dot int) {
	last := l.tokens[dot+1].Match()
	if last < 0 || l.top().kind == macroCall {
		return // what is never closed, and a macro's own language
	}
	for j := dot + 2; j < last; j++ {
		if l.kind(j) != Ident && !l.is(j, ",") {
			return
		}
	}
	for j := dot - 1; j >= 0 && j > dot-100 && l.spend(); j-- {
		switch {
		case l.is(j, "&"):
			l.mask("view-type", dot, last, "")
			return
		case l.is(j, ">"):
			if j = l.anglesStart(j); j < 0 {
				return
			}
		case (l.is(j, "]") || l.is(j, ")")) && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.kind(j) != Ident && l.kind(j) != Lifetime && !l.is(j, ":"), l.is(j, ":") && !l.is(j-1, ":") && !l.is(j+1, ":"):
			return
		}
	}
}

// amongArguments reports whether the tokens before first and from next on stand
// in one list of generic arguments.
func (l *layer) amongArguments(first, next int) bool {
	depth := 0
	for j := first - 1; j >= 0 && j > first-100; j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.kind(j) == Open || l.is(j, ";"):
			return false
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			depth++
		case l.is(j, "<") && depth > 0:
			depth--
		case l.is(j, "<"):
			return (l.kind(j-1) == Ident || l.is(j-1, ":")) && l.anglesEnd(j, min(j+400, len(l.tokens))) >= next
		}
	}
	return false
}
