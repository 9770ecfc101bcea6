package rust

// newWords find syntax that came after Rust 1.85 and begins with a word.
var newWords = map[string]func(*layer, int){
	"attr": (*layer).macroRule, "derive": (*layer).macroRule,
	"contract_requires": (*layer).contract, "contract_ensures": (*layer).contract,
	"f16": (*layer).argumentType, "f128": (*layer).argumentType,
	"final": func(l *layer, i int) {
		if words := l.modifiers(i + 1); l.is(i+1+len(words), "fn") || l.is(i+1, "fn") {
			l.mask("final-fn", i, i, "")
		}
	},
	"impl": func(l *layer, i int) {
		if end := l.restriction(i); end > 0 && itemOfTrait[l.text(l.tokens[min(end+1, len(l.tokens)-1)])] {
			l.mask("impl-restriction", i, end, "")
		}
	},
	"move": func(l *layer, i int) {
		if l.is(i+1, "(") && l.glued(i) && !l.is(i-1, ".") && !l.is(i-1, ":") && !l.is(i-1, "fn") {
			l.mask("move-expression", i, i, "")
		}
	},
	"super": func(l *layer, i int) {
		if l.is(i+1, "let") {
			l.mask("super-let", i, i, "")
		}
	},
	"yield": func(l *layer, i int) {
		if l.is(i-1, ".") && !l.is(i-2, ".") {
			l.fact("postfix-yield", i, i, true)
			l.edit(l.tokens[i].Start(), l.tokens[i].End(), "_")
		}
	},
	"try": func(l *layer, i int) {
		if l.is(i+1, "bikeshed") && !l.is(i+2, ".") && !l.is(i+2, ";") {
			l.tryBikeshed(i)
		}
	},
}

var itemOfTrait = map[string]bool{"trait": true, "unsafe": true, "auto": true, "const": true}

// restriction is the end of "(crate)", "(self)", "(super)" or "(in path)" behind
// token i, 0 without.
func (l *layer) restriction(i int) int {
	open := i + 1
	if !l.is(open, "(") || l.tokens[open].Match() < 0 {
		return 0
	}
	end := l.tokens[open].Match()
	if l.is(open+1, "in") || end == open+2 && (l.is(open+1, "crate") || l.is(open+1, "self") || l.is(open+1, "super")) {
		return end
	}
	return 0
}

// constBlockItem finds const {..} where an item is expected.
func (l *layer) constBlockItem(i int) bool {
	if !l.is(i+1, "{") || l.doctest && len(l.frames) == 0 || len(l.frames) > 0 && l.top().kind != module || !l.startsItem(i) {
		return false
	}
	l.mask("const-block-item", i, i, "")
	return true
}

// macroRule finds the rules of a macro for attributes and derives: attr(..) (..) => {..}.
// rustc reports the macro.
func (l *layer) macroRule(i int) {
	if l.top().kind != macroDef || !l.is(i+1, "(") || l.tokens[i+1].Match() < 0 || l.kind(l.tokens[i+1].Match()+1) != Open {
		return
	}
	start := l.openBracket() - 3
	if l.is(start-1, "macro_rules") {
		start-- // macro_rules! $name
	}
	if l.is(start, "macro_rules") {
		l.fact("macro-"+l.text(l.tokens[i]), l.itemStart(start), i, true)
	}
}

// guardFragment finds $x:guard among what a macro matches.
func (l *layer) guardFragment(i int) {
	if l.is(i, "guard") && l.is(i-1, ":") && l.kind(i-2) == Ident && l.is(i-3, "$") {
		l.fact("macro-guard", i-3, i, true)
	}
}

// contract finds contract_requires {..} and contract_ensures {..} between a
// function's head and its body.
func (l *layer) contract(i int) {
	if l.is(i+1, "{") && l.tokens[i+1].Match() > i {
		l.fact("contract-clause", i, i, true)
		l.edit(l.tokens[i].Start(), l.tokens[l.tokens[i+1].Match()].End(), "")
	}
}

