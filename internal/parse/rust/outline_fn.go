package rust

// nameOf is the name of the item whose keyword is token k; "" for one that a macro
// pastes together, in brackets.
func (o *outliner) nameOf(k int) string {
	switch o.at(k + 1) {
	case '#': // of quote!
		return o.name(k + 2)
	case '[':
		return ""
	}
	return o.name(k + 1)
}

// afterName is the index behind that name.
func (o *outliner) afterName(k int) int {
	switch {
	case k+1 >= len(o.tokens):
		return k + 1
	case o.at(k+1) == '#':
		return k + 3
	}
	return o.after(k + 1)
}

func (o *outliner) fn(i int, h head, end int, p place, attrs []*Attr) int {
	k := h.keyword
	next := o.itemEnd(k, end)
	it := Item{Kind: ItemFn, Scope: p.scope, Cond: p.cond, Start: o.start(i), End: o.stop(next - 1), Name: o.nameOf(k)}
	inner := p
	inner.bare, inner.items = false, false
	inner.konst, inner.constFns, inner.static = h.konst || p.constFns, false, false
	inner.constFn = inner.konst
	at := o.afterName(k)
	var params int
	it.Generics, params = o.generics(at, next, nil)
	shut := params
	if o.at(params) == '(' && params < next {
		it.Method = o.takesSelf(params, next)
		shut = min(o.after(params), next)
	}
	if it.ProcMacro = procMacro(attrs, it.Name); it.ProcMacro != "" {
		it.Mentions = o.mentions(i, next)
	}
	inner = o.add(it, ScopeFn, inner)
	if o.quiet(k, next) && !inner.konst && !it.Method {
		return next
	}
	o.generics(at, next, &inner)
	if shut > params && (inner.konst || it.Method || !o.quiet(params, shut)) {
		o.params(params, shut-1, inner)
	}
	after := shut
	if o.borrowing && inner.konst {
		o.mutableTypes(params, shut, o.resultEnd(shut, next), inner)
	}
	if o.isPair(shut, '-', '>') {
		if after = o.resultEnd(shut+2, next); inner.konst || !o.quiet(shut, after) {
			_, after = o.typeAt(shut+2, next, &inner, 0)
		}
	}
	body := o.where(after, next, &inner)
	for body < next && o.at(body) != '{' && o.at(body) != ';' {
		body = o.after(body)
	}
	if o.at(body) == '{' && body < next {
		inner.bare = true
		if inner.konst || !o.quiet(body, next) {
			o.block(body, next, inner)
		}
	}
	return next
}

// resultEnd is the index of what follows the type at token i that a function gives: a
// where clause, a body or a semicolon.
func (o *outliner) resultEnd(i, end int) int {
	for i < end && o.at(i) != kWhere && o.at(i) != ';' && (o.at(i) != '{' || o.inAngles(i)) {
		i = o.after(i)
	}
	return min(i, end)
}

// takesSelf reports whether the first parameter is a receiver.
func (o *outliner) takesSelf(open, end int) bool {
	i := open + 1
	i = o.attributesOn(i, end, nil)
	for o.at(i) == '&' || o.at(i) == cLifetime || o.at(i) == kMut || o.at(i) == kConst || o.at(i) == kRaw || o.at(i) == '*' {
		i++
	}
	return o.at(i) == kSelf && (o.at(i+1) == ',' || o.at(i+1) == ')' || o.at(i+1) == ':' && !o.isPathSep(i+1))
}

// params reads the parameters between two brackets.
func (o *outliner) params(open, shut int, p place) {
	for i := open + 1; i < shut; {
		before := i
		q := p
		i = o.attributesOn(i, shut, &q)
		if o.at(i) == kMut && o.at(i+1) == kSelf {
			i++
		}
		if o.at(i) == kSelf && o.at(i+1) == ':' && !o.isPathSep(i+1) {
			var t *Type
			if t, i = o.typeAt(i+2, shut, &q, 0); t != nil && !o.isFree(p.scope) {
				o.out.Receivers = append(o.out.Receivers, Receiver{Scope: q.scope, Type: t, Cond: q.cond})
			}
		} else {
			i = o.pattern(i, shut, q, stopParam)
			if o.at(i) == ':' && i < shut {
				i = o.typeOfList(i+1, shut, &q)
			}
		}
		i = o.comma(i, shut)
		if i++; i <= before {
			i = before + 1
		}
	}
}

// isFree reports whether the function of a scope belongs to no type: self is a receiver
// only to a macro then, such as those for functions of another language. What a macro
// writes or is given may end up in an impl.
func (o *outliner) isFree(scope int) bool {
	scopes := o.out.Scopes
	parent := scopes[scope].Parent
	if parent >= 0 && (scopes[parent].Kind == ScopeImpl || scopes[parent].Kind == ScopeTrait) {
		return false
	}
	for s := parent; s >= 0; s = scopes[s].Parent {
		if scopes[s].Kind == ScopeMacroBody || scopes[s].Kind == ScopeMacroCall {
			return false
		}
	}
	return true
}

// typeOfList reads the type that begins at token i, among others that commas separate,
// or passes over one in which nothing matters.
func (o *outliner) typeOfList(i, end int, p *place) int {
	if comma := o.toComma(i, end); !p.konst && o.quiet(i, comma) {
		return comma
	}
	_, i = o.typeAt(i, end, p, 0)
	return i
}

// LazyStatics is the macro of the standard library that makes the value of a static when
// it is first asked for, and no constant of it. Those of other libraries have words of
// their own for that: static ref.
const LazyStatics = "thread_local"

// constant reads a const or a static.
func (o *outliner) constant(i, k, end int, p place) int {
	next := o.toSemicolon(k, end)
	it := Item{Kind: ItemConst, Scope: p.scope, Body: -1, Cond: p.cond, Start: o.start(i), End: o.stop(next - 1)}
	inner := p
	inner.bare, inner.items = false, false
	inner.konst, inner.constFn = true, false
	if o.at(k) == kStatic {
		it.Kind, inner.static = ItemStatic, true
		if o.at(k+1) == kRef || o.region.Kind == MacroCall && o.region.Macro == LazyStatics {
			inner.konst, inner.static = false, false
		}
	}
	at := k + 1
	if c := o.at(at); c == kMut || c == kRef || c == '#' {
		at++
	}
	it.Name = o.name(at)
	outer := inner
	outer.konst = false
	it.Generics, _ = o.generics(at+1, next, nil)
	o.out.Items = append(o.out.Items, it)
	_, after := o.generics(at+1, next, &inner)
	if o.at(after) == ':' && after < next {
		_, after = o.typeAt(after+1, next, &outer, 0)
	}
	after = o.where(after, next, &outer)
	for after < next && o.at(after) != '=' {
		after = o.after(after)
	}
	if after < next {
		o.expr(after+1, next, inner, exprStatement)
	}
	return next
}
