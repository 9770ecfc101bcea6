package rust

import "strings"

// Fact is a piece of syntax that the grammar does not know, found among the
// tokens and, where that is possible, masked so that what surrounds it parses.
// Start is where rustc points when it refuses the syntax. The kinds:
//
//	argument-f16, argument-f128   that name as a whole argument of a macro
//	asm-cfg           an attribute on the template or an operand of asm!
//	asm-label, asm-const, asm-sym   such an operand of asm!, with its name
//	asm-label-outputs the first label operand where there are outputs
//	asm-unwind        a call of asm! with options(may_unwind)
//	async-bound       async Fn(..) as a bound
//	async-closure     async |..|, async move |..|
//	async-gen         async gen { .. }
//	auto-trait        auto trait, from the start of the item
//	become            become f()
//	box-pattern, box-expression   box x
//	bounded-default   type Name: Bound = T in a trait, from the start of the item to type
//	bracket-const     [const] Trait as a bound
//	builtin           builtin # name(..), at the name
//	closure-binder    for<'a> |..|
//	const-block-item  const {..} among items
//	const-argument    const {..} among generic arguments
//	const-binding     NAME = 1 among generic arguments
//	const-bound       const Trait as a bound
//	const-closure     const |..|
//	const-default     the default of a const parameter, from "="
//	const-impl        impl const Trait for T, at const; also const impl
//	const-trait       const trait, at const
//	contract-clause   contract_requires {..} behind the head of a function
//	decl-macro        macro name(..) {..}, from the start of the item
//	default-item      default impl, default type, default const, from the start of the item
//	doc-operand       a doc comment on an expression
//	dot-use           x.use
//	dyn-star          dyn* Trait
//	exclusive-range   A..B in a pattern that a macro is given
//	field-default     field: T = value, from "="
//	field-rest        S { a, .. } as an expression, at ".."
//	final-fn          final fn, at final
//	fn-delegation     reuse path
//	for-await         for await x in, at await
//	for-await-head    and at what follows in
//	gen-closure       gen |..|
//	gen-fn            gen fn, async gen fn
//	generic-const     const NAME<..>, at "<", and const NAME: T where .., at where
//	frontmatter       --- lines at the start of the file
//	guard-pattern     the condition after a pattern in brackets: (x if x > 1)
//	half-open-pattern ..=X and ..X as a pattern
//	half-open-slice   X.. as an element of a slice pattern that a macro is given
//	impl-restriction  impl(crate) before a trait
//	literal-f16, literal-f128   a literal with that suffix
//	macro-attr, macro-derive   a rule of macro_rules! for attributes, derives, from the start of the macro
//	macro-guard       $x:guard among what a macro matches
//	maybe-bound       ?Trait as a bound of a trait, a trait object, a type that is no
//	                  parameter, or beside another one
//	metavar-concat    ${concat(..)} in what a macro expands to, at "{"
//	metavar-expr      ${..}, at "{", and $$, at the second "$"
//	move-expression   move(x)
//	mut-ref           mut ref x, at x
//	mut-ref-field     the same as a field without a colon, at mut
//	mut-restriction   mut(crate) before a field
//	negative-bound    !Trait as a bound, at "!"
//	never-bound       ! as the type that a where clause bounds
//	never-argument    ! as a generic argument in what a macro is given
//	never-pattern     ! as a pattern
//	pin-ref           &pin mut T, &pin const T, ref pin mut x, at pin
//	postfix-match     x.match {..}, at match
//	postfix-yield     x.yield, at yield
//	precise-capturing use<..> as a bound
//	precise-capturing-trait   the same in what a function of a trait, or of its impl, returns
//	qualified-struct  <T as Trait>::Name before braces with fields
//	return-notation   (..) of method(..) as a type with bounds
//	safe-item         safe fn, safe static
//	static-closure    static |..|, static async |..|
//	super-let         super let, at super
//	tilde-const       ~const Trait as a bound
//	trait-alias       trait A = B;, from the start of the item
//	try-bikeshed      try bikeshed T {..}
//	type-binder       a parameter of for<..> that is no lifetime
//	type-const        type const NAME: T, from the start of the item
//	unnamed-variant   _ as the name of a variant
//	unsafe-binder     unsafe<'a> T as a type
//	unsafe-extern     unsafe extern ".." { .. }
//	unsafe-field      unsafe field: T
//	unsafe-static     unsafe static in an extern block
//	use-closure       use |..|, async use {..}, at use
//	view-type         .{a, b} behind the type of a reference
//	where-attribute   an attribute or a doc comment on a predicate of a where clause
//	yeet              do yeet x
type Fact struct {
	Kind       string
	Start, End int
	Place
	masked bool
}

