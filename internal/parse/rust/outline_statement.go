package rust

import "featscan/internal/cond"

// place is where something stands.
type place struct {
	scope    int
	cond     *cond.Expr
	konst    bool // evaluated at compile time
	constFns bool // in an impl whose functions are const
	constFn  bool
	static   bool // in the initialiser of a static
	bare     bool // among statements and expressions
	items    bool // in a list of items
	unstable bool // marked so, as parts of the standard library are, or in what is
	depth    int  // of brackets and expressions
	head     int  // the token that the operand at hand begins with, behind its prefixes
}

// maxWalk bounds how deep expressions are followed; the parser bounds brackets,
// but operators and closures nest as well.
const maxWalk = 2000

// statements reads items and statements between two tokens. What it cannot
// understand it passes over, token by token.
func (o *outliner) statements(i, end int, p place) {
	if p.depth++; p.depth > maxWalk {
		return
	}
	loud := i // up to here it is known that something matters
	for i < end {
		before := i
		q := p
		var attrs []*Attr
		i, attrs = o.leading(i, end, &p, &q)
		if i >= end {
			return
		}
		if h, ok := o.itemAt(i, end); ok {
			n := len(o.out.Items)
			i = max(o.item(i, h, end, q, attrs), before+1)
			if hasAttr(attrs, "stable") {
				o.stable(n, q.scope)
			}
			continue
		}
		if q.bare && !q.konst && i >= loud {
			next := o.statementEnd(i, end)
			if o.quiet(i, next) {
				i = max(next, before+1)
				continue
			}
			loud = next
		}
		i = o.statement(i, end, q)
		if i <= before {
			i = before + 1
		}
	}
}

// leading reads the attributes at token i: outer ones hold for what follows, q,
// inner ones for all of p.
func (o *outliner) leading(i, end int, p, q *place) (int, []*Attr) {
	var attrs []*Attr
	before := *q // under what the attributes that were read ask for
	for o.at(i) == '#' && i < end {
		open := i + 1
		inner := o.at(open) == '!'
		if inner {
			open++
		}
		if o.at(open) != '[' || open >= end {
			return i, attrs
		}
		next := o.after(open)
		list := o.attrs(o.start(i), o.stop(next-1), before)
		if inner {
			p.cond = condOf(p.cond, list)
			p.unstable = p.unstable || hasAttr(list, "unstable")
			if k := o.out.Scopes[p.scope].Kind; k == ScopeMod || k == ScopeFile {
				o.out.Scopes[p.scope].Cond = p.cond // for fragments, which only know their scope
			}
			*q = *p
			before = *q
		} else {
			attrs = append(attrs, list...)
			before.cond = condOf(before.cond, list)
		}
		i = next
	}
	if len(attrs) > 0 {
		q.cond = before.cond
		q.unstable = q.unstable || hasAttr(attrs, "unstable")
	}
	return i, attrs
}

// attributeOn reads one attribute at token i into the condition of p, and gives i
// where none stands. Without a place nothing is kept.
func (o *outliner) attributeOn(i int, p *place) int {
	open := i + 1
	if o.at(open) == '!' {
		open++
	}
	if o.at(open) != '[' {
		return i
	}
	next := o.after(open)
	if p != nil {
		p.cond = condOf(p.cond, o.attrs(o.start(i), o.stop(next-1), *p))
	}
	return next
}

// attributesOn reads all attributes that begin at token i, in the same way.
func (o *outliner) attributesOn(i, end int, p *place) int {
	for i < end && o.at(i) == '#' {
		next := o.attributeOn(i, p)
		if next == i {
			break
		}
		i = next
	}
	return i
}

// attribute reads an attribute in a type, where conditions are not followed.
func (o *outliner) attribute(i int, p *place) int {
	if p == nil {
		return o.attributeOn(i, nil)
	}
	q := *p
	return o.attributeOn(i, &q)
}

