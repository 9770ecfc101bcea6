package resolve

import (
	"cmp"
	"slices"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/rust"
)

// Use is one use of a feature that names decide. It is plain data.
type Use struct {
	Feature    string
	Detector   string // the rule that found it, "library" for library items
	File       string
	Start, End int // offsets in the file; Start is where rustc points
	Crate      int // index of the crate in the program
	Context    features.Context
	Macro      string     // the macro definition or call around it, "" in plain code
	Cond       *cond.Expr // within the file
	Confidence features.Confidence
	Via        string
}

// The names of the rules; detectors of the same names document them.
const (
	ruleSelf      = "arbitrary_self_types"
	ruleSelfPtr   = "arbitrary_self_types_pointers"
	ruleInfer     = "generic_arg_infer"
	ruleStatic    = "const_refs_to_static"
	ruleMut       = "const_mut_refs"
	ruleCell      = "const_refs_to_cell"
	ruleEnum      = "offset_of_enum"
	ruleSlice     = "offset_of_slice"
	ruleAdtConst  = "adt_const_params"
	ruleMinConst  = "min_adt_const_params"
	ruleUnsized   = "unsized_const_params"
	ruleTraitItem = "import_trait_associated_functions"
	ruleConstExpr = "generic_const_exprs"
	ruleNested    = "offset_of_nested"
	ruleLibrary   = "library"
	rulePrivate   = "rustc_private"
	ruleAllocator = "allocator_api"
)

// Uses finds every use in a crate that names decide, sorted. gated says which
// features the crate turns on: an item that is stable by now counts only for
// those, and so does what is merely likely.
func (p *Program) Uses(crate int, gated func(feature string) bool) []Use {
	if gated == nil {
		gated = func(string) bool { return false }
	}
	c := p.crates[crate]
	p.loadAll(c)
	u := &uses{p: p, crate: c, gated: gated}
	before := p.cut
	for _, f := range p.crateFiles(c) {
		u.scan(f)
	}
	c.open = p.cut - before
	slices.SortStableFunc(u.list, compareUses)
	return joined(u.list)
}

// Open is how many look-ups of names in a crate Uses gave up, since they would have
// taken too many steps.
func (p *Program) Open(crate int) int { return p.crates[crate].open }

// joined leaves one use of a feature in one place: under any of their conditions,
// where a name has several meanings that need it.
func joined(list []Use) []Use {
	out := list[:0]
	for _, x := range list {
		if n := len(out) - 1; n >= 0 && out[n].File == x.File && out[n].Start == x.Start && out[n].Feature == x.Feature {
			if last := &out[n]; !cond.Equal(last.Cond, x.Cond) {
				last.Cond = cond.Simplify(cond.AnyOf(last.Cond, x.Cond))
			}
			continue
		}
		out = append(out, x)
	}
	return out
}

func compareUses(a, b Use) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Feature, b.Feature),
		cmp.Compare(a.Confidence, b.Confidence), cmp.Compare(a.Detector, b.Detector), cmp.Compare(a.End, b.End))
}

// uses collects the uses of one crate.
type uses struct {
	p     *Program
	crate *crate
	gated func(string) bool
	file  *file
	list  []Use
	seen  []*crate // what visible gave
}

func (u *uses) scan(f *file) {
	u.file = f
	o := f.outline
	for i := range o.Receivers {
		u.receiver(&o.Receivers[i])
	}
	for i := range o.Scopes {
		u.constParams(i)
	}
	for i := range o.ConstUses {
		u.constUse(&o.ConstUses[i])
	}
	for i := range o.Uses {
		u.imported(&o.Uses[i])
		u.importedMember(&o.Uses[i])
	}
	for i := range o.Externs {
		u.externCrate(&o.Externs[i])
	}
	for i := range o.Refs {
		u.ref(&o.Refs[i])
	}
	for i := range o.Impls {
		u.implItems(i)
	}
	for i := range o.Offsets {
		u.offset(&o.Offsets[i])
	}
}

// add keeps a use, with the context that its scope gives.
func (u *uses) add(x Use, scope int, c *cond.Expr) {
	x.File, x.Crate, x.Cond = u.file.name, u.crate.index, c
	x.Context = features.InCode
	scopes := u.file.outline.Scopes
	for s := scope; s >= 0; s = scopes[s].Parent {
		switch scopes[s].Kind {
		case rust.ScopeMacroCall, rust.ScopeMacroBody:
			if x.Macro == "" {
				x.Macro = scopes[s].Name
			}
			if x.Context == features.InCode {
				x.Context = features.InMacro
			}
		case rust.ScopeDoctest:
			x.Context = features.InDoctest
		}
	}
	if x.Confidence == features.Likely && !u.gated(x.Feature) {
		return
	}
	u.list = append(u.list, x)
}

func (u *uses) spot(scope int) spot {
	return spot{u.p.moduleAt(u.crate, u.file, scope), u.file, scope}
}
