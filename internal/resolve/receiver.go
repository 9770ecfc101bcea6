package resolve

import (
	"strings"

	"featscan/internal/features"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// pointersSplit is the release that gave raw pointers as self a feature of
// their own.
var pointersSplit = release.Rust{Major: 1, Minor: 83}

// receiver judges `self: T`. Without a gate T must be Self, or lead to it
// through &, &mut, Box, Rc, Arc of the standard library, and Pin of those: the
// types that implement LegacyReceiver. Whatever else leads to Self by Deref
// needs arbitrary_self_types, and a raw pointer on the way
// arbitrary_self_types_pointers (rustc_hir_analysis, check_method_receiver).
func (u *uses) receiver(r *rust.Receiver) {
	at := u.spot(r.Scope)
	if at.module == nil {
		return
	}
	w := &walk{u: u, self: u.selfType(r.Scope)}
	verdict := w.judge(r.Type, at, 0)
	if verdict == allowed || verdict == hopeless {
		return
	}
	x := Use{Feature: ruleSelf, Detector: ruleSelf, Start: r.Type.Start, End: r.Type.End, Confidence: features.Certain, Via: w.via}
	switch verdict {
	case rawPointer:
		x.Detector = ruleSelfPtr
		if !u.p.opts.Rust.Less(pointersSplit) {
			x.Feature = ruleSelfPtr
		}
	case perhaps:
		x.Confidence = features.Likely
	}
	u.add(x, r.Scope, r.Cond)
}

// verdict is what a receiver's type needs.
type verdict uint8

const (
	allowed    verdict = iota
	hopeless           // no receiver at all, or nothing is known of it
	perhaps            // needs the gate unless it is another name for an allowed type
	needsGate          //
	rawPointer         //
)

// self is the type that Self stands for, with the place it is written at.
type self struct {
	t  *rust.Type
	at spot
}

// selfType finds the impl around a scope; t is nil in traits.
func (u *uses) selfType(scope int) self {
	scopes := u.file.outline.Scopes
	for s := scope; s >= 0; s = scopes[s].Parent {
		switch scopes[s].Kind {
		case rust.ScopeImpl:
			return self{u.file.outline.Impls[scopes[s].Impl].Self, u.spot(s)}
		case rust.ScopeTrait:
			return self{}
		}
	}
	return self{}
}

// walk follows one receiver type inwards.
type walk struct {
	u     *uses
	self  self
	via   string
	steps int
}

// judge decides what a type needs to be a receiver.
func (w *walk) judge(t *rust.Type, at spot, depth int) verdict {
	w.steps++
	if t == nil || depth > 32 || w.steps > 200 {
		return hopeless
	}
	if w.isSelf(t, at) {
		return allowed
	}
	switch t.Kind {
	case rust.TypeRef:
		return w.inner(t, at, depth)
	case rust.TypePtr:
		// What it points to must be a receiver as well; that it can be one is
		// all that matters here.
		return rawPointer
	case rust.TypePath:
		return w.path(t, at, depth)
	case rust.TypeOther:
		return perhaps
	}
	return hopeless
}

func (w *walk) inner(t *rust.Type, at spot, depth int) verdict {
	if len(t.Elems) == 0 {
		return hopeless
	}
	return w.judge(t.Elems[0], at, depth+1)
}

// isSelf reports whether a type is Self: by that word, or by the name of the
// type that the impl is for.
func (w *walk) isSelf(t *rust.Type, at spot) bool {
	if t.Kind == rust.TypePath && len(t.Path.Segs) == 1 && t.Path.Segs[0].Name == "Self" {
		return true
	}
	if w.self.t == nil {
		return false
	}
	return w.u.equal(t, at, w.self.t, w.self.at, 0)
}

// equal reports whether two types are the same as far as heads of paths tell.
func (u *uses) equal(a *rust.Type, aAt spot, b *rust.Type, bAt spot, depth int) bool {
	if a == nil || b == nil || depth > 16 {
		return false
	}
	if a.Kind != b.Kind {
		return false
	}
	if a.Kind != rust.TypePath {
		if a.Kind == rust.TypeOther || a.Mut != b.Mut || len(a.Elems) != len(b.Elems) || a.Kind == rust.TypeDyn || a.Kind == rust.TypeImpl {
			return false
		}
		for i := range a.Elems {
			if !u.equal(a.Elems[i], aAt, b.Elems[i], bAt, depth+1) {
				return false
			}
		}
		return true
	}
	if sameNames(a.Path, b.Path) && aAt.module == bAt.module {
		return a.Path.Self == nil && b.Path.Self == nil && u.equalArgs(a, aAt, b, bAt, depth)
	}
	x, y := u.head(a, aAt), u.head(b, bAt)
	if x == nil || y == nil {
		return false
	}
	if x.Kind == DefParam || y.Kind == DefParam {
		return x.Kind == y.Kind && x.Path == y.Path
	}
	return x.same(y) && u.equalArgs(a, aAt, b, bAt, depth)
}

// equalArgs reports whether two paths of one type have the same arguments: R<R<T>> is
// another type than R<T>. Where they have not as many, one of them may be an alias, or
// leave a default out.
func (u *uses) equalArgs(a *rust.Type, aAt spot, b *rust.Type, bAt spot, depth int) bool {
	x, y := a.Path.Segs[len(a.Path.Segs)-1].Args, b.Path.Segs[len(b.Path.Segs)-1].Args
	if len(x) != len(y) {
		return true
	}
	for i := range x {
		if s, t := x[i].Type, y[i].Type; s != nil && t != nil && !u.equal(s, aAt, t, bAt, depth+1) && differ(s, t) {
			return false
		}
	}
	return true
}

// differ reports whether two types that are not found equal are known to differ: their
// kinds do, or both are paths, and none of them what a macro is given.
func differ(a, b *rust.Type) bool {
	if a.Kind == rust.TypeOther || b.Kind == rust.TypeOther || a.Kind == rust.TypeInfer || b.Kind == rust.TypeInfer {
		return false
	}
	written := func(t *rust.Type) bool {
		return t.Kind == rust.TypePath && (t.Path.Self != nil || len(t.Path.Segs) == 0 || rust.IsMacroVariable(t.Path.Segs[0].Name))
	}
	return !written(a) && !written(b)
}

func sameNames(a, b *rust.Path) bool {
	if len(a.Segs) != len(b.Segs) || a.Global != b.Global {
		return false
	}
	for i := range a.Segs {
		if a.Segs[i].Name != b.Segs[i].Name {
			return false
		}
	}
	return len(a.Segs) > 0
}

// head is what the path of a type means, aliases followed.
func (u *uses) head(t *rust.Type, at spot) *Def {
	if t.Path.Self != nil || t.Path.Last() == "Self" {
		return nil
	}
	d := u.p.resolve(t.Path.Names(), t.Path.Global, at, typeSpace)
	for range 16 {
		if d == nil || d.Kind != DefAlias {
			return d
		}
		it := d.Item()
		if it.Target == nil || it.Target.Kind != rust.TypePath {
			return d
		}
		d = u.p.resolve(it.Target.Path.Names(), it.Target.Path.Global, d.inside(), typeSpace)
	}
	return d
}

// inside is the spot within a definition, where its generics are visible.
func (d *Def) inside() spot {
	it := d.Item()
	scope := it.Scope
	if it.Body >= 0 {
		scope = it.Body
	}
	return spot{d.module, d.file, scope}
}

// path judges a receiver that is a path.
func (w *walk) path(t *rust.Type, at spot, depth int) verdict {
	p := t.Path
	if p.Self != nil || p.Segs[0].Name == "Self" {
		return perhaps // an associated type
	}
	if strings.HasPrefix(p.Segs[0].Name, "$") && p.Segs[0].Name != "$crate" {
		return perhaps // whatever the macro is given
	}
	d := w.u.p.resolve(p.Names(), p.Global, at, typeSpace)
	if d == nil {
		return w.associated(p, at)
	}
	w.note(p, d)
	if w.otherwiseAllowed(p, d, at) {
		return perhaps
	}
	switch d.Kind {
	case DefParam:
		if d.ofFn && !w.u.p.opts.Rust.Less(receiverRenamed) {
			return hopeless // E0801: a method's own parameter is no receiver
		}
		return needsGate
	case DefAlias:
		return w.alias(p, d, at, depth)
	case DefExternal:
		return w.external(p, d, at, depth)
	case DefType, DefEnum:
		if isSystemPath(d.Path) && d.module.crate != w.u.crate {
			return w.external(p, d, at, depth)
		}
		if w.u.p.legacyReceiver(d) {
			return w.argument(p, at, depth)
		}
		return needsGate
	case DefUnknown:
		return perhaps
	}
	return hopeless
}

// otherwiseAllowed reports whether a name of several meanings, each under its condition, is
// one of the standard pointers under another condition than d is.
func (w *walk) otherwiseAllowed(p *rust.Path, d *Def, at spot) bool {
	for choice := 1; choice <= min(d.choices, maxChoices); choice++ {
		q := newSearch(w.u.p, choice)
		x := q.resolve(p.Names(), p.Global, at, typeSpace)
		if x != nil && x.Kind == DefExternal && isSystemPath(x.Path) && pointers[trimFacade(x.Path)] {
			return true
		}
	}
	return false
}

// associated judges a path that resolves to nothing: T::Assoc of a generic
// parameter needs the gate whatever it is, anything else only perhaps.
func (w *walk) associated(p *rust.Path, at spot) verdict {
	if len(p.Segs) == 2 {
		if d := w.u.p.resolve(p.Names()[:1], p.Global, at, typeSpace); d != nil && d.Kind == DefParam {
			return needsGate
		}
	}
	return perhaps
}

// external judges a type of a crate without source.
func (w *walk) external(p *rust.Path, d *Def, at spot, depth int) verdict {
	if pointers[trimFacade(d.Path)] && isSystemPath(d.Path) {
		return w.argument(p, at, depth)
	}
	switch {
	case isSystemPath(d.Path) && noReceivers[lastName(d.Path)]:
		return hopeless
	case isSystemPath(d.Path):
		return needsGate
	}
	return perhaps
}

// noReceivers are types of the standard library that lead nowhere: they do not
// implement Deref, and rustc refuses them (E0307) with the gate as without.
var noReceivers = map[string]bool{
	"NonNull": true, "Weak": true, "Cell": true, "RefCell": true, "UnsafeCell": true, "OnceCell": true, "OnceLock": true, "Mutex": true, "RwLock": true,
	"Option": true, "Result": true, "MaybeUninit": true, "PhantomData": true, "Poll": true, "AtomicPtr": true, "HashMap": true, "HashSet": true,
}

// argument judges what a smart pointer points to.
func (w *walk) argument(p *rust.Path, at spot, depth int) verdict {
	args := p.Segs[len(p.Segs)-1].Args
	if len(args) == 0 || args[0].Type == nil {
		return hopeless
	}
	return w.judge(args[0].Type, at, depth+1)
}

// alias judges the type that an alias stands for, its parameters replaced by
// the arguments.
func (w *walk) alias(p *rust.Path, d *Def, at spot, depth int) verdict {
	it := d.Item()
	if it.Target == nil {
		return perhaps
	}
	given := p.Segs[len(p.Segs)-1].Args
	if len(given) < len(it.Generics) {
		return perhaps // of what the defaults say, nothing is known
	}
	s := &substitution{generics: it.Generics, args: given}
	target := s.apply(it.Target, 0)
	// What the arguments say was written at the use, the rest at the alias. A
	// name that both know may only mean the same by chance, so that the alias's
	// own place comes first and arguments are judged where they stand.
	return w.mixed(target, s, d.inside(), at, depth+1)
}

// mixed judges a substituted type: stretches that came from arguments belong
// to the place at, the rest to the alias's own.
func (w *walk) mixed(t *rust.Type, s *substitution, own, at spot, depth int) verdict {
	if s.given[t] {
		return w.judge(t, at, depth)
	}
	if depth > 32 {
		return hopeless
	}
	switch t.Kind {
	case rust.TypeRef:
		if len(t.Elems) == 0 {
			return hopeless
		}
		return w.mixed(t.Elems[0], s, own, at, depth+1)
	case rust.TypePath:
		d := w.u.p.resolve(t.Path.Names(), t.Path.Global, own, typeSpace)
		if w.self.t != nil && w.u.equal(t, own, w.self.t, w.self.at, 0) {
			return allowed
		}
		if d != nil && pointers[trimFacade(d.Path)] && isSystemPath(d.Path) || d != nil && w.u.p.legacyReceiver(d) {
			args := t.Path.Segs[len(t.Path.Segs)-1].Args
			if len(args) == 0 || args[0].Type == nil {
				return hopeless
			}
			return w.mixed(args[0].Type, s, own, at, depth+1)
		}
		if d != nil && d.Kind == DefAlias {
			if it := d.Item(); it.Target != nil {
				inner := &substitution{generics: it.Generics, args: t.Path.Segs[len(t.Path.Segs)-1].Args, given: s.given}
				return w.mixed(inner.apply(it.Target, 0), inner, d.inside(), at, depth+1)
			}
		}
	}
	return w.judge(t, own, depth)
}

// substitution replaces an alias's parameters by arguments. The types it puts
// in are the arguments themselves, so that given can tell them.
type substitution struct {
	generics []rust.Generic
	args     []rust.Arg
	given    map[*rust.Type]bool
}

func (s *substitution) apply(t *rust.Type, depth int) *rust.Type {
	if s.given == nil {
		s.given = map[*rust.Type]bool{}
	}
	if t == nil || depth > 32 {
		return t
	}
	if t.Kind == rust.TypePath && len(t.Path.Segs) == 1 && len(t.Path.Segs[0].Args) == 0 {
		for i, g := range s.generics {
			if g.Name == t.Path.Segs[0].Name && i < len(s.args) && s.args[i].Type != nil {
				s.given[s.args[i].Type] = true
				return s.args[i].Type
			}
		}
		return t
	}
	c := *t
	c.Elems = make([]*rust.Type, len(t.Elems))
	for i, e := range t.Elems {
		c.Elems[i] = s.apply(e, depth+1)
	}
	if t.Path != nil {
		path := *t.Path
		path.Segs = append([]rust.Segment(nil), t.Path.Segs...)
		for i := range path.Segs {
			args := append([]rust.Arg(nil), path.Segs[i].Args...)
			for j := range args {
				args[j].Type = s.apply(args[j].Type, depth+1)
			}
			path.Segs[i].Args = args
		}
		c.Path = &path
	}
	return &c
}

// note remembers how the outermost name that is no plain pointer was resolved.
func (w *walk) note(p *rust.Path, d *Def) {
	if pointers[trimFacade(d.Path)] && isSystemPath(d.Path) || d.Kind == DefParam {
		return
	}
	if w.via != "" && d.Kind == DefAlias {
		return
	}
	name := p.Segs[len(p.Segs)-1].Name
	if w.via != "" {
		name, _, _ = strings.Cut(w.via, " = ")
	}
	path := w.u.p.shortest(d)
	if path != name {
		w.via = name + " = " + path
	}
}

// shortest is the shortest path by which a definition is visible: parents that
// re-export it stand for modules that people never name.
func (p *Program) shortest(d *Def) string {
	if d.module == nil || d.Kind == DefExternal {
		return d.Path
	}
	best := d.Path
	name := lastName(d.Path)
	for m := d.module.parent; m != nil; m = m.parent {
		q := newSearch(p, 0)
		if x := q.inModule(m, name, typeSpace); !x.same(d) {
			break
		}
		best = m.path + "::" + name
	}
	return best
}

// legacyReceiver reports whether a type of the program implements the trait
// that makes it a receiver without a gate: core::ops::Receiver up to 1.83, and
// LegacyReceiver since.
func (p *Program) legacyReceiver(d *Def) bool {
	if d == nil || d.module == nil || d.Kind != DefType && d.Kind != DefEnum {
		return false
	}
	c := d.module.crate
	if !c.known {
		c.known = true
		c.legacy = p.legacyTypes(c)
	}
	return c.legacy[d.Path]
}

// receiverRenamed is the release in which core::ops::Receiver became the trait
// of arbitrary_self_types and the old one LegacyReceiver.
var receiverRenamed = release.Rust{Major: 1, Minor: 84}

func (p *Program) legacyTypes(c *crate) map[string]bool {
	p.loadAll(c)
	types := map[string]bool{}
	trait := "LegacyReceiver"
	if p.opts.Rust.Less(receiverRenamed) {
		trait = "Receiver"
	}
	for _, f := range p.crateFiles(c) {
		u := &uses{p: p, crate: c, file: f}
		for i := range f.outline.Impls {
			im := &f.outline.Impls[i]
			if im.Trait == nil || im.Trait.Last() != trait || im.Self == nil || im.Self.Kind != rust.TypePath {
				continue
			}
			at := u.spot(im.Body)
			d := p.resolve(im.Trait.Names(), im.Trait.Global, at, typeSpace)
			if d == nil {
				continue
			}
			// Where core itself is in the tree, it is known by where it is declared.
			if path := trimFacade(d.Path); path != "ops::"+trait && path != "ops::deref::"+trait {
				continue
			}
			if d := u.head(im.Self, at); d != nil {
				types[d.Path] = true
			}
		}
	}
	return types
}