func (l *layer) fact(kind string, first, last int, masked bool) {
	l.file.Facts = append(l.file.Facts, Fact{
		Kind: kind, Start: l.tokens[first].Start(), End: l.tokens[last].End(),
		Place: Place{l.doctest, l.top().macro}, masked: masked,
	})
}

// mask notes a fact over the tokens first to last, and masks them by text.
func (l *layer) mask(kind string, first, last int, text string) {
	l.fact(kind, first, last, true)
	l.edit(l.tokens[first].Start(), l.tokens[last].End(), text)
}

// gap looks for syntax beyond the grammar at token i, which is no bracket.
func (l *layer) gap(i int) {
	switch l.kind(i) {
	case Ident:
		if l.tokens[i].can&mayGap == 0 {
			return
		}
		text := l.text(l.tokens[i])
		if f, ok := gapWords[text]; ok {
			f(l, i)
		}
		if f, ok := newWords[text]; ok {
			f(l, i)
		}
	case Number:
		l.literalGap(i)
	case Lifetime:
		if (l.is(i-1, "impl") || l.is(i-1, "dyn")) && l.is(i+1, "+") {
			l.edit(l.tokens[i].Start(), l.tokens[i+1].End(), "")
		}
	case String:
		if l.is(i-1, "extern") && strings.HasPrefix(l.text(l.tokens[i]), "r") {
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), `"`+unquote(l.text(l.tokens[i]))+`"`)
		}
	case Punct:
		l.punctGap(i)
	}
}

func (l *layer) punctGap(i int) {
	switch c := l.tokens[i].code; {
	case c == '!':
		l.neverPattern(i)
		l.negativeBound(i)
		l.neverBound(i)
		l.neverArgument(i)
	case c == '<':
		l.qualifiedStruct(i)
	case c == '~' && l.is(i+1, "const"):
		l.mask("tilde-const", i, i+1, "")
	case c == '?' && l.is(i+1, "const") && l.kind(i+2) == Ident && !l.repeats(i):
		l.mask("tilde-const", i, i+1, "")
	case c == '?':
		l.maybeBound(i)
	case c == ':' && l.is(i-1, ")") && l.is(i-2, "(") && (l.is(i-3, "where") || l.is(i-3, ",")):
		l.edit(l.tokens[i-2].Start(), l.tokens[i-1].End(), "T") // no type of the grammar's predicates
	case c == '-' && l.kind(i+1) == Number && (l.is(i-1, "<") || l.is(i-1, ",")) && (l.is(i+2, ">") || l.is(i+2, ",")):
		if l.amongArguments(i, i+2) {
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
		}
	case c == '=' && l.kind(i-1) == Ident && !l.is(i+1, "=") && !l.is(i+1, ">"):
		l.constBinding(i)
	case c == '.' && l.is(i+1, "{"):
		l.viewType(i)
	case c == '.' && l.is(i+1, ".") && l.is(i+2, "}"):
		l.fieldRest(i)
	case c == '.' && l.is(i+1, ".") && !l.is(i-1, "."):
		l.halfOpen(i)
	}
}