// tryBikeshed masks try bikeshed T {..} by a block.
func (l *layer) tryBikeshed(i int) {
	for j := i + 2; j < l.top().close && j < i+100 && l.spend(); j++ {
		switch {
		case l.is(j, "{") && l.tokens[j].Match() > j:
			l.fact("try-bikeshed", i, l.tokens[j].Match(), true)
			l.edit(l.tokens[i].Start(), l.tokens[j-1].End(), "")
			return
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		case l.is(j, ";"), l.is(j, "="):
			return
		}
	}
}

// useOperator finds x.use and use |..| ..: clones where the type says that they
// are cheap.
func (l *layer) useOperator(i int) {
	switch {
	case l.is(i-1, ".") && !l.is(i-2, "."):
		l.fact("dot-use", i, i, true)
		l.edit(l.tokens[i].Start(), l.tokens[i].End(), "_")
	case l.is(i+1, "|"), l.is(i+1, "{") && (l.is(i-1, "async") || l.is(i-1, "gen")):
		l.mask("use-closure", i, i, "")
	}
}

// typeConst finds type const NAME: T.
func (l *layer) typeConst(i int) {
	if l.is(i+1, "const") && l.kind(i+2) == Ident && (l.is(i+3, ":") || l.is(i+3, "<")) {
		l.fact("type-const", l.itemStart(i), i+1, true)
		l.edit(l.tokens[i].Start(), l.tokens[i].End(), "")
	}
}

// mutRestriction finds mut(crate) before a field.
func (l *layer) mutRestriction(i int) {
	if end := l.restriction(i); end > 0 && !l.is(i-1, "&") && !l.is(i-1, "*") && l.kind(end+1) == Ident {
		l.mask("mut-restriction", i, end, "")
	}
}

// whereAttributes notes what is on the predicates of the where clause at token i:
// attributes, and doc comments, which are attributes to rustc.
func (l *layer) whereAttributes(i int) {
	predicate := true
	for j := i + 1; j < len(l.tokens) && j < i+400 && l.spend(); j++ {
		open, inner := l.attributeAt(j)
		switch {
		case predicate && l.kind(j) == Doc:
			l.fact("where-attribute", j, j, false)
			continue
		case predicate && open >= 0 && !inner:
			last := l.tokens[open].Match()
			l.fact("where-attribute", j, last, true)
			l.edit(l.tokens[j].Start(), l.tokens[last].End(), "")
			j = last
			continue
		case l.is(j, "{") && (l.tokens[j].Match() < j || !l.inAngles(j)), l.is(j, ";"), l.kind(j) == Close:
			return
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		}
		predicate = l.is(j, ",") && l.top().kind != macroCall
	}
}

// argumentType notes f16 and f128 where they are a whole argument of a macro, or one of
// a list of types: to the grammar they are variables there.
func (l *layer) argumentType(i int) {
	name := l.text(l.tokens[i])
	if l.top().kind != macroCall || opaque(l.top().macro) || operandMacro[l.top().macro] {
		return
	}
	before := l.kind(i-1) == Open || l.is(i-1, ",") || l.is(i-1, ";") || l.isPrimitive(i-1) ||
		l.is(i-1, ":") && l.kind(i-2) == Ident || l.is(i-1, ">") && l.is(i-2, "=") && l.isPrimitive(i-3)
	after := l.kind(i+1) == Close || l.is(i+1, ",") || l.is(i+1, ";") || l.isPrimitive(i+1) ||
		l.is(i+1, "=") && l.is(i+2, ">") && l.isPrimitive(i+3)
	if before && after {
		l.fact("argument-"+name, i, i, true)
	}
}

// isPrimitive reports whether token i is the name of a primitive type.
func (l *layer) isPrimitive(i int) bool {
	return l.kind(i) == Ident && primitive[l.text(l.tokens[i])] || l.is(i, "f16") || l.is(i, "f128")
}
