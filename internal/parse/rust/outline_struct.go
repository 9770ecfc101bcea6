package rust

func (o *outliner) structure(i, k, end int, p place) int {
	next := o.itemEnd(k, end)
	it := Item{Kind: ItemStruct, Scope: p.scope, Cond: p.cond, Start: o.start(i), Name: o.nameOf(k), End: o.stop(next - 1)}
	if o.at(k) == kUnion {
		it.Kind = ItemUnion
	}
	generics, at := o.generics(o.afterName(k), next, nil)
	it.Generics = generics
	body := at
	for body < next && o.at(body) != '{' && o.at(body) != '(' && o.at(body) != ';' {
		body++
	}
	if o.at(at) == kWhere {
		body = o.where(at, next, nil)
	}
	if o.at(body) == '{' && it.Kind == ItemStruct {
		it.Unsized = o.unsizedTail(body, next)
	}
	inner := o.add(it, ScopeItem, o.typePlace(p))
	if o.quiet(k, next) {
		return next
	}
	o.generics(o.afterName(k), next, &inner)
	o.where(at, next, &inner)
	if opens(o.at(body)) && body < next {
		shut := o.closing(body, next)
		o.fields(body, shut, inner)
		o.where(o.after(body), next, &inner)
	}
	return next
}

// typePlace is the place inside of a type or trait.
func (o *outliner) typePlace(p place) place {
	p.bare, p.items = false, false
	p.konst, p.constFn, p.static = false, false, false
	return p
}

// fields reads the fields of a struct or variant between two brackets: named ones in
// braces, types in parentheses.
func (o *outliner) fields(open, shut int, p place) {
	named := o.at(open) == '{'
	for i := open + 1; i < shut; {
		before := i
		q := p
		i = o.attributesOn(i, shut, &q)
		i, _ = o.visibility(i, shut)
		if o.at(i) == kUnsafe || o.at(i) == kMut || o.at(i) == kSafe && o.at(i+1).isName() {
			i++
		}
		if named && o.at(i) != cEnd && o.at(i+1) == ':' {
			i += 2
		}
		i = o.typeOfList(i, shut, &q)
		if o.at(i) == '=' && i < shut {
			i = o.expr(i+1, shut, q, exprArg)
		}
		i = o.toComma(i, shut)
		if i++; i <= before {
			i = before + 1
		}
	}
}

// unsizedTail is the last field of a struct when its type has no size of its own.
func (o *outliner) unsizedTail(open, end int) string {
	shut := o.closing(open, end)
	last := -1 // the name of the last field
	for i := open + 1; i < shut; {
		if o.at(i) == '#' {
			if next := o.attribute(i, nil); next > i {
				i = next
				continue
			}
		}
		i, _ = o.visibility(i, shut)
		if o.at(i+1) == ':' && !o.isPathSep(i+1) {
			last = i
		}
		i = o.toComma(i, shut) + 1
	}
	if last < 0 {
		return ""
	}
	switch t := last + 2; {
	case o.at(t) == '[':
		for at := t + 1; at < o.closing(t, shut); at = o.after(at) {
			if o.at(at) == ';' {
				return ""
			}
		}
		return "[" + o.name(last)
	case o.at(t) == kDyn:
		return "d" + o.name(last)
	case o.at(t) == cName && o.raw(t) == "str" && !o.isPathSep(t+1):
		return "s" + o.name(last)
	}
	return ""
}

func (o *outliner) enum(i, k, end int, p place) int {
	next := o.itemEnd(k, end)
	it := Item{Kind: ItemEnum, Scope: p.scope, Cond: p.cond, Start: o.start(i), Name: o.nameOf(k), End: o.stop(next - 1)}
	generics, at := o.generics(o.afterName(k), next, nil)
	it.Generics = generics
	inner := o.add(it, ScopeEnum, o.typePlace(p))
	o.generics(o.afterName(k), next, &inner)
	body := o.where(at, next, &inner)
	for body < next && o.at(body) != '{' { // a macro's own words
		body++
	}
	if body < next {
		o.variants(body, o.closing(body, next), inner)
	}
	return next
}

