package rust

import "strings"

// Fact is a piece of syntax that the grammar does not know, found among the
// tokens and, where that is possible, masked so that what surrounds it parses.
// Start is where rustc points when it refuses the syntax. The kinds:
//
//	asm-label, asm-const, asm-sym   such an operand of asm!, with its name
//	asm-label-outputs the first label operand where there are outputs
//	asm-unwind        a call of asm! with options(may_unwind)
//	async-bound       async Fn(..) as a bound
//	async-closure     async |..|, async move |..|
//	async-gen         async gen { .. }
//	auto-trait        auto trait, from the start of the item
//	become            become f()
//	box-pattern, box-expression   box x
//	bracket-const     [const] Trait as a bound
//	builtin           builtin # name(..), at the name
//	closure-binder    for<'a> |..|
//	const-binding     NAME = 1 among generic arguments
//	const-bound       const Trait as a bound
//	const-closure     const |..|
//	const-default     the default of a const parameter, from "="
//	const-impl        impl const Trait for T, at const; also const impl
//	const-trait       const trait, at const
//	decl-macro        macro name(..) {..}, from the start of the item
//	default-item      default impl, default type, default const, from the start of the item
//	dyn-star          dyn* Trait
//	field-default     field: T = value, from "="
//	field-rest        S { a, .. } as an expression, at ".."
//	fn-delegation     reuse path
//	for-await         for await x in, at await
//	gen-closure       gen |..|
//	gen-fn            gen fn, async gen fn
//	generic-const     const NAME<..>, at "<", and const NAME: T where .., at where
//	guard-pattern     the condition after a pattern in brackets: (x if x > 1)
//	half-open-pattern ..=X and ..X as a pattern
//	literal-f16, literal-f128   a literal with that suffix
//	maybe-bound       ?Trait as a bound of a trait, a trait object, a type that is no
//	                  parameter, or beside another one
//	metavar-concat    ${concat(..)} in what a macro expands to, at "{"
//	metavar-expr      ${..}, at "{", and $$, at the second "$"
//	mut-ref           mut ref x, at x
//	negative-bound    !Trait as a bound, at "!"
//	never-pattern     ! as a pattern
//	pin-ref           &pin mut T, &pin const T, at pin
//	postfix-match     x.match {..}, at match
//	precise-capturing use<..> as a bound
//	qualified-struct  <T as Trait>::Name before braces with fields
//	return-notation   (..) of method(..) as a type with bounds
//	safe-item         safe fn, safe static
//	static-closure    static |..|
//	tilde-const       ~const Trait as a bound
//	trait-alias       trait A = B;, from the start of the item
//	type-binder       a parameter of for<..> that is no lifetime
//	unsafe-binder     unsafe<'a> T as a type
//	unsafe-extern     unsafe extern ".." { .. }
//	unsafe-field      unsafe field: T
//	unsafe-static     unsafe static in an extern block
//	yeet              do yeet x
type Fact struct {
	Kind       string
	Start, End int
	Place
	masked bool
}

func (l *layer) fact(kind string, first, last int, masked bool) {
	l.file.Facts = append(l.file.Facts, Fact{
		Kind: kind, Start: l.tokens[first].Start, End: l.tokens[last].End,
		Place: Place{l.doctest, l.top().macro}, masked: masked,
	})
}

// mask notes a fact over the tokens first to last, and masks them by text.
func (l *layer) mask(kind string, first, last int, text string) {
	l.fact(kind, first, last, true)
	l.edit(l.tokens[first].Start, l.tokens[last].End, text)
}

