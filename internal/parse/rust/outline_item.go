package rust

// head is what stands before the keyword that decides what an item is.
type head struct {
	keyword int // its index
	pub     bool
	konst   bool
}

// maxHead bounds the words before the keyword of an item.
const maxHead = 8

// itemAt tells whether an item begins at token i. What could be something else,
// such as a closure that begins with static, is none.
func (o *outliner) itemAt(i, end int) (head, bool) {
	var h head
	i, h.pub = o.visibility(i, end)
	for n := 0; n < maxHead && i < end; n++ {
		next := o.at(i + 1)
		switch c := o.at(i); c {
		case kFn, kStruct, kEnum, kTrait, kMod, kType:
			h.keyword = i
			return h, next.isName() || next == cWild || next == '#' && o.at(i+2).isName() || next == '[' && c == kFn
		case kUse:
			h.keyword = i
			return h, next != '<' && next != '|'
		case kImpl:
			h.keyword = i
			return h, true
		case kUnion:
			h.keyword = i
			return h, next.isPlain() && (o.at(i+2) == '{' || o.at(i+2) == '<' || o.at(i+2) == kWhere)
		case kMacroRules:
			h.keyword = i
			return h, next == '!'
		case kMacro:
			h.keyword = i
			return h, next.isPlain() && opens(o.at(i+2))
		case kStatic, kConst:
			if next.isPlain() && (o.at(i+2) == ':' && !o.isPathSep(i+2) || o.at(i+2) == '=' || o.at(i+2) == '<' || o.at(i+2) == ';') ||
				(next == kMut || next == kRef) && c == kStatic || next == cWild && o.at(i+2) != ',' || next == '#' && o.at(i+2).isName() && o.at(i+3) == ':' {
				h.keyword = i
				return h, true
			}
			if c == kStatic || next == '{' || next == '|' {
				return h, false
			}
			h.konst = true
		case kExtern:
			if next == kCrate || next == '{' || next == cString && o.at(i+2) == '{' {
				h.keyword = i
				return h, true
			}
			if next == cString {
				i++
			}
		case kUnsafe, kAsync:
			if next == '{' || next == '|' || next == kMove {
				return h, false
			}
		case kDefault, kAuto, kSafe, kGen:
			if !next.isKeyword() {
				return h, false
			}
		default:
			return h, false
		}
		i++
	}
	return h, false
}

// isKeyword reports a word that may follow another before an item.
func (c code) isKeyword() bool { return c >= kAs && c < kSelf }

// visibility passes over pub, pub(..), and tells a visibility wider than the
// module itself.
func (o *outliner) visibility(i, end int) (int, bool) {
	if o.at(i) != kPub || i >= end {
		return i, false
	}
	i++
	if o.at(i) != '(' || i >= end {
		return i, true
	}
	shut := o.closing(i, end)
	switch o.at(i + 1) {
	case kCrate, kSuper, kIn:
		return shut + 1, true
	case kSelf:
		if shut == i+2 {
			return shut + 1, false
		}
	}
	return i, true // the parentheses are those of a tuple
}

// item reads the item that itemAt found at token i; the index behind it.
func (o *outliner) item(i int, h head, end int, p place, attrs []*Attr) int {
	k := h.keyword
	switch o.at(k) {
	case kFn:
		return o.fn(i, h, end, p, attrs)
	case kStruct, kUnion:
		return o.structure(i, k, end, p)
	case kEnum:
		return o.enum(i, k, end, p)
	case kTrait:
		return o.trait(i, k, end, p)
	case kImpl:
		return o.impl(i, k, end, p)
	case kMod:
		return o.mod(i, h, end, p, attrs)
	case kUse:
		return o.use(h, end, p)
	case kType:
		return o.alias(i, k, end, p)
	case kConst, kStatic:
		return o.constant(i, k, end, p)
	case kMacroRules, kMacro:
		return o.macroDef(i, k, end, p, attrs)
	}
	if o.at(k+1) == kCrate {
		return o.externCrate(i, k, end, p, attrs)
	}
	for k < end && o.at(k) != '{' {
		k++
	}
	return o.list(k, end, p)
}

// list reads the items in the braces at token i, in the scope of p.
func (o *outliner) list(i, end int, p place) int {
	if o.at(i) != '{' || i >= end {
		return i
	}
	shut := o.closing(i, end)
	p.items = true
	o.statements(i+1, shut, p)
	return min(shut+1, end)
}

