package rust

// boundKind says what a list of bounds is about.
type boundKind uint8

const (
	noBound     boundKind = iota
	paramBound            // fn f<T: A>, where T: A, of a parameter of that item
	typeBound             // where Vec<T>: A
	objectBound           // dyn A + B
	superBound            // trait T: A
	assocBound            // type T: A; Trait<T: A>
	implBound             // impl A + B
)

// boundAt says what list of bounds token i stands in, as the first token of a
// bound.
func (l *layer) boundAt(i int) (kind boundKind, first int) {
	before := i - 1
	if l.is(before, "(") {
		before-- // a bound in parentheses, or what something is called with
	}
	if !l.is(before, ":") && !l.is(before, "+") && !l.is(before, "dyn") && !l.is(before, "impl") {
		return noBound, 0
	}
	for j := i - 1; j >= 0 && j > i-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match()
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			if j = l.anglesStart(j); j < 0 {
				return noBound, 0
			}
		case l.is(j, "dyn") && l.kind(j) == Ident:
			return objectBound, j + 1
		case l.is(j, "impl") && l.kind(j) == Ident:
			return implBound, j + 1
		case l.is(j, ":") && l.is(j-1, ":"):
			j--
		case l.is(j, ":"):
			return l.boundOf(j), j + 1
		case l.is(j, "(") && j == i-1:
		case l.kind(j) == Open, l.kind(j) == Close, l.is(j, ";"), l.is(j, ","), l.is(j, "="), l.is(j, "<"):
			return noBound, 0
		}
	}
	return noBound, 0
}

// anglesStart is the "<" that the ">" at token i closes, -1 without.
func (l *layer) anglesStart(i int) int {
	depth := 0
	for j := i; j >= 0 && j > i-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.kind(j) == Open || l.is(j, ";"):
			return -1
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			depth++
		case l.is(j, "<"):
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return -1
}

// boundOf says what the colon at token i bounds.
func (l *layer) boundOf(i int) boundKind {
	name, where := i-1, -1
	if l.is(name, ">") {
		name = l.anglesStart(name) - 1
	}
	if l.sigil(name - 1) {
		name--
	}
	switch {
	case l.is(name-1, "trait"):
		return superBound
	case l.is(name-1, "type"):
		return assocBound
	}
	start := i
	for j := i - 1; j >= 0 && j > i-400 && l.spend(); j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match() >= 0 && !l.is(j, "}"):
			j = l.tokens[j].Match()
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			if j = l.anglesStart(j); j < 0 {
				return noBound
			}
		case l.is(j, ",") && start == i:
			start = j + 1
		case l.is(j, "where") && l.kind(j) == Ident:
			if start == i {
				start = j + 1
			}
			where = j
		case l.is(j, "<"):
			if l.headed(j) {
				return paramBound
			}
			return assocBound
		case l.kind(j) == Open, l.kind(j) == Close, l.is(j, ";"):
			return noBound
		}
		if where >= 0 {
			return l.whereBound(start, i, where)
		}
	}
	return noBound
}

// headed reports whether the "<" at token i begins the parameters of an item.
func (l *layer) headed(i int) bool {
	if l.is(i-1, "impl") || l.is(i-1, "for") {
		return true
	}
	if l.kind(i-1) != Ident {
		return false
	}
	name := i - 1
	if l.sigil(name - 1) {
		name--
	}
	switch word := l.text(l.tokens[max(name-1, 0)]); word {
	case "fn", "struct", "enum", "union", "trait", "type", "const":
		return i >= 2
	}
	return false
}

// whereBound tells a parameter of the item that the where clause at token where
// belongs to from other types, which begin at token first and end before colon.
func (l *layer) whereBound(first, colon, where int) boundKind {
	if l.sigil(first) {
		return noBound // of a macro's parameter nobody knows what it is
	}
	if l.is(first+1, "!") {
		return noBound // nor of what a macro in its place writes
	}
	name := ""
	if colon-first == 1 && l.kind(first) == Ident {
		name = l.text(l.tokens[first])
	}
	item, angles := false, 0
	for j := where - 1; j >= 0 && j > where-400 && l.spend(); j-- {
		switch {
		case l.is(j, "<") && l.headed(j) && !l.is(j-1, "for"):
			for k := j + 1; k < where && name != "" && l.spend(); k++ {
				if l.is(k, name) && (k == j+1 || l.is(k-1, ",") || l.is(k-1, "]") || l.is(k-1, "const")) {
					return paramBound
				}
				if l.is(k, "$") {
					return noBound // a macro's parameter may be what is bounded
				}
			}
			return typeBound
		case l.is(j, "<") && l.is(j-1, "]"):
			return noBound // behind a name that a macro puts together
		case l.is(j, ">") && !l.is(j-1, "-"):
			angles++
		case l.is(j, "<"):
			angles--
		case l.is(j, ",") && angles == 0:
			return noBound // a macro's own language
		case l.kind(j) == Ident && itemWithWhere[l.text(l.tokens[j])]:
			item = true
		case l.is(j, ";"), l.kind(j) == Open, l.is(j, "}"):
			if !item {
				return noBound // a macro's own language
			}
			return typeBound
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		}
	}
	return typeBound
}