// gap looks for syntax beyond the grammar at token i, which is no bracket.
func (l *layer) gap(i int) {
	switch l.kind(i) {
	case Ident:
		if f, ok := gapWords[l.text(l.tokens[i])]; ok {
			f(l, i)
		}
	case Number:
		l.literalGap(i)
	case Lifetime:
		if (l.is(i-1, "impl") || l.is(i-1, "dyn")) && l.is(i+1, "+") {
			l.edit(l.tokens[i].Start, l.tokens[i+1].End, "")
		}
	case String:
		if l.is(i-1, "extern") && strings.HasPrefix(l.text(l.tokens[i]), "r") {
			l.edit(l.tokens[i].Start, l.tokens[i].End, `"`+unquote(l.text(l.tokens[i]))+`"`)
		}
	case Punct:
		switch {
		case l.is(i, "!"):
			l.neverPattern(i)
			l.negativeBound(i)
		case l.is(i, "<"):
			l.qualifiedStruct(i)
		case l.is(i, "~") && l.is(i+1, "const"):
			l.mask("tilde-const", i, i+1, "")
		case l.is(i, "?") && l.is(i+1, "const") && l.kind(i+2) == Ident:
			l.mask("tilde-const", i, i+1, "")
		case l.is(i, "?"):
			l.maybeBound(i)
		case l.is(i, "=") && l.kind(i-1) == Ident && !l.is(i+1, "=") && !l.is(i+1, ">"):
			l.constBinding(i)
		case l.is(i, ".") && l.is(i+1, ".") && l.is(i+2, "}"):
			l.fieldRest(i)
		case l.is(i, ".") && l.is(i+1, ".") && !l.is(i-1, "."):
			l.halfOpen(i)
		}
	}
}

var gapWords = map[string]func(*layer, int){
	"async": (*layer).asyncGap, "const": (*layer).constGap, "gen": (*layer).genGap, "unsafe": (*layer).unsafeGap,
	"for": (*layer).forGap, "enum": (*layer).enumGap, "struct": (*layer).structGap, "trait": (*layer).traitGap, "use": (*layer).useGap,
	"auto": func(l *layer, i int) {
		if l.is(i+1, "trait") && (l.kind(i+2) == Ident || l.is(i+2, "$")) {
			l.edit(l.tokens[i].Start, l.tokens[i].End, "")
			l.fact("auto-trait", l.itemStart(i), i+1, true)
		}
	},
	"default": func(l *layer, i int) {
		if next := i + 1; l.is(next, "impl") || l.is(next, "unsafe") && l.is(next+1, "impl") || l.is(next, "type") && l.kind(next+1) == Ident ||
			l.is(next, "const") && l.kind(next+1) == Ident && !itemModifier[l.text(l.tokens[next+1])] {
			l.fact("default-item", l.itemStart(i), i, true)
			l.edit(l.tokens[i].Start, l.tokens[i].End, "")
		}
	},
	"if": (*layer).guardPattern,
	"type": func(l *layer, i int) {
		if start := l.itemStart(i); start < i && l.kind(i+1) == Ident && l.is(i+2, ";") {
			// The grammar has no visibility on a type without a value.
			l.edit(l.tokens[start].Start, l.tokens[i-1].End, "")
		}
	},
	"become": func(l *layer, i int) {
		if l.startsOperand(i + 1) {
			l.mask("become", i, i, "return")
		}
	},
	"box": func(l *layer, i int) {
		if l.startsOperand(i+1) || l.is(i+1, "[") {
			kind := "box-expression"
			if l.is(i-1, "let") || l.inPattern(i, len(l.frames)) {
				kind = "box-pattern"
			}
			l.mask(kind, i, i, "")
		}
	},
	"builtin": func(l *layer, i int) {
		if l.is(i+1, "#") && l.kind(i+2) == Ident {
			l.edit(l.tokens[i].Start, l.tokens[i+1].End, "")
			l.fact("builtin", i+2, i+2, true)
		}
	},
	"do": func(l *layer, i int) {
		if l.is(i+1, "yeet") {
			l.mask("yeet", i, i+1, "return")
		}
	},
	"dyn": func(l *layer, i int) {
		if l.is(i+1, "*") && l.kind(i+2) == Ident && !l.is(i+2, "const") && !l.is(i+2, "mut") {
			l.fact("dyn-star", i, i+1, true)
			l.edit(l.tokens[i+1].Start, l.tokens[i+1].End, "")
		}
	},
	"macro": func(l *layer, i int) {
		open := i + 2
		if l.is(i+1, "$") {
			open++
		}
		if l.kind(open-1) != Ident || l.kind(open) != Open || l.tokens[open].Match < 0 {
			return
		}
		end := l.tokens[open].Match
		if l.is(open, "(") {
			if !l.is(end+1, "{") || l.tokens[end+1].Match < 0 {
				return
			}
			end = l.tokens[end+1].Match
		}
		start := l.itemStart(i)
		l.fact("decl-macro", start, i+1, true)
		l.blanks = append(l.blanks, span{l.tokens[start].Start, l.tokens[end].End})
	},
	"match": func(l *layer, i int) {
		if l.is(i-1, ".") && !l.is(i-2, ".") && l.is(i+1, "{") {
			l.fact("postfix-match", i, i, false)
		}
	},
	"mut": func(l *layer, i int) {
		if l.is(i+1, "ref") && l.kind(i+2) == Ident && !l.is(i-1, "&") {
			l.edit(l.tokens[i].Start, l.tokens[i].End, "")
			name := i + 2
			if l.is(name, "mut") && l.kind(name+1) == Ident {
				name++
			}
			l.fact("mut-ref", name, name, true)
		}
	},
	"pin": func(l *layer, i int) {
		if (l.is(i-1, "&") || l.kind(i-1) == Lifetime && l.is(i-2, "&")) && l.is(i+1, "const") && (l.startsOperand(i+2) || l.kind(i+2) == Open) {
			l.mask("pin-ref", i, i+1, "")
		} else if (l.is(i-1, "&") || l.kind(i-1) == Lifetime && l.is(i-2, "&")) && l.is(i+1, "mut") {
			l.mask("pin-ref", i, i, "")
		}
	},
	"reuse": func(l *layer, i int) {
		if (l.kind(i+1) == Ident || l.is(i+1, "<")) && !l.is(i+1, "as") && l.startsItem(i) {
			end := i + 1
			for ; end < l.top().close && !l.is(end, ";") && !l.is(end, "{") && l.spend(); end++ {
			}
			if end >= l.top().close || end >= len(l.tokens) {
				return
			}
			if l.is(end, "{") && l.tokens[end].Match > end {
				end = l.tokens[end].Match
			}
			l.fact("fn-delegation", i, end, true)
			l.edit(l.tokens[l.itemStart(i)].Start, l.tokens[end].End, "")
		}
	},
	"static": func(l *layer, i int) {
		if l.is(i+1, "|") || l.is(i+1, "move") && l.is(i+2, "|") {
			l.fact("static-closure", i, i, false)
		}
	},
	"safe": func(l *layer, i int) {
		if l.is(i+1, "fn") || l.is(i+1, "static") || l.is(i+1, "extern") {
			l.mask("safe-item", i, i, "")
		}
	},
}