var gapWords = map[string]func(*layer, int){
	"async": (*layer).asyncGap, "const": (*layer).constGap, "gen": (*layer).genGap, "unsafe": (*layer).unsafeGap,
	"for": (*layer).forGap, "enum": (*layer).enumGap, "struct": (*layer).structGap, "union": (*layer).structGap, "trait": (*layer).traitGap, "use": (*layer).useGap,
	"auto": func(l *layer, i int) {
		if l.is(i+1, "trait") && (l.kind(i+2) == Ident || l.is(i+2, "$")) {
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
			l.fact("auto-trait", l.itemStart(i), i+1, true)
		}
	},
	"default": func(l *layer, i int) {
		if next := i + 1; l.is(next, "impl") || l.is(next, "unsafe") && l.is(next+1, "impl") || l.is(next, "type") && l.kind(next+1) == Ident ||
			l.is(next, "const") && l.kind(next+1) == Ident && !itemModifier[l.text(l.tokens[next+1])] {
			l.fact("default-item", l.itemStart(i), i, true)
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
		}
	},
	"if": (*layer).guardPattern,
	"type": func(l *layer, i int) {
		l.typeConst(i)
		l.boundedDefault(i)
		if start, name := l.itemStart(i), l.nameEnd(i+1); start < i && name > i && l.is(name+1, ";") {
			// The grammar has no visibility on a type without a value.
			l.edit(l.tokens[start].Start(), l.tokens[i-1].End(), "")
		}
	},
	"become": func(l *layer, i int) {
		if l.startsExpression(i + 1) {
			l.mask("become", i, i, "return")
		}
	},
	"box": func(l *layer, i int) {
		next := i + 1
		if l.is(i-1, ":") && l.is(i-2, ":") || l.is(next, "<") && l.glued(i) {
			return // a name in a macro's own language
		}
		if l.startsOperand(next) || l.is(next, "[") || l.is(next, "-") && l.kind(next+1) == Number || l.is(next, "!") || l.pathRoot(next) {
			kind := "box-expression"
			if l.is(i-1, "let") || l.inPattern(i, len(l.frames)) || l.inClosureParameters(i-1, l.openBracket()) {
				kind = "box-pattern"
			}
			l.mask(kind, i, i, "")
		}
	},
	"builtin": func(l *layer, i int) {
		if l.is(i+1, "#") && l.kind(i+2) == Ident && !Quotes(l.top().macro) {
			l.edit(l.tokens[i].Start(), l.tokens[i+1].End(), "")
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
			l.edit(l.tokens[i+1].Start(), l.tokens[i+1].End(), "")
		}
		if open := i + 1; l.is(open, "(") && l.tokens[open].Match() > open {
			shut := l.tokens[open].Match()
			l.edit(l.tokens[open].Start(), l.tokens[open].End(), "")
			l.edit(l.tokens[shut].Start(), l.tokens[shut].End(), "")
		}
	},
	"macro": func(l *layer, i int) {
		open := i + 2
		if l.is(i+1, "$") {
			open++
		}
		if l.kind(open-1) != Ident || l.kind(open) != Open || l.tokens[open].Match() < 0 {
			return
		}
		end := l.tokens[open].Match()
		if l.is(open, "(") {
			if !l.is(end+1, "{") || l.tokens[end+1].Match() < 0 {
				return
			}
			end = l.tokens[end+1].Match()
		}
		start := l.itemStart(i)
		l.fact("decl-macro", start, i+1, true)
		l.blanks = append(l.blanks, span{l.tokens[start].Start(), l.tokens[end].End()})
	},
	"where": func(l *layer, i int) {
		if l.is(i+1, "{") || l.is(i+1, ";") {
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
		}
		l.whereAttributes(i)
	},
	"match": func(l *layer, i int) {
		if l.is(i-1, ".") && !l.is(i-2, ".") && l.is(i+1, "{") {
			l.fact("postfix-match", i, i, false)
		}
	},
	"mut": func(l *layer, i int) {
		l.mutRestriction(i)
		if l.is(i+1, "ref") && l.kind(i+2) == Ident && !l.is(i-1, "&") {
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
			name := i + 2
			if l.is(name, "pin") && (l.is(name+1, "const") || l.is(name+1, "mut")) {
				name++
			}
			if (l.is(name, "mut") || l.is(name, "const")) && l.kind(name+1) == Ident {
				name++
			}
			if l.fieldOfItself(i, name) {
				l.fact("mut-ref-field", i, name, true)
			} else {
				l.fact("mut-ref", name, name, true)
			}
		}
	},
	"pin": func(l *layer, i int) {
		switch {
		case !l.is(i-1, "&") && !l.is(i-1, "ref") && !(l.kind(i-1) == Lifetime && l.is(i-2, "&")):
		case l.is(i+1, "const"):
			l.mask("pin-ref", i, i+1, "")
		case l.is(i+1, "mut"):
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
			if l.is(end, "{") && l.tokens[end].Match() > end {
				end = l.tokens[end].Match()
			}
			l.fact("fn-delegation", i, end, true)
			l.edit(l.tokens[l.itemStart(i)].Start(), l.tokens[end].End(), "")
		}
	},
	"raw": func(l *layer, i int) {
		if l.is(i-1, "&") && !l.is(i+1, "const") && !l.is(i+1, "mut") {
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "ra_") // a variable, of whose name the grammar makes an operator
		}
	},
	"static": func(l *layer, i int) {
		next := i + 1
		for l.is(next, "async") || l.is(next, "gen") {
			next++
		}
		if l.is(next, "move") || l.is(next, "use") {
			next++
		}
		if l.is(next, "|") {
			l.fact("static-closure", i, i, false)
		}
	},
	"safe": func(l *layer, i int) {
		if l.is(i+1, "fn") || l.is(i+1, "static") || l.is(i+1, "extern") {
			l.mask("safe-item", i, i, "")
		}
	},
}

// startsExpression reports whether token i begins an expression behind a keyword
// that no name can be.
func (l *layer) startsExpression(i int) bool {
	switch l.kind(i) {
	case Open:
		return true
	case Punct:
		return l.startsOperand(i) || l.is(i, "*") || l.is(i, "!") || l.is(i, "|") || l.is(i, "-") && !l.is(i+1, ">") || l.is(i, "#") || l.pathRoot(i)
	}
	return l.startsOperand(i) || l.is(i, "if")
}

// pathRoot reports whether token i is the "::" before a path.
func (l *layer) pathRoot(i int) bool { return l.is(i, ":") && l.is(i+1, ":") }

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