// variants reads the variants of an enum between two brackets.
func (o *outliner) variants(open, shut int, p place) {
	for i := open + 1; i < shut; {
		before := i
		q := p
		i = o.attributesOn(i, shut, &q)
		begin := i
		i, _ = o.visibility(i, shut)
		if o.at(i).isName() && i < shut {
			comma := o.comma(i+1, shut)
			o.out.Items = append(o.out.Items, Item{Kind: ItemVariant, Scope: q.scope, Body: -1, Cond: q.cond,
				Start: o.spanStart(begin), End: o.stop(comma - 1), Name: o.name(i)})
			if i++; opens(o.at(i)) && i < comma {
				if !o.quiet(i, comma) {
					o.fields(i, o.closing(i, shut), q)
				}
				i = o.after(i)
			}
			if o.at(i) == '=' && i < comma && !o.quiet(i, comma) {
				o.expr(i+1, comma, q, exprArg)
			}
			i = comma
		} else {
			i = o.comma(i, shut)
		}
		if i++; i <= before {
			i = before + 1
		}
	}
}

func (o *outliner) trait(i, k, end int, p place) int {
	next := o.itemEnd(k, end)
	it := Item{Kind: ItemTrait, Scope: p.scope, Cond: p.cond, Start: o.start(i), Name: o.nameOf(k), End: o.stop(next - 1)}
	generics, at := o.generics(o.afterName(k), next, nil)
	it.Generics = generics
	collect := func(t Path) { it.Supers = append(it.Supers, &t) }
	bounds := at
	if o.at(at) == ':' {
		at = o.bounds(at+1, next, nil, collect, 0)
	}
	inner := o.add(it, ScopeTrait, o.typePlace(p))
	o.generics(o.afterName(k), next, &inner)
	if at > bounds {
		o.bounds(bounds+1, next, &inner, nil, 0)
	}
	if o.at(at) == '=' && at < next { // a trait alias
		at = o.bounds(at+1, next, &inner, nil, 0)
	}
	at = o.where(at, next, &inner)
	inner.constFns = o.at(k-1) == kConst || o.at(k-1) == kUnsafe && o.at(k-2) == kConst
	o.list(at, next, inner)
	return next
}

// impl keeps an impl block and opens its scope.
func (o *outliner) impl(i, k, end int, p place) int {
	next := o.itemEnd(k, end)
	im := Impl{Scope: p.scope, Cond: p.cond, Start: o.start(i)}
	generics, at := o.generics(k+1, next, nil)
	im.Body = o.open(Scope{Kind: ScopeImpl, Start: o.start(i), End: o.stop(next - 1), Generics: generics, Impl: len(o.out.Impls)}, place{scope: p.scope, cond: p.cond})
	inner := place{scope: im.Body, cond: p.cond}
	o.generics(k+1, next, &inner)
	konst := o.at(at) == kConst || o.at(k-1) == kConst || o.at(k-1) == kUnsafe && o.at(k-2) == kConst || o.maskedConst(at) || o.maskedConst(i)
	if o.at(at) == kConst {
		at++
	}
	if o.at(at) == '!' {
		im.Negative = true
		at++
	}
	first, after := o.typeAt(at, next, &inner, 0)
	after = o.moreBounds(after, next, &inner, 0)
	im.Self = first
	if o.at(after) == kFor && after < next {
		if first != nil && first.Path != nil {
			im.Trait = first.Path
		} else {
			trait, _ := o.path(at, after, true, nil, 0)
			im.Trait = &trait
		}
		if konst {
			o.constTrait(im.Trait, &inner)
		}
		im.Self, after = o.typeAt(after+1, next, &inner, 0)
		after = o.moreBounds(after, next, &inner, 0)
	}
	o.out.Impls = append(o.out.Impls, im)
	after = o.where(after, next, &inner)
	for after < next && o.at(after) != '{' {
		after++
	}
	inner.constFns = konst
	o.list(after, next, inner)
	return next
}

func (o *outliner) alias(i, k, end int, p place) int {
	next := o.toSemicolon(k, end)
	it := Item{Kind: ItemAlias, Scope: p.scope, Cond: p.cond, Start: o.start(i), Name: o.nameOf(k), End: o.stop(next - 1)}
	generics, at := o.generics(o.afterName(k), next, nil)
	it.Generics = generics
	bounds := at
	if o.at(at) == ':' {
		at = o.bounds(at+1, next, nil, nil, 0)
	}
	clause := at
	at = o.where(at, next, nil)
	target := -1
	if o.at(at) == '=' && at < next {
		target = at + 1
		it.Target, at = o.typeAt(target, next, nil, 0)
	}
	inner := o.add(it, ScopeItem, o.typePlace(p))
	if o.quiet(k, next) {
		return next
	}
	o.generics(o.afterName(k), next, &inner)
	if clause > bounds {
		o.bounds(bounds+1, next, &inner, nil, 0)
	}
	o.where(clause, next, &inner)
	if target >= 0 {
		o.typeAt(target, next, &inner, 0)
		o.where(at, next, &inner)
	}
	return next
}