func (o *outliner) mod(i int, h head, end int, p place, attrs []*Attr) int {
	k := h.keyword
	m := Mod{Scope: p.scope, Body: -1, Paths: pathAttrs(attrs), Cond: p.cond, Start: o.start(i), Name: o.nameOf(k), Pub: h.pub}
	body := o.afterName(k)
	if o.at(body) != '{' || body >= end {
		o.out.Mods = append(o.out.Mods, m)
		return o.semicolon(body, end)
	}
	shut := o.closing(body, end)
	m.Body = o.open(Scope{Kind: ScopeMod, Name: m.Name, Start: o.start(body), End: o.stop(min(shut, len(o.tokens)-1))}, p)
	o.out.Mods = append(o.out.Mods, m)
	return o.list(body, end, place{scope: m.Body, cond: p.cond})
}

// semicolon is the index behind a semicolon at token i, and i without one.
func (o *outliner) semicolon(i, end int) int {
	if o.at(i) == ';' && i < end {
		return i + 1
	}
	return min(i, end)
}

// toSemicolon is the index behind the next semicolon of this level.
func (o *outliner) toSemicolon(i, end int) int {
	for i < end {
		if o.at(i) == ';' {
			return i + 1
		}
		i = o.after(i)
	}
	return end
}

func (o *outliner) externCrate(i, k, end int, p place, attrs []*Attr) int {
	e := ExternCrate{Scope: p.scope, Cond: p.cond, MacroUse: hasAttr(attrs, "macro_use"), Crate: o.name(k + 2)}
	e.Name = e.Crate
	if o.at(k+3) == kAs && k+4 < end {
		e.Name = o.name(k + 4)
	}
	next := o.toSemicolon(k, end)
	e.Start, e.End = o.start(i), o.stop(next-1)
	o.out.Externs = append(o.out.Externs, e)
	return next
}

// add keeps an item with the scope that it opens, and gives the place inside.
func (o *outliner) add(it Item, kind ScopeKind, inner place) place {
	it.Body = o.open(Scope{Kind: kind, Name: it.Name, Start: it.Start, End: it.End, Generics: it.Generics}, inner)
	inner.scope = it.Body
	o.out.Items = append(o.out.Items, it)
	return inner
}

// itemEnd is the index behind the item that goes on at token i: behind its body
// in braces or its semicolon. Braces among generic arguments are no body.
func (o *outliner) itemEnd(i, end int) int {
	for i < end {
		switch c := o.at(i); {
		case c == ';':
			return i + 1
		case c == '{' && o.at(i-1) != '<' && o.at(i-1) != ',' && o.at(i-1) != '=':
			return min(o.after(i), end)
		case c == '{' && o.at(i-1) == ',' && !o.inAngles(i):
			return min(o.after(i), end)
		}
		i = o.after(i)
	}
	return end
}

