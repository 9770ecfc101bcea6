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
	switch o.at(i + 1) {
	case kCrate, kSuper, kIn:
		return o.after(i), true
	case kSelf:
		if o.at(i+2) == ')' {
			return o.after(i), false
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
	case kMacroRules:
		return o.macroRules(k, end, p, attrs)
	case kMacro:
		return o.macroItem(k, end)
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
	p.items = true
	o.statements(i+1, o.closing(i, end), p)
	return min(o.after(i), end)
}

func (o *outliner) mod(i int, h head, end int, p place, attrs []*Attr) int {
	k := h.keyword
	m := Mod{Scope: p.scope, Body: -1, Paths: pathAttrs(attrs), Cond: p.cond, Start: o.start(i), Name: o.nameOf(k), Pub: h.pub, MacroUse: hasAttr(attrs, "macro_use")}
	body := o.afterName(k)
	if o.at(body) != '{' || body >= end {
		o.out.Mods = append(o.out.Mods, m)
		return o.semicolon(body, end)
	}
	shut := o.closing(body, end)
	m.Body = o.open(Scope{Kind: ScopeMod, Name: m.Name, Start: o.start(body), End: o.stop(min(shut, len(o.tokens)-1))}, p)
	o.out.Mods = append(o.out.Mods, m)
	return o.list(body, end, place{scope: m.Body, cond: p.cond, unstable: p.unstable})
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
		case c == '{' && !o.inAngles(i):
			return min(o.after(i), end)
		}
		i = o.after(i)
	}
	return end
}

// inAngles is layer.inAngles for these tokens.
func (o *outliner) inAngles(i int) bool {
	if before := o.at(i - 1); before != ',' {
		return before == '<' || before == '='
	}
	next := o.at(o.after(i))
	return next == '>' || next == ','
}

// macroItem passes over macro name(..) {..}, whose body is a region of its own.
func (o *outliner) macroItem(k, end int) int {
	next := k + 2
	for _, open := range []code{'(', '{'} {
		if o.at(next) == open && next < end {
			next = o.after(next)
		}
	}
	return min(next, end)
}

// macroRules keeps a macro, whose rules are regions of their own.
func (o *outliner) macroRules(k, end int, p place, attrs []*Attr) int {
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
