package resolve

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
)

// method judges .name(..) by what is visible of its receiver. Where no declaration tells
// the receiver's type, a name alone is never certain: it is reported for features that the
// crate turns on, and only when nothing else is likely to be meant.
func (u *uses) method(r *rust.Ref, at spot) {
	name := r.Path.Segs[0].Name
	best := features.Confidence("")
	var found, inConst *rustdb.Gated
	items := u.p.items.Named(name)
	var recv *seen // which takes longer to find than most names are worth
	for i := range items {
		g := &items[i]
		if g.Kind != rustdb.ItemMethod || g.Const && !r.Const && !r.Static || !u.counts(g) {
			continue
		}
		if recv == nil {
			found := u.seenOf(r, at)
			recv = &found
		}
		c := u.weigh(g, r, recv, at)
		switch {
		case c == features.Certain && g.Const:
			inConst = cmp.Or(inConst, g)
		case c == features.Certain && best == features.Certain && g.Feature != found.Feature:
			switch now, before := u.p.gatedNow(g), u.p.gatedNow(found); {
			case now != before:
				if now {
					found = g
				}
			case !u.gated(found.Feature):
				// Pointers to slices and to arrays, say, have methods of one name.
				best, found = features.Likely, g
			default:
				best = features.Likely
			}
		case c == features.Certain && best != features.Certain, c == features.Likely && best == "" && inConst == nil:
			best, found = c, g
		}
	}
	use := func(g *rustdb.Gated, start int, c features.Confidence) {
		u.add(Use{Feature: g.Feature, Detector: ruleLibrary, Start: start, End: r.Path.End, Confidence: c}, r.Scope, r.Cond)
	}
	if inConst != nil {
		if use(inConst, callStart(r), features.Certain); best == features.Likely {
			return
		}
	}
	if found != nil && found.Const {
		use(found, callStart(r), best)
	} else if found != nil {
		use(found, r.Path.Start, best)
	}
}

// callStart is where a method's call begins, as far as it begins with a path: what is no
// const fn, rustc refuses from there on.
func callStart(r *rust.Ref) int {
	if r.Recv != nil && r.Recv.Root != nil {
		return r.Recv.Root.Start
	}
	return r.Path.Start
}

// weigh says how sure it is that the call means g: "" for not at all.
func (u *uses) weigh(g *rustdb.Gated, r *rust.Ref, recv *seen, at spot) features.Confidence {
	owner := g.Path[:max(strings.LastIndex(g.Path, "::"), 0)]
	name := r.Path.Segs[0].Name
	if recv.means(u, g, owner, name) {
		if !u.gated(g.Feature) && u.traitDeclares(name, at) {
			return ""
		}
		return features.Certain
	}
	if !g.Const && !ambiguous()[name] && u.bringsIn(owner, at) && !u.defines(name, owner, at) && !u.traitDeclares(name, at) {
		return features.Certain
	}
	if !u.gated(g.Feature) || recv.isOther(owner) || u.isMade(r.Recv, at) && u.p.gate(owner, isTrait) == nil {
		return ""
	}
	if r.Recv != nil && !youngFloats[owner] {
		for _, m := range r.Recv.Methods {
			// What is called twice on a path(..) tells nothing, unless it began at the type.
			if u.sameFeature(m, g, owner) && (m != name || u.beginsAt(r.Recv, g, owner, at)) {
				return features.Likely
			}
		}
	}
	if u.madeBy(r.Recv, g, owner, at) {
		return features.Likely
	}
	if ambiguous()[name] && !g.Const || youngFloats[owner] || u.defines(name, owner, at) {
		return ""
	}
	return features.Likely
}

// bringsIn reports whether a trait is gated at the release judged and in scope, whatever
// the crate is built for: no stable code may import it, so that a method of that name is
// what it is there for.
func (u *uses) bringsIn(trait string, at spot) bool {
	g := u.p.gate(trait, func(g *rustdb.Gated) bool { return isTrait(g) && u.p.gatedNow(g) })
	if g == nil {
		return false
	}
	means := func(d *Def) bool { return d != nil && d.cond == nil && named(g, u.systemPath(d, at)) }
	name := lastName(trait)
	if means(u.p.resolve([]string{name}, false, at, typeSpace)) {
		return true
	}
	// Under another name, or under none.
	for i := range at.file.outline.Uses {
		x := &at.file.outline.Uses[i]
		if n := len(x.Path); n > 0 && x.Path[n-1] == name && x.Name != name && at.sees(x.Scope) &&
			means(newSearch(u.p, 0).importPath(at.module, at.file, x.Scope, x.Path, typeSpace)) {
			return true
		}
	}
	return false
}