// inAngles reports whether the brace at token i, which follows a comma, stands
// among generic arguments: a where clause ends in a comma as well.
func (o *outliner) inAngles(i int) bool {
	next := o.after(i)
	return o.at(next) == '>' || o.at(next) == ','
}

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
	inner.konst, inner.constFn, inner.static = h.konst, h.konst, false
	at := o.afterName(k)
	var params int
	it.Generics, params = o.generics(at, next, nil)
	shut := params
	if o.at(params) == '(' && params < next {
		it.Method = o.takesSelf(params, next)
		shut = min(o.after(params), next)
	}
	after := shut
	if o.isPair(shut, '-', '>') {
		it.Target, after = o.typeAt(shut+2, next, nil, 0)
	}
	if it.ProcMacro = procMacro(attrs, it.Name); it.ProcMacro != "" {
		it.Mentions = o.mentions(i, next)
	}
	inner = o.add(it, ScopeFn, inner)
	if o.quiet(k, next) && !inner.konst && !it.Method {
		return next
	}
	o.generics(at, next, &inner)
	if shut > params {
		o.params(params, shut-1, inner)
	}
	if after > shut && (!o.quiet(shut, after) || inner.konst) {
		o.typeAt(shut+2, next, &inner, 0)
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

// takesSelf reports whether the first parameter is a receiver.
func (o *outliner) takesSelf(open, end int) bool {
	i := open + 1
	for o.at(i) == '#' && i < end {
		next := o.attribute(i, nil)
		if next == i {
			break
		}
		i = next
	}
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
		for o.at(i) == '#' && i < shut {
			next := o.attributes(i, &q)
			if next == i {
				break
			}
			i = next
		}
		if o.at(i) == kMut && o.at(i+1) == kSelf {
			i++
		}
		if o.at(i) == kSelf && o.at(i+1) == ':' && !o.isPathSep(i+1) {
			var t *Type
			if t, i = o.typeAt(i+2, shut, &q, 0); t != nil {
				o.out.Receivers = append(o.out.Receivers, Receiver{Scope: q.scope, Type: t, Cond: q.cond})
			}
		} else {
			i = o.pattern(i, shut, q, stopParam)
			if o.at(i) == ':' && i < shut {
				_, i = o.typeAt(i+1, shut, &q, 0)
			}
		}
		for i < shut && o.at(i) != ',' {
			i = o.after(i)
		}
		if i++; i <= before {
			i = before + 1
		}
	}
}

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
		o.where(shut+1, next, &inner)
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
		for o.at(i) == '#' && i < shut {
			next := o.attributes(i, &q)
			if next == i {
				break
			}
			i = next
		}
		i, _ = o.visibility(i, shut)
		if o.at(i) == kUnsafe || o.at(i) == kMut || o.at(i) == kSafe && o.at(i+1).isName() {
			i++
		}
		if named && o.at(i) != cEnd && o.at(i+1) == ':' {
			i += 2
		}
		_, i = o.typeAt(i, shut, &q, 0)
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
		for o.at(i) == '#' && i < shut {
			next := o.attributes(i, &q)
			if next == i {
				break
			}
			i = next
		}
		begin := i
		i, _ = o.visibility(i, shut)
		if o.at(i).isName() && i < shut {
			comma := o.commaOfVariant(i+1, shut)
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
			for i < shut && o.at(i) != ',' {
				i = o.after(i)
			}
		}
		if i++; i <= before {
			i = before + 1
		}
	}
}

func (o *outliner) commaOfVariant(i, end int) int {
	for i < end && o.at(i) != ',' {
		i = o.after(i)
	}
	return min(i, end)
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
		im.Self, after = o.typeAt(after+1, next, &inner, 0)
		after = o.moreBounds(after, next, &inner, 0)
	}
	o.out.Impls = append(o.out.Impls, im)
	after = o.where(after, next, &inner)
	for after < next && o.at(after) != '{' {
		after++
	}
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

// constant reads a const or a static.
func (o *outliner) constant(i, k, end int, p place) int {
	next := o.toSemicolon(k, end)
	it := Item{Kind: ItemConst, Scope: p.scope, Body: -1, Cond: p.cond, Start: o.start(i), End: o.stop(next - 1)}
	inner := p
	inner.bare, inner.items = false, false
	inner.konst, inner.constFn = true, false
	if o.at(k) == kStatic {
		it.Kind, inner.static = ItemStatic, true
	}
	at := k + 1
	if c := o.at(at); c == kMut || c == kRef || c == '#' {
		at++
	}
	it.Name = o.name(at)
	var after int
	it.Generics, after = o.generics(at+1, next, nil)
	outer := inner
	outer.konst = false
	kind := after
	if o.at(after) == ':' && after < next {
		it.Target, after = o.typeAt(after+1, next, nil, 0)
	}
	o.out.Items = append(o.out.Items, it)
	o.generics(at+1, next, &inner)
	if after > kind && !o.quiet(kind, after) {
		o.typeAt(kind+1, next, &outer, 0)
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

// macroDef keeps macro_rules!; its body is a region of its own, as that of macro
// name(..) is.
func (o *outliner) macroDef(i, k, end int, p place, attrs []*Attr) int {
	if o.at(k) == kMacro {
		next := k + 2
		if o.at(next) == '(' && next < end {
			next = o.after(next)
		}
		if o.at(next) == '{' && next < end {
			next = o.after(next)
		}
		return min(next, end)
	}
	open := k + 3
	for open < end && !opens(o.at(open)) {
		open++
	}
	if open >= end {
		return end
	}
	next := min(o.after(open), end)
	if o.at(open) != '{' {
		next = o.semicolon(next, end)
	}
	it := Item{Kind: ItemMacro, Scope: p.scope, Body: -1, Cond: p.cond, Exported: hasAttr(attrs, "macro_export"),
		Start: o.start(k), End: o.stop(next - 1), Name: o.name(k + 2)}
	o.out.Items = append(o.out.Items, it)
	return next
}