// startsOperand reports whether token i begins an expression or pattern that
// may follow a keyword, and is no operator or end.
func (l *layer) startsOperand(i int) bool {
	switch l.kind(i) {
	case Ident:
		return !l.is(i, "as") && !l.is(i, "in") && !l.is(i, "if")
	case String, Char, Number, Lifetime:
		return true
	case Open:
		return l.is(i, "(")
	}
	return l.is(i, "&") || l.is(i, "<") || l.is(i, "$")
}

// startsItem reports whether an item may begin at token i.
func (l *layer) startsItem(i int) bool {
	i = l.itemStart(i) - 1
	return i < 0 || l.is(i, "{") || l.is(i, "}") || l.is(i, ";") || l.is(i, "]") || l.kind(i) == Doc
}

// itemStart walks back from the keyword at i over modifiers and visibility.
func (l *layer) itemStart(i int) int {
	for i > 0 {
		switch {
		case l.kind(i-1) == Ident && (l.is(i-1, "unsafe") || l.is(i-1, "auto") || l.is(i-1, "const") || l.is(i-1, "pub") || l.is(i-1, "async") || l.is(i-1, "default")):
			i--
		case l.is(i-1, ")") && l.tokens[i-1].Match > 0 && l.is(l.tokens[i-1].Match-1, "pub"):
			i = l.tokens[i-1].Match - 1
		case l.kind(i-1) == Ident && l.is(i-2, "$"):
			i -= 2
		default:
			return i
		}
	}
	return i
}

// inBound reports whether a bound may begin at token i.
func (l *layer) inBound(i int) bool {
	return l.is(i-1, ":") && !l.is(i-2, ":") || l.is(i-1, "+") || l.is(i-1, "impl") || l.is(i-1, "dyn") ||
		l.is(i-1, ">") && !l.is(i-2, "-") && !l.is(i-2, "=")
}

