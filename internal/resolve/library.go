package resolve

import (
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// gatedNow reports whether the item is gated at the release judged. What the
// database could only bound for the item, it may know exactly for the feature.
func (p *Program) gatedNow(g *rustdb.Gated) bool {
	now, ok := p.now[g]
	if !ok {
		now = gatedAt(p.opts.DB, g, p.opts.Rust)
		p.now[g] = now
	}
	return now
}

func gatedAt(db *rustdb.DB, g *rustdb.Gated, at release.Rust) bool {
	return g.GatedAt(at) && db.StateAt(g.Feature, at) != rustdb.Stable
}

// gate is the item that a path names and that want accepts.
func (p *Program) gate(path string, want func(*rustdb.Gated) bool) *rustdb.Gated {
	return p.gateOf(path, func(g *rustdb.Gated) bool { return !g.Const && want(g) })
}

// gateOf is gate for items of which only the constness may be gated as well.
func (p *Program) gateOf(path string, want func(*rustdb.Gated) bool) *rustdb.Gated {
	if rustdb.IsVendor(path) {
		return nil // of source in the tree: for which architecture it is gated, its path does not say
	}
	list := p.items.Named(lastName(path))
	for i := range list {
		g := &list[i]
		if g.Kind == rustdb.ItemImpl || !want(g) {
			continue
		}
		if exempt[g.Path] {
			continue
		}
		if named(g, path) {
			return g
		}
	}
	return nil
}

// named reports whether users reach an item by a path. For what belongs to a
// type core, alloc and std count as one.
func named(g *rustdb.Gated, path string) bool {
	equal := func(a, b string) bool { return a == b }
	switch g.Kind {
	case rustdb.ItemMethod, rustdb.ItemAssocFn, rustdb.ItemAssoc, rustdb.ItemVariant, rustdb.ItemField:
		equal = samePath
	}
	if equal(g.Path, path) {
		return true
	}
	for _, public := range g.Public {
		if equal(public, path) {
			return true
		}
	}
	builtin, ok := strings.CutPrefix(g.Path, "core::macros::builtin::")
	return ok && isPrelude(strings.TrimSuffix(path, builtin))
}

// isPrelude reports a module from which the names of the standard prelude come, with
// what separates it from them.
func isPrelude(module string) bool {
	_, edition, ok := strings.Cut(module, "::prelude::")
	return ok && isSystemPath(module) && (edition == "v1::" || strings.HasPrefix(edition, "rust_20"))
}

func samePath(a, b string) bool {
	return a == b || isSystemPath(a) && isSystemPath(b) && trimFacade(a) == trimFacade(b)
}

// counts reports whether an item's gate matters to the crate: at the release
// judged, or since the crate turns the feature on all the same. What has left a feature
// that is unstable still is not why it is on.
func (u *uses) counts(g *rustdb.Gated) bool {
	return u.p.gatedNow(g) || u.gated(g.Feature) && !u.p.hasLeft(g)
}

// hasLeft reports whether an item is no part, at the release judged, of a feature that is
// unstable then.
func (p *Program) hasLeft(g *rustdb.Gated) bool {
	return !g.Until.IsZero() && !p.opts.Rust.Less(g.Until) && p.opts.DB.StateAt(g.Feature, p.opts.Rust) == rustdb.Unstable
}

// exempt are items that the database lists and that need no gate: crates and
// modules that only some targets lack (on those they are restricted_std or a
// page of documentation), what is stable in spite of the unstable module it
// stands in, and a method of which only the default body is unstable.
var exempt = map[string]bool{
	"core": true, "alloc": true, "std": true, "proc_macro": true,
	"std::os::unix": true, "std::os::linux": true, "std::os::windows": true, "std::os::wasi": true,
	"core::ops::drop::Drop::drop": true,
}

// through are stable functions that may be named through core::intrinsics
// (rustc_allowed_through_unstable_modules).
var through = map[string]bool{
	"intrinsics::transmute": true, "intrinsics::copy": true, "intrinsics::copy_nonoverlapping": true,
	"intrinsics::write_bytes": true, "intrinsics::drop_in_place": true, "intrinsics::size_of": true,
}

// gatesOf are the gates that stand before what d is and names lead to: the item's own,
// and that of a module or trait on the way, which rustc asks for once the item's is
// open. Where the source is at hand, the path of d is that of its declaration: what is
// stable there need not be reached through its module, and the way is what was written.
func (u *uses) gatesOf(path string, d *Def, names []string, s space) []*rustdb.Gated {
	var gates []*rustdb.Gated
	g := u.p.gate(path, func(g *rustdb.Gated) bool { return u.gated(g.Feature) && stands(g.Kind, s) && u.counts(g) })
	if g == nil {
		g = u.p.gate(path, func(g *rustdb.Gated) bool { return stands(g.Kind, s) && u.counts(g) })
	}
	if g == nil {
		g = u.p.gate(path, func(g *rustdb.Gated) bool { return u.counts(g) && (s == macroSpace || g.Kind != rustdb.ItemMacro) })
	}
	if g != nil {
		gates = append(gates, g)
	}
	if isSystemPath(path) && through[trimFacade(path)] {
		return gates
	}
	// What is further out than the first gate is asked for where it is named: the type of
	// an item by any name but Self.
	found := g != nil
	owner := strings.LastIndex(path, "::")
	ownerNamed := len(names) > 1 && names[len(names)-2] != "Self"
	member := g != nil && isMember(g.Kind)
	spelled := func(i int) bool {
		return slices.Contains(names, lastName(path[:i])) || i == owner && member && ownerNamed
	}
	for i := owner; i > 0; i = strings.LastIndex(path[:i], "::") {
		if (d.stable || found) && !spelled(i) {
			continue
		}
		g := u.p.gate(path[:i], func(g *rustdb.Gated) bool { return stands(g.Kind, typeSpace) && u.counts(g) })
		if g == nil || !opens[g.Kind] && !(g.Kind == rustdb.ItemStruct && i == owner && ownerNamed) {
			continue
		}
		if !slices.ContainsFunc(gates, func(x *rustdb.Gated) bool { return x.Feature == g.Feature }) {
			gates = append(gates, g)
		}
		found = true
	}
	return gates
}

// stands reports whether a name in namespace s may mean an item of a kind. Modules, functions
// and macros of one name are often gated by different features.
func stands(k rustdb.ItemKind, s space) bool {
	switch k {
	case rustdb.ItemMacro:
		return s == macroSpace
	case rustdb.ItemFn, rustdb.ItemConst:
		return s == valueSpace
	case rustdb.ItemMod, rustdb.ItemEnum, rustdb.ItemTrait, rustdb.ItemType, rustdb.ItemPrim:
		return s == typeSpace
	}
	return true
}

// opens are the kinds of items that others are reached through.
var opens = map[rustdb.ItemKind]bool{
	rustdb.ItemMod: true, rustdb.ItemTrait: true, rustdb.ItemReexport: true, rustdb.ItemEnum: true,
}

// systemPath is the path of a definition that belongs to the compiler's own
// crates and not to the crate that is judged, "" for any other. rustc asks for
// a gate only across crates, and doc tests are crates of their own.
func (u *uses) systemPath(d *Def, at spot) string {
	switch {
	case d == nil:
		return ""
	case d.Kind == DefExternal:
		if head, _, _ := strings.Cut(d.Path, "::"); primitives[head] && u.crate.Name == "core" && !inDoctest(at.file, at.scope) {
			return "" // which core declares the items of
		}
		return d.Path
	case d.module != nil && systemCrates[d.module.crate.Name] && (d.module.crate != u.crate || inDoctest(at.file, at.scope)):
		return d.Path
	}
	return ""
}

func (u *uses) report(gates []*rustdb.Gated, start, end, scope int, c *cond.Expr, via string, sure features.Confidence) {
	for _, g := range gates {
		u.add(Use{Feature: g.Feature, Detector: ruleLibrary, Start: start, End: end, Confidence: sure, Via: via}, scope, c)
	}
}

// imported reports a use declaration that brings in a gated item.
func (u *uses) imported(x *rust.Use) {
	// An import that is unstable itself may be of anything (rustc_passes, stability.rs).
	if x.Unstable || !u.concerns(x.Path) {
		return
	}
	at := u.spot(x.Scope)
	if at.module == nil {
		return
	}
	// A use declaration brings in what its name means in every namespace.
	for _, s := range []space{typeSpace, valueSpace, macroSpace} {
		u.meanings(
			func(q *search) *Def { return q.importPath(at.module, u.file, x.Scope, x.Path, s) },
			func(d *Def) bool {
				gates := u.gatesOf(u.systemPath(d, at), d, x.Path, s)
				c, ok := u.joint(x.Cond, d, at)
				if len(gates) == 0 || !ok {
					return false
				}
				u.report(gates, x.Start, x.End, x.Scope, c, "", features.Certain)
				return true
			},
		)
	}
}

// traitItems is the release with a feature for imports of what belongs to a trait.
var traitItems = release.Rust{Major: 1, Minor: 86}

// importedMember reports a use declaration that brings in an item of a trait, or all.
func (u *uses) importedMember(x *rust.Use) {
	owner := x.Path
	if !x.Glob && len(owner) > 0 {
		owner = owner[:len(owner)-1]
	}
	if len(owner) == 0 || u.p.opts.Rust.Less(traitItems) {
		return
	}
	// Traits are named in capitals: most paths need no look-up.
	if name := owner[len(owner)-1]; primitives[name] || !isTypeName(name) || name == "Self" {
		return
	}
	at := u.spot(x.Scope)
	if at.module == nil {
		return
	}
	d := newSearch(u.p, 0).importPath(at.module, u.file, x.Scope, owner, typeSpace)
	switch {
	case d == nil:
		return
	case d.Kind == DefTrait:
	case d.Kind != DefExternal || x.Glob || !isSystemPath(d.Path) || isTypeName(x.Path[len(x.Path)-1]):
		// Of the standard library it is not known what is a trait; an enum has no
		// variants in lower case.
		return
	}
	if c, ok := u.joint(x.Cond, d, at); ok {
		u.add(Use{Feature: ruleTraitItem, Detector: ruleTraitItem, Start: x.Start, End: x.End, Confidence: features.Certain}, x.Scope, c)
	}
}

// maxChoices bounds how many meanings of one name are asked for.
const maxChoices = 4

// meanings asks for every meaning that find can find, and reports whether one of them
// is a use.
func (u *uses) meanings(find func(*search) *Def, use func(*Def) bool) bool {
	found := false
	for choice, choices := 0, 0; choice <= min(choices, maxChoices); choice++ {
		q := newSearch(u.p, choice)
		if d := find(q); d != nil {
			choices = max(choices, d.choices)
			found = use(d) || found
		}
		choices = max(choices, q.several)
	}
	return found
}

// concerns reports whether a name of the path is one of a gated item.
func (u *uses) concerns(names []string) bool {
	return slices.ContainsFunc(names, u.p.mayMean)
}

// mayMean reports whether a gated item may be meant by a name.
func (p *Program) mayMean(name string) bool {
	if p.opts.Names != nil {
		return p.opts.Names.any(name)
	}
	return p.items.Has(name) || p.others[name]
}

// externCrate reports the compiler's own crates. A crate that nothing in the
// tree provides and that is no part of the standard library comes out of the
// sysroot, which needs rustc_private.
func (u *uses) externCrate(e *rust.ExternCrate) {
	if e.Crate == "self" || u.p.externCrate(u.crate, e.Crate) != nil || slices.Contains(u.crate.Dependencies, e.Crate) {
		return
	}
	if g := u.p.gate(e.Crate, u.counts); g != nil {
		u.report([]*rustdb.Gated{g}, e.Start, e.End, e.Scope, e.Cond, "", features.Certain)
		return
	}
	if systemCrates[e.Crate] {
		return
	}
	if e.Crate == u.crate.Name && inDoctest(u.file, e.Scope) {
		return // the crate that it documents
	}
	x := Use{Feature: rulePrivate, Detector: rulePrivate, Start: e.Start, End: e.End, Confidence: features.Likely}
	if strings.HasPrefix(e.Crate, "rustc_") {
		x.Confidence = features.Certain
	}
	u.add(x, e.Scope, e.Cond)
}

// ref judges one reference.
func (u *uses) ref(r *rust.Ref) {
	at := u.spot(r.Scope)
	if at.module == nil {
		return
	}
	switch r.Kind {
	case rust.RefMut, rust.RefMutCall:
		u.mutable(r)
		return
	case rust.RefShared, rust.RefSharedCall:
		u.shared(r, at)
		return
	case rust.RefBinding:
		u.binding(r, at)
		return
	case rust.RefConstTrait:
		u.constTrait(r, at)
		return
	case rust.RefMethod:
		u.method(r, at)
	default:
		u.pathRef(r, at)
	}
	u.inferred(r, at)
	u.allocator(r, at)
}

// binding judges an item of a trait that the trait's arguments name: rustc asks for its
// own gate there, whatever it asks for where the trait is named.
func (u *uses) binding(r *rust.Ref, at spot) {
	trait := r.Path
	trait.Segs = trait.Segs[:len(trait.Segs)-1]
	u.meanings(
		func(q *search) *Def { return q.refDef(&trait, at, typeSpace) },
		func(d *Def) bool {
			path := u.systemPath(d, at)
			if path == "" {
				return false
			}
			g := u.p.gate(path+"::"+r.Path.Last(), func(g *rustdb.Gated) bool { return g.Kind == rustdb.ItemAssoc && u.counts(g) })
			c, ok := u.joint(r.Cond, d, at)
			if g == nil || !ok {
				return false
			}
			u.report([]*rustdb.Gated{g}, r.Path.Start, r.Path.End, r.Scope, c, "", features.Certain)
			return true
		},
	)
}

// mutable judges &mut in a constant context (rustc_const_eval, transform/check_consts).
func (u *uses) mutable(r *rust.Ref) {
	if !u.unstable(ruleMut) {
		return
	}
	x := Use{Feature: ruleMut, Detector: ruleMut, Start: r.Path.Start, End: r.Path.End, Confidence: features.Certain}
	if r.Kind == rust.RefMutCall {
		x.Confidence = features.Likely
	}
	u.add(x, r.Scope, r.Cond)
}

// shared judges what is borrowed in a constant context: there may be a cell in a value of
// a type parameter (rustc_const_eval, transform/check_consts, HasMutInterior).
func (u *uses) shared(r *rust.Ref, at spot) {
	t := r.Recv.Is.Type
	if !u.unstable(ruleCell) || !u.mayHoldCell(t, at, 0) {
		return
	}
	if r.Kind == rust.RefSharedCall && t.Kind == rust.TypePath {
		if d := u.head(t, at); d != nil && d.Kind == DefParam {
			return // of which a trait has the method, and perhaps takes it
		}
	}
	x := Use{Feature: ruleCell, Detector: ruleCell, Start: r.Path.Start, End: r.Path.End, Confidence: features.Certain}
	if r.Kind == rust.RefSharedCall {
		x.Confidence = features.Likely // the method may take the value itself
	}
	u.add(x, r.Scope, r.Cond)
}

// mayHoldCell reports whether a type parameter, or a cell of the standard library, is part of
// a value of a type. What the tree's own types hold is not followed.
func (u *uses) mayHoldCell(t *rust.Type, at spot, depth int) bool {
	if t == nil || depth > 8 {
		return false
	}
	switch t.Kind {
	case rust.TypeTuple, rust.TypeArray, rust.TypeSlice:
		return slices.ContainsFunc(t.Elems, func(e *rust.Type) bool { return u.mayHoldCell(e, at, depth+1) })
	case rust.TypePath:
	default:
		return false
	}
	d := u.head(t, at)
	switch {
	case d == nil:
		return false
	case d.Kind == DefParam:
		return true
	case d.Kind != DefExternal:
		return false
	case cells[trimFacade(d.Path)] || strings.HasPrefix(trimFacade(d.Path), "sync::atomic::"):
		return true
	case !holders[trimFacade(d.Path)]:
		return false
	}
	args := t.Path.Segs[len(t.Path.Segs)-1].Args
	return slices.ContainsFunc(args, func(a rust.Arg) bool { return u.mayHoldCell(a.Type, at, depth+1) })
}

// cells are types that change behind a shared reference; holders have a value of each of
// their arguments.
var (
	cells   = map[string]bool{"cell::Cell": true, "cell::RefCell": true, "cell::UnsafeCell": true, "cell::OnceCell": true}
	holders = map[string]bool{"option::Option": true, "result::Result": true, "mem::MaybeUninit": true, "mem::ManuallyDrop": true}
)

var refSpaces = map[rust.RefKind][]space{
	rust.RefPath: {typeSpace, valueSpace}, rust.RefField: {typeSpace}, rust.RefMacro: {macroSpace}, rust.RefDerive: {macroSpace, typeSpace}, rust.RefAttr: {macroSpace},
}

// pathRef judges a path in code, and statics in constants along with it.
func (u *uses) pathRef(r *rust.Ref, at spot) {
	for _, s := range refSpaces[r.Kind] {
		if u.meanings(
			func(q *search) *Def { return q.refDef(&r.Path, at, s) },
			func(d *Def) bool { return u.means(r, d, at, s) },
		) {
			return
		}
	}
	if r.Kind == rust.RefPath && !u.ofBound(r, at) {
		u.ofType(r, at)
	}
}

// ofBound judges T::NAME where a gated trait bounds the parameter T: if the trait has
// anything of that name, no other bound may have (E0221).
func (u *uses) ofBound(r *rust.Ref, at spot) bool {
	if r.Path.Self != nil || r.Path.Global || len(r.Path.Segs) != 2 || len(at.file.outline.Bounds) == 0 {
		return false
	}
	param := r.Path.Segs[0].Name
	scopes := at.file.outline.Scopes
	for s := at.scope; s >= 0; s = scopes[s].Parent {
		for i := range at.file.outline.Bounds {
			b := &at.file.outline.Bounds[i]
			if b.Scope != s || b.Param != param {
				continue
			}
			d := u.p.resolve(b.Trait.Names(), b.Trait.Global, spot{at.module, at.file, s}, typeSpace)
			path := u.systemPath(d, at)
			if path == "" || u.p.gate(path, func(g *rustdb.Gated) bool { return isTrait(g) && u.p.gatedNow(g) }) == nil {
				continue
			}
			g := u.p.gate(path+"::"+r.Path.Last(), func(g *rustdb.Gated) bool { return isMember(g.Kind) && u.p.gatedNow(g) })
			if c, ok := u.joint(r.Cond, d, at); g != nil && ok {
				u.report([]*rustdb.Gated{g}, r.Path.Start, r.Path.End, r.Scope, c, "", features.Certain)
				return true
			}
		}
		if slices.ContainsFunc(scopes[s].Generics, func(g rust.Generic) bool { return g.Name == param }) {
			return false
		}
	}
	return false
}

// ofType judges T::NAME and <T>::NAME where T is a type parameter, which has what
// the traits have that bound it, another type, which has what its traits have, or a macro's
// variable or a name that nobody knows, which may be any type: what is meant, only NAME tells.
func (u *uses) ofType(r *rust.Ref, at spot) {
	name := r.Path.Last()
	if name == "" || !tells(name) {
		return
	}
	head := r.Path.Names()[:len(r.Path.Segs)-1]
	if self := r.Path.Self; self != nil && r.Path.Trait == nil && self.Path != nil && self.Path.Self == nil && len(head) == 0 {
		head = self.Path.Names()
	}
	if len(head) == 0 {
		return
	}
	variable := len(head) == 1 && rust.IsMacroVariable(head[0])
	switch d := u.p.resolve(head, r.Path.Global, at, typeSpace); {
	case variable:
	case d == nil && len(head) == 1 && isTypeName(head[0]) && head[0] != "Self":
		variable = true // such as a type that a macro declares
	case d == nil || !mayBeType(d):
		return
	}
	items := u.p.items.Named(name)
	for i := range items {
		g := &items[i]
		owner := g.Path[:max(strings.LastIndex(g.Path, "::"), 0)]
		counts := isMember(g.Kind) && !g.Const && !youngFloats[owner] && u.gated(g.Feature) && u.counts(g)
		if counts && (variable || u.p.gate(owner, isTrait) != nil) && !u.defines(name, owner, at) && !u.hasConst(name) {
			u.report([]*rustdb.Gated{g}, r.Path.Start, r.Path.End, r.Scope, r.Cond, "", features.Likely)
			return
		}
	}
}

// mayBeType reports whether what stands before NAME may be a type.
func mayBeType(d *Def) bool {
	switch d.Kind {
	case DefParam, DefType, DefEnum, DefPrim:
		return true
	case DefExternal:
		return isTypeName(lastName(d.Path))
	}
	return false
}

// hasConst reports whether a type or a trait that the crate can name has a constant of that
// name.
func (u *uses) hasConst(name string) bool {
	return slices.ContainsFunc(u.visible(), func(c *crate) bool {
		u.p.loadAll(c)
		_, has := c.consts[name]
		return has && (c == u.crate || !systemCrates[c.Name])
	})
}

// common are names of associated types of many traits.
var common = map[string]bool{"Output": true, "Item": true, "Target": true, "Error": true, "Err": true, "IntoIter": true, "Owned": true}

// means reports what a reference needs that means d in namespace s.
func (u *uses) means(r *rust.Ref, d *Def, at spot, s space) bool {
	if s == valueSpace && d.Kind == DefStatic && r.Const {
		u.add(Use{Feature: ruleStatic, Detector: ruleStatic, Start: r.Path.Start, End: r.Path.End, Confidence: features.Certain}, r.Scope, r.Cond)
		return true
	}
	path := u.systemPath(d, at)
	if path == "" || r.Pattern && s == typeSpace {
		return false
	}
	gates := u.gatesOf(path, d, r.Path.Names(), s)
	if len(gates) > 0 && (otherwiseNamed(r, gates[0], path) || u.traitHas(gates[0], &r.Path, at)) {
		return false
	}
	if g := u.constGate(r, path); g != nil && !r.Pattern {
		gates = append(gates, g) // beside that of the item itself
	}
	if len(gates) == 0 {
		return false
	}
	c, ok := u.joint(r.Cond, d, at)
	if ok {
		u.report(gates, r.Path.Start, r.Path.End, r.Scope, c, u.viaOf(&r.Path, path), features.Certain)
	}
	return ok
}

// otherwiseNamed reports whether a reference means something else than the item g of that
// path: a pattern has no functions or modules, and a name by itself is no module.
func otherwiseNamed(r *rust.Ref, g *rustdb.Gated, path string) bool {
	if r.Pattern && (g.Kind == rustdb.ItemFn || g.Kind == rustdb.ItemMod && !isTypeName(lastName(path))) {
		return true
	}
	return len(r.Path.Segs) == 1 && g.Kind == rustdb.ItemMod && named(g, path)
}

// joint joins the condition of a reference with that of what it means; false when
// they, or the conditions of the module, exclude each other.
func (u *uses) joint(c *cond.Expr, d *Def, at spot) (*cond.Expr, bool) {
	own := d.condIn(u.crate)
	if own == nil {
		return c, true
	}
	if all := cond.Simplify(cond.AllOf(at.module.cond, c, own)); all != nil && all.Op == cond.Const {
		return nil, false
	}
	return cond.Simplify(cond.AllOf(c, own)), true
}

// traitHas reports whether a trait of the program has what a path names in a type
// of the standard library.
func (u *uses) traitHas(g *rustdb.Gated, p *rust.Path, at spot) bool {
	if g.Kind != rustdb.ItemMethod && !isPathOnly(g.Kind) || len(p.Segs) < 2 || u.gated(g.Feature) {
		return false
	}
	return u.traitDeclares(p.Last(), at)
}

// traitDeclares reports whether a trait that the crate can name has an item of that
// name: unstable candidates give way to stable ones unless their feature is on
// (rustc_hir_typeck, method/probe.rs).
func (u *uses) traitDeclares(name string, at spot) bool {
	for _, c := range u.visible() {
		u.p.loadAll(c)
		if c.consts[name] {
			return true
		}
		for _, m := range c.methods[name] {
			if m.file.outline.Scopes[m.item().Scope].Kind == rust.ScopeTrait && m.seenFrom(at) {
				return true
			}
		}
	}
	return false
}

// allocators says which argument of a collection is its allocator: naming one
// needs allocator_api, since the parameter itself is unstable.
var allocators = map[string]int{
	"boxed::Box": 1, "vec::Vec": 1, "rc::Rc": 1, "rc::Weak": 1, "sync::Arc": 1, "sync::Weak": 1, "vec::IntoIter": 1, "vec::Drain": 1,
	"collections::VecDeque": 1, "collections::BinaryHeap": 1, "collections::LinkedList": 1, "collections::BTreeSet": 1,
	"collections::BTreeMap": 2,
}

// allocator reports the allocator argument of a standard collection.
func (u *uses) allocator(r *rust.Ref, at spot) {
	if r.Kind != rust.RefPath || r.Path.Self != nil {
		return
	}
	for k := range r.Path.Segs {
		args := r.Path.Segs[k].Args
		if len(args) < 2 {
			continue
		}
		d := u.p.resolve(r.Path.Names()[:k+1], r.Path.Global, at, typeSpace)
		path := u.systemPath(d, at)
		if i, ok := allocators[trimFacade(path)]; ok && isSystemPath(path) && i < len(args) && u.unstable(ruleAllocator) {
			u.add(Use{Feature: ruleAllocator, Detector: ruleLibrary, Start: args[i].Start, End: args[i].Start + 1, Confidence: features.Certain}, r.Scope, r.Cond)
		}
	}
}

func (u *uses) unstable(feature string) bool {
	return u.gated(feature) || u.p.opts.DB.StateAt(feature, u.p.opts.Rust) != rustdb.Stable
}

// constGate is the gate before a function that is not const without it, when
// the reference is evaluated at compile time. To name one calls nothing.
func (u *uses) constGate(r *rust.Ref, path string) *rustdb.Gated {
	if !r.Const && !r.Static || r.Value {
		return nil
	}
	return u.p.gateOf(path, func(g *rustdb.Gated) bool {
		return g.Const && (g.Kind == rustdb.ItemFn || g.Kind == rustdb.ItemMethod || g.Kind == rustdb.ItemAssocFn) && u.counts(g)
	})
}

// constTrait judges a trait that must be const (rustc_passes, stability.rs). Older releases
// ask for no gate of the trait's there, whatever the crate turns on.
func (u *uses) constTrait(r *rust.Ref, at spot) {
	u.meanings(
		func(q *search) *Def { return q.refDef(&r.Path, at, typeSpace) },
		func(d *Def) bool {
			path := u.systemPath(d, at)
			if path == "" {
				return false
			}
			g := u.p.gateOf(path, func(g *rustdb.Gated) bool {
				return g.Const && g.Kind == rustdb.ItemTrait && u.counts(g) && !u.p.opts.Rust.Less(g.From)
			})
			c, ok := u.joint(r.Cond, d, at)
			if g == nil || !ok {
				return false
			}
			u.report([]*rustdb.Gated{g}, r.Path.Start, r.Path.End, r.Scope, c, u.viaOf(&r.Path, path), features.Certain)
			return true
		},
	)
}

// viaOf says how a path came to mean an item, when its spelling does not.
func (u *uses) viaOf(p *rust.Path, path string) string {
	spelled := strings.Join(p.Names(), "::")
	if strings.HasSuffix(path, spelled) && len(p.Segs) > 1 {
		return ""
	}
	if isKeyword(p.Segs[0].Name) {
		return spelled + " = " + path
	}
	return p.Segs[0].Name + " = " + path
}

// refDef resolves the path of a reference, <T as Trait>:: and the methods of
// primitive types included.
func (q *search) refDef(p *rust.Path, at spot, s space) *Def {
	if p.Self == nil {
		return q.resolve(p.Names(), p.Global, at, s)
	}
	var head *Def
	switch {
	case p.Trait != nil:
		head = q.resolve(p.Trait.Names(), p.Trait.Global, at, typeSpace)
	case p.Self.Kind == rust.TypePath:
		if p.Self.Path.Self == nil {
			head = q.resolve(p.Self.Path.Names(), p.Self.Path.Global, at, typeSpace)
		}
	default:
		if name := primitiveName(p.Self); name != "" {
			head = &Def{Kind: DefExternal, Path: name}
		}
	}
	for _, seg := range p.Segs {
		if head == nil {
			return nil
		}
		head = q.member(head, seg.Name, s)
	}
	return head
}

// primitiveName is the word under which the database lists a primitive's methods.
func primitiveName(t *rust.Type) string {
	switch t.Kind {
	case rust.TypeSlice:
		return "slice"
	case rust.TypeArray:
		return "array"
	case rust.TypePtr:
		return "pointer"
	case rust.TypeTuple:
		return "tuple"
	case rust.TypeNever:
		return "never"
	case rust.TypeRef:
		return "reference"
	}
	return ""
}

// implItems reports the items of an impl whose trait items are unstable: each
// is checked by itself.
func (u *uses) implItems(i int) {
	im := &u.file.outline.Impls[i]
	if im.Trait == nil || !u.traitConcerns(im) {
		return
	}
	at := u.spot(im.Body)
	if at.module == nil {
		return
	}
	names := im.Trait.Names()
	d := u.p.resolve(names, im.Trait.Global, at, typeSpace)
	path := u.systemPath(d, at)
	if path == "" {
		return
	}
	for _, j := range u.file.members(im.Body) {
		it := &u.file.outline.Items[j]
		if c, ok := u.joint(it.Cond, d, at); ok {
			u.report(u.gatesOf(path+"::"+it.Name, d, names, valueSpace), it.Start, it.End, im.Body, c, "", features.Certain)
		}
	}
}

// traitConcerns is a cheap filter: most impls are of traits nobody gates.
func (u *uses) traitConcerns(im *rust.Impl) bool {
	for i := range im.Trait.Segs {
		if u.p.mayMean(im.Trait.Segs[i].Name) {
			return true
		}
	}
	for _, j := range u.file.members(im.Body) {
		if u.p.mayMean(u.file.outline.Items[j].Name) {
			return true
		}
	}
	return false
}