// sees reports whether what a scope of the file declares is seen from there.
func (at spot) sees(scope int) bool {
	for s := at.scope; ; s = at.file.outline.Scopes[s].Parent {
		if s == scope {
			return true
		}
		if s <= 0 || s == at.module.scope && at.file == at.module.file {
			return false
		}
	}
}

// youngFloats are types whose methods all are methods of f32 and f64 as well.
var youngFloats = map[string]bool{"f16": true, "f128": true}

func isTrait(g *rustdb.Gated) bool { return g.Kind == rustdb.ItemTrait }

// defines reports whether the crate, or one that it can name, has a method of that name
// besides those that implement the one of owner. Where the compiler's own crates are part
// of the tree, they have what the database knows.
func (u *uses) defines(name, owner string, at spot) bool {
	for _, c := range u.visible() {
		if systemCrates[c.Name] && c != u.crate {
			continue
		}
		u.p.loadAll(c)
		if slices.ContainsFunc(c.methods[name], func(m method) bool { return m.seenFrom(at) && !m.implements(lastName(owner)) }) {
			return true
		}
	}
	return false
}

func (u *uses) ownerIs(g *rustdb.Gated, owner, t string) bool {
	if samePath(owner, t) {
		return true
	}
	for _, public := range g.Public {
		if i := strings.LastIndex(public, "::"); i > 0 && samePath(public[:i], t) {
			return true
		}
	}
	return false
}

// sameFeature reports whether a method of that name is gated by the feature of g: if stable
// types have it as well, one of the type, not trait, that g is a method of.
func (u *uses) sameFeature(method string, g *rustdb.Gated, owner string) bool {
	items := u.p.items.Named(method)
	return slices.ContainsFunc(items, func(x rustdb.Gated) bool {
		return x.Feature == g.Feature && x.Kind == rustdb.ItemMethod &&
			(!ambiguous()[method] || x.Path == owner+"::"+method && u.p.gate(owner, isTrait) == nil)
	})
}

// beginsAt reports whether a receiver begins with something of the item's owner, such
// as Type::CONST.
func (u *uses) beginsAt(r *rust.Recv, g *rustdb.Gated, owner string, at spot) bool {
	if r.Root == nil || len(r.Root.Segs) < 2 || r.Root.Self != nil {
		return false
	}
	names := r.Root.Names()
	d := u.p.resolve(names[:len(names)-1], r.Root.Global, at, typeSpace)
	return d != nil && u.ownerIs(g, owner, d.Path)
}

// madeBy reports whether a receiver is what a function of the item's owner gives, which
// is more often its own type than another.
func (u *uses) madeBy(r *rust.Recv, g *rustdb.Gated, owner string, at spot) bool {
	return r != nil && r.Call && !r.Index && len(r.Methods) == 0 && isMember(g.Kind) && u.beginsAt(r, g, owner, at)
}

// isMade reports whether a receiver is what a constructor of a type of the standard library
// gives, Type::new(), so that its type is known.
func (u *uses) isMade(r *rust.Recv, at spot) bool {
	if r == nil || r.Root == nil || !r.Call || len(r.Root.Segs) < 2 || r.Root.Self != nil || len(r.Methods) > 0 || r.Index {
		return false
	}
	names := r.Root.Names()
	d := u.p.resolve(names[:len(names)-1], r.Root.Global, at, typeSpace)
	if d == nil || u.systemPath(d, at) == "" || !isTypeName(lastName(d.Path)) {
		return false // a function of a module may return anything, and the tree's own types may have any trait
	}
	if _, leads := derefs[trimFacade(d.Path)]; leads {
		return false
	}
	return constructors[names[len(names)-1]]
}

// isTypeName tells the name of a type from that of a module, by its case.
func isTypeName(name string) bool {
	return primitives[name] || name != "" && name[0] >= 'A' && name[0] <= 'Z'
}

//go:embed ambiguous.txt
var ambiguousText string

// ambiguous are names that stable types of the standard library use as well: those of
// methods as they are, of other associated items behind two colons.
var ambiguous = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(ambiguousText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, name := range strings.Fields(line) {
			names[name] = true
		}
	}
	return names
})