func (l *layer) asyncGap(i int) {
	switch next := i + 1; {
	case l.is(next, "|"), l.is(next, "move") && l.is(next+1, "|"), l.is(next, "use") && l.is(next+1, "|"):
		l.mask("async-closure", i, i, "")
	case l.is(next, "gen") && (l.is(next+1, "{") || l.is(next+1, "move")):
		l.mask("async-gen", i, i, "")
	case l.is(next, "gen") && l.is(next+1, "fn"):
		l.mask("gen-fn", i, next, "")
	case l.kind(next) == Ident && strings.HasPrefix(l.text(l.tokens[next]), "Fn") && (l.inBound(i) || l.is(i-1, "(") || l.is(i-1, "&")),
		l.kind(next) == Ident && l.inBound(i) && !reservedOrMove(l.text(l.tokens[next])):
		l.mask("async-bound", i, i, "")
	}
}

func reservedOrMove(w string) bool { return reserved[w] || w == "move" }

func (l *layer) genGap(i int) {
	switch next := i + 1; {
	case l.is(next, "fn") && !l.is(i-1, "async"):
		l.mask("gen-fn", i, i, "")
	case l.is(next, "|") && !l.is(next+1, "=") && l.startsStatement(i), l.is(next, "move") && l.is(next+1, "|"):
		l.mask("gen-closure", i, i, "")
	}
}

// startsStatement reports whether token i cannot be the right side of an operator.
func (l *layer) startsStatement(i int) bool {
	return l.kind(i-1) == Open || l.is(i-1, "=") || l.is(i-1, ",") || l.is(i-1, ";") || l.is(i-1, "}")
}