// statement reads one statement that is no item.
func (o *outliner) statement(i, end int, p place) int {
	switch c := o.at(i); c {
	case ';', ',':
		return i + 1
	case kLet:
		return o.let(i, end, p)
	}
	if p.items {
		return o.loneCall(i, end, p)
	}
	return o.expr(i, end, p, exprStatement)
}

// loneCall reads a macro call among items. What else stands there is no item, and
// the file's tree will say why.
func (o *outliner) loneCall(i, end int, p place) int {
	if path, next := o.path(i, end, false, &p, 0); next > i && o.at(next) == '!' && next+1 < end {
		open := next + 1
		if o.at(open).isName() { // a macro that takes a name, as macro_rules does
			open++
		}
		if opens(o.at(open)) && open < end {
			return o.semicolon(o.macroCall(path, i, open, &p), end)
		}
	}
	if o.region.Kind == Code {
		o.file.doubtful = true
	}
	p.items = false
	return o.expr(i, end, p, exprStatement)
}

// statementEnd is the index behind the statement at token i: behind its semicolon,
// or behind the block of one that needs none.
func (o *outliner) statementEnd(i, end int) int {
	blocky := false
	switch o.at(i) {
	case '{', kIf, kMatch, kWhile, kLoop, kFor, kUnsafe, kAsync, kConst, cLifetime:
		blocky = true
	}
	for i < end {
		c := o.at(i)
		i = o.after(i)
		if c == ';' {
			break
		}
		if next := o.at(i); c == '{' && blocky && next != '.' && next != '?' && next != kElse {
			break
		}
	}
	return min(i, end)
}

func (o *outliner) let(i, end int, p place) int {
	i = o.pattern(i+1, end, p, stopLet)
	if o.at(i) == ':' && i < end {
		_, i = o.typeAt(i+1, end, &p, 0)
	}
	if o.at(i) != '=' || i >= end {
		return o.semicolon(i, end)
	}
	i = o.expr(i+1, end, p, exprArg)
	if o.at(i) == kElse && o.at(i+1) == '{' {
		i = o.block(i+1, end, p)
	}
	return o.semicolon(i, end)
}

// branch adds the condition under which what begins at token i is chosen.
func (o *outliner) branch(i int, p *place) {
	if o.file.branches == nil {
		return
	}
	if c := o.file.branches[o.start(i)]; c != nil {
		p.cond = cond.AllOf(p.cond, c)
	}
}

// block reads the block whose brace is token i. It opens a scope when the block
// declares something, since names are visible in the whole block.
func (o *outliner) block(i, end int, p place) int {
	shut, next, read := o.braces(i, end, &p)
	if !read {
		return next
	}
	p.items = false
	o.branch(i, &p)
	if o.declares(i+1, shut) {
		p.scope = o.open(Scope{Kind: ScopeBlock, Start: o.start(i), End: o.stop(next - 1)}, p)
	}
	o.statements(i+1, shut, p)
	return next
}

// braces finds the end of the braces at token i, and the index behind. What stands in
// them need not be read when there are none, or when nothing in them matters.
func (o *outliner) braces(i, end int, p *place) (shut, next int, read bool) {
	if o.at(i) != '{' || i >= end {
		return i, i, false
	}
	shut, next = o.closing(i, end), min(o.after(i), end)
	return shut, next, p.konst || !o.quiet(i, next)
}

// declares reports whether an item stands directly between two tokens.
func (o *outliner) declares(i, end int) bool {
	if o.quiet(i, end) {
		return false
	}
	for begins := true; i < end; {
		if begins {
			i = o.attributesOn(i, end, nil)
			if h, ok := o.itemAt(i, end); ok && o.at(h.keyword) != kMacro && !(o.at(h.keyword) == kExtern && o.at(h.keyword+1) != kCrate) {
				return true
			}
		}
		c := o.at(i)
		i = o.after(i)
		begins = c == ';' || c == '{'
	}
	return false
}