// itemWithWhere are the keywords of items that a where clause may end the head of.
var itemWithWhere = map[string]bool{
	"fn": true, "impl": true, "struct": true, "enum": true, "union": true, "trait": true, "type": true,
}

// maybeBound finds ?Trait where only Rust of the future takes it: as a bound of a
// trait, of a trait object, of a type that is no parameter, and more than once.
func (l *layer) maybeBound(i int) {
	if l.kind(i+1) != Ident && !l.is(i+1, ":") && !l.is(i+1, "for") || l.is(i+1, "const") {
		return
	}
	kind, first := l.boundAt(i)
	last := i + 1
	switch kind {
	case superBound:
		l.fact("maybe-bound", i, last, false)
	case objectBound:
		l.mask("maybe-bound", i, i, "")
	case typeBound:
		l.fact("maybe-bound", i, last, false)
	case paramBound:
		other := -1
		for j := first; j < i; j++ {
			if l.is(j, "?") && other < 0 {
				other = j
			}
			if l.is(j, "?") && l.text(l.tokens[j+1]) == l.text(l.tokens[last]) {
				return // the same twice is an error of its own
			}
		}
		if other >= 0 {
			l.fact("maybe-bound", other, last, false)
		}
	}
}

// negativeBound finds !Trait as a bound.
func (l *layer) negativeBound(i int) {
	if l.kind(i+1) != Ident && !l.is(i+1, ":") || !l.trusted() {
		return
	}
	switch kind, _ := l.boundAt(i); kind {
	case noBound:
		return
	case implBound:
		if l.startsItem(i - 1) {
			return // a negative impl
		}
	case superBound, typeBound, objectBound, paramBound, assocBound:
	}
	l.mask("negative-bound", i, i, "")
}

// neverArgument finds ! as a generic argument in what a macro is given and nobody else can
// parse: no operator stands before a closing bracket, or between an opening one and a comma.
func (l *layer) neverArgument(i int) {
	if l.top().kind != macroCall || opaque(l.top().macro) {
		return
	}
	if l.is(i-1, "<") && (l.is(i+1, ">") || l.is(i+1, ",")) || l.is(i-1, ",") && l.is(i+1, ">") {
		l.fact("never-argument", i, i, false)
	}
}

// neverBound finds ! as the type that a predicate of a where clause begins with.
func (l *layer) neverBound(i int) {
	if l.colon(i+1) && (l.is(i-1, "where") || l.is(i-1, ",")) && l.boundOf(i+1) == typeBound {
		l.mask("never-bound", i, i, "T")
	}
}

// returnNotation finds method(..) as a type, or with bounds or an equals sign among
// generic arguments. As an expression or a pattern it has neither, and does not stand
// where only a type may. method(A) and method() with bounds rustc refuses, and names
// the feature.
func (l *layer) returnNotation(open int) {
	last, name := l.tokens[open].Match(), open-1
	if l.is(name, ":") && l.is(name-1, ":") {
		name -= 2
	}
	if l.kind(name) != Ident {
		return
	}
	dots := last == open+3 && l.is(open+1, ".") && l.is(open+2, ".")
	switch {
	case l.is(last+1, ":") && !l.is(last+2, ":"):
		if !dots && !l.namesMethod(name) || l.boundOf(last+1) == noBound {
			return
		}
	case !dots || !l.typeOnly(open, last+1):
		return
	}
	l.fact("return-notation", open, last, true)
	l.edit(l.tokens[open].Start(), l.tokens[last].End(), "")
}

// namesMethod reports whether token i is a name in lower case that ends a path, or
// begins a generic argument.
func (l *layer) namesMethod(i int) bool {
	c := l.text(l.tokens[i])[0]
	return c >= 'a' && c <= 'z' && !reserved[l.text(l.tokens[i])] && l.trusted() &&
		(l.is(i-1, ":") && l.is(i-2, ":") || l.is(i-1, "<") || l.is(i-1, ","))
}

// typeOnly reports whether what ends in the parenthesis at token open, and is
// followed by token next, is a generic argument, what a function returns, what a
// value is cast to, or the type of a variable.
func (l *layer) typeOnly(open, next int) bool {
	if l.is(next, ">") || l.is(next, ",") || l.is(next, "=") && !l.is(next+1, "=") {
		if l.amongArguments(open-1, next) {
			return true
		}
	}
	first := l.valueStart(open)
	return l.is(first-1, ">") && l.is(first-2, "-") || l.is(first-1, "as") ||
		l.is(first-1, ":") && l.kind(first-2) == Ident && l.is(first-3, "let")
}