func (l *layer) constGap(i int) {
	next := i + 1
	switch {
	case l.is(i-1, "*") || l.is(i-1, "~") || l.is(i-1, "raw") || l.is(i-1, "pin"):
	case l.is(i-1, "[") && l.is(next, "]") && (l.inBound(i-1) || l.is(i-2, "(")):
		l.mask("bracket-const", i-1, next, "")
	case l.is(next, "|"), l.is(next, "move") && l.is(next+1, "|"), l.is(next, "async") && (l.is(next+1, "|") || l.is(next+1, "move") && l.is(next+2, "|")),
		l.is(next, "static") && l.is(next+1, "|"):
		l.mask("const-closure", i, i, "")
	case l.is(next, "trait"), (l.is(next, "unsafe") || l.is(next, "auto")) && (l.is(next+1, "trait") || l.is(next+1, "auto") && l.is(next+2, "trait")):
		l.mask("const-trait", i, i, "")
	case l.is(next, "impl"), l.is(next, "unsafe") && l.is(next+1, "impl"):
		l.mask("const-impl", i, i, "")
	case (l.kind(next) == Ident && !reservedOrMove(l.text(l.tokens[next])) || l.is(next, "$") || l.is(next, ":")) && l.afterImpl(i):
		l.mask("const-impl", i, i, "")
	case l.kind(next) == Ident && !reservedOrMove(l.text(l.tokens[next])) && l.inBound(i) && !l.is(next+1, ":"):
		l.mask("const-bound", i, i, "")
	case l.kind(next) == Ident && l.is(next+1, ":") && !l.is(next+2, ":") && l.startsParameter(i):
		l.constDefault(next + 2)
	case l.kind(next) == Ident && !reservedOrMove(l.text(l.tokens[next])) && l.startsItem(i) && (l.is(next+1, "<") || l.is(next+1, ":")):
		l.genericConst(next)
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
		case l.kind(j) == Open && l.tokens[j].Match > j:
			j = l.tokens[j].Match
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

// startsParameter reports whether token i, perhaps after attributes, begins a
// generic parameter.
func (l *layer) startsParameter(i int) bool {
	for l.is(i-1, "]") && l.tokens[i-1].Match > 0 && l.is(l.tokens[i-1].Match-1, "#") {
		i = l.tokens[i-1].Match - 1
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
		case l.kind(j) == Open && l.tokens[j].Match > j:
			j = l.tokens[j].Match
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
		if l.kind(last) == Open && l.tokens[last].Match > last {
			last = l.tokens[last].Match
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
	case l.is(next, "<") && l.kind(next+1) == Lifetime, l.is(next, "<") && l.is(next+1, ">"):
		if end := l.anglesEnd(next, min(next+100, len(l.tokens))); end > next {
			l.mask("unsafe-binder", i, end, "")
		}
	case l.kind(next) == Ident && l.is(next+1, ":") && !l.is(next+2, ":"):
		l.mask("unsafe-field", i, i, "")
	}
}

func (l *layer) forGap(i int) {
	switch next := i + 1; {
	case l.is(next, "await") && !l.is(next+1, "in"):
		l.edit(l.tokens[next].Start, l.tokens[next].End, "")
		l.fact("for-await", next, next, true)
	case l.is(next, "<"):
		end := l.anglesEnd(next, min(next+200, len(l.tokens)))
		if end == next || l.is(end+1, ":") {
			return
		}
		odd := l.binder(next+1, end)
		if l.startsClosure(end + 1) {
			l.mask("closure-binder", i, end, "")
		} else if odd {
			l.edit(l.tokens[i].Start, l.tokens[end].End, "")
		}
	}
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

func (l *layer) traitGap(i int) {
	if l.kind(i+1) != Ident {
		return
	}
	for j := i + 2; j < l.top().close && j < i+400; j++ {
		switch {
		case l.is(j, "<"):
			j = l.anglesEnd(j, l.top().close)
		case l.is(j, "{") || l.is(j, ";"):
			return
		case l.is(j, "="):
			end := j
			for ; end < l.top().close && !l.is(end, ";") && l.spend(); end++ {
			}
			if l.is(end, ";") {
				l.mask("trait-alias", l.itemStart(i), end, "")
			}
			return
		case l.kind(j) == Open && l.tokens[j].Match > j:
			j = l.tokens[j].Match
		}
	}
}

// useGap masks use<..> among bounds, with the "+" that joins it.
func (l *layer) useGap(i int) {
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
	l.fact("precise-capturing", i, end, true)
	l.edit(l.tokens[first].Start, l.tokens[last].End, "")
}

// structGap masks the default values of a struct's fields.
func (l *layer) structGap(i int) {
	j := i + 2
	if l.is(i+1, "$") {
		j++
	}
	if l.kind(j-1) != Ident || !l.is(j, "<") && !l.is(j, "{") && !l.is(j, "where") {
		return
	}
	for ; j < len(l.tokens) && j < i+400 && !l.is(j, "{"); j++ {
		switch {
		case l.is(j, "<"):
			j = l.anglesEnd(j, len(l.tokens))
		case l.is(j, ";") || l.kind(j) == Close:
			return
		case l.kind(j) == Open && l.tokens[j].Match > j:
			j = l.tokens[j].Match
		}
	}
	if l.is(j, "{") && l.tokens[j].Match > j {
		l.fieldDefaults(j)
	}
}

// enumGap does so for the variants of an enum.
func (l *layer) enumGap(i int) {
	j := i + 1
	for ; j < len(l.tokens) && j < i+400 && !l.is(j, "{"); j++ {
		if l.is(j, ";") || l.kind(j) != Ident && l.kind(j) != Punct && l.kind(j) != Lifetime {
			return
		}
	}
	if l.kind(i+1) != Ident && !l.is(i+1, "$") || !l.is(j, "{") {
		return
	}
	for k := j + 1; k < l.tokens[j].Match && l.spend(); k++ {
		if l.kind(k) != Open || l.tokens[k].Match < k {
			continue
		}
		if l.is(k, "{") && l.kind(k-1) == Ident {
			l.fieldDefaults(k)
		}
		k = l.tokens[k].Match
	}
}

// fieldDefaults masks "= value" in the fields between the braces at token open.
func (l *layer) fieldDefaults(open int) {
	end := l.tokens[open].Match
	for k := open + 1; k < end && l.spend(); k++ {
		switch {
		case l.kind(k) == Open && l.tokens[k].Match > k:
			k = l.tokens[k].Match
		case l.is(k, "<"):
			k = l.anglesEnd(k, end)
		case l.is(k, "=") && !l.is(k-1, "=") && !l.is(k+1, "=") && !l.is(k+1, ">"):
			last := l.valueEnd(k, end)
			if last > k {
				l.mask("field-default", k, last, "")
			}
			k = last
		}
	}
}

// valueEnd is the last token of the value after the "=" at token k: commas
// among generic arguments do not end it.
func (l *layer) valueEnd(k, end int) int {
	last := k
	for last+1 < end && !l.is(last+1, ",") && l.spend() {
		last++
		switch {
		case l.kind(last) == Open && l.tokens[last].Match > last:
			last = l.tokens[last].Match
		case l.is(last, "<"):
			last = l.anglesEnd(last, end)
		}
	}
	return last
}

// literalGap takes the suffixes off that the grammar does not know.
func (l *layer) literalGap(i int) {
	t := l.tokens[i]
	text := l.text(t)
	for _, suffix := range []string{"f16", "f128"} {
		if strings.HasSuffix(text, suffix) && !strings.HasPrefix(text, "0x") {
			l.fact("literal-"+suffix, i, i, true)
			l.edit(t.End-len(suffix), t.End, "")
		}
	}
}

// halfOpen masks a range without a start where it can only be a pattern: where
// an arrow, a guard or another alternative follows, or an arrow follows the
// brackets around.
func (l *layer) halfOpen(i int) {
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
		l.edit(l.tokens[first].Start, l.tokens[j-1].End, "")
		return
	}
	if !before || !l.glued(i) || l.kind(j) != Number && l.kind(j) != Char && l.kind(j) != Ident {
		return
	}
	for l.is(j+1, ":") && l.is(j+2, ":") && l.kind(j+3) == Ident {
		j += 3
	}
	if l.arrow(j+1) || l.is(j+1, "if") || l.is(j+1, "|") && !l.is(j+2, "|") && l.top().close < len(l.tokens) && l.arrowAhead(j+1) || l.arrow(l.top().close+1) {
		l.mask("half-open-pattern", i, j, "_")
	}
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
		case l.kind(i) == Open && l.tokens[i].Match > i:
			i = l.tokens[i].Match
		}
	}
	return false
}

// fieldRest finds ".." that ends a struct expression without a base.
func (l *layer) fieldRest(i int) {
	open := l.tokens[i+2].Match
	if open < 1 || !l.is(i-1, ",") && i-1 != open || l.kind(open-1) != Ident && !l.is(open-1, ">") || l.inPattern(open-1, len(l.frames)-1) {
		return
	}
	if w := l.text(l.tokens[open-1]); reserved[w] || w == "unsafe" || w == "async" || l.is(open-2, "|") {
		return
	}
	end := i + 3
	for l.is(end, ")") || l.is(end, ",") && !l.is(end+1, "|") && l.kind(end+1) == Close {
		end++
	}
	frames := l.frames
	l.frames = frames[:max(len(frames)-1, 0)]
	pattern := l.is(end, "|") || l.startsPattern(open-1)
	if l.frames = frames; pattern {
		return // of a closure's parameter, or of a let or an arm
	}
	l.mask("field-rest", i, i+1, "")
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
			if level == 0 || j >= len(l.tokens) || !l.patternBracket(l.tokens[j].Match, i) {
				return false
			}
			i = l.tokens[j].Match
			level--
			limit = l.closeAt(level)
			continue
		}
		switch {
		case l.kind(j) == Open && l.tokens[j].Match > j:
			if l.is(j, "{") && !l.is(j-1, "|") && l.is(j-1, "=") {
				return false
			}
			j = l.tokens[j].Match
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
			if limit < len(l.tokens) && l.is(l.tokens[limit].Match, "{") && !l.is(i-1, ":") && !l.is(i-1, ",") && !l.is(i-1, "{") {
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
		case l.is(j, ";") || l.is(j, "=") && !l.is(j-1, ".") || l.is(j, "}") && l.tokens[j].Match < 0:
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
		case l.kind(i) == Open && l.tokens[i].Match > i:
			i = l.tokens[i].Match
		}
	}
	return false
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
	switch {
	case l.is(last, "{") && l.tokens[last].Match > last:
		last = l.tokens[last].Match
	case l.kind(last) == Number, l.kind(last) == String, l.kind(last) == Char, l.is(last, "true"), l.is(last, "false"):
	default:
		return
	}
	if (l.is(last+1, ">") || l.is(last+1, ",")) && l.amongArguments(i-1, last+1) {
		l.fact("const-binding", i-1, last, true)
		l.edit(l.tokens[i+1].Start, l.tokens[last].End, "T")
	}
}

// amongArguments reports whether the tokens before first and from next on stand
// in one list of generic arguments.
func (l *layer) amongArguments(first, next int) bool {
	depth := 0
	for j := first - 1; j >= 0 && j > first-100; j-- {
		switch {
		case l.kind(j) == Close && l.tokens[j].Match >= 0:
			j = l.tokens[j].Match
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
