package resolve

import (
	"featscan/internal/features"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

var (
	// referencesSplit is the release that gave references as types of const parameters
	// a feature of their own, which allowed all other types as well until referencesOnly.
	referencesSplit = release.Rust{Major: 1, Minor: 82}
	referencesOnly  = release.Rust{Major: 1, Minor: 93}
	// minAdtConst is the release with a feature for the types that are nearly done.
	minAdtConst = release.Rust{Major: 1, Minor: 96}
)

// constType is what the type of a const parameter needs: nothing, adt_const_params,
// or unsized_const_params besides.
type constType struct {
	needs, reference bool
	confidence       features.Confidence
}

// constParams finds the const parameters of a scope whose types are not integers, bool
// or char: other types need adt_const_params (rustc_hir_analysis, check_param_wf).
func (u *uses) constParams(scope int) {
	s := &u.file.outline.Scopes[scope]
	for i := range s.Generics {
		g := &s.Generics[i]
		if !g.IsConst() || g.IsScalar() {
			continue
		}
		t, at := g.Type, u.spot(scope)
		if at.module == nil {
			return
		}
		c := u.constType(t, at, 0)
		if !c.needs {
			continue
		}
		for _, feature := range u.constParamFeatures(c.reference) {
			u.add(Use{Feature: feature, Detector: feature, Start: t.Start, End: t.End, Confidence: c.confidence}, scope, s.Cond)
		}
	}
}

// constParamFeatures are the features that a type of a const parameter needs: those of
// several that the crate turns on.
func (u *uses) constParamFeatures(reference bool) []string {
	r := u.p.opts.Rust
	split := !r.Less(referencesSplit)
	list := []string{ruleAdtConst}
	switch {
	case u.gated(ruleAdtConst):
	case !r.Less(minAdtConst):
		list = []string{ruleMinConst}
	case split && r.Less(referencesOnly) && u.gated(ruleUnsized):
		return []string{ruleUnsized}
	}
	if reference && split {
		list = append(list, ruleUnsized)
	}
	return list
}

// constType judges the type of a const parameter. What rustc never takes, such as
// functions and raw pointers, needs nothing.
func (u *uses) constType(t *rust.Type, at spot, depth int) constType {
	sure := constType{needs: true, confidence: features.Certain}
	if t == nil || depth > 16 {
		return constType{}
	}
	switch t.Kind {
	case rust.TypeRef:
		sure.reference = true
		if t.Mut {
			return constType{}
		}
		return sure
	case rust.TypeTuple, rust.TypeArray:
		return sure
	case rust.TypePath:
	default:
		return constType{}
	}
	if t.Path.Self != nil || isKeyword(t.Path.Segs[0].Name) && len(t.Path.Segs) == 1 {
		return constType{}
	}
	d := u.head(t, at)
	if d == nil {
		return constType{needs: true, confidence: features.Likely}
	}
	switch d.Kind {
	case DefType, DefEnum:
		return sure
	case DefAlias:
		return u.constType(d.Item().Target, d.inside(), depth+1)
	case DefExternal:
		// An alias of an integer, unless it is named like a type.
		if name := lastName(d.Path); primitives[name] || !isTypeName(name) {
			return constType{}
		}
		return constType{needs: true, confidence: features.Likely}
	}
	return constType{}
}

// constUse reports a parameter in an expression of a type, where the crate turns on
// what that needs: nothing else compiles it, and so nobody else looks for it.
func (u *uses) constUse(x *rust.ConstUse) {
	if u.gated(ruleConstExpr) {
		u.add(Use{Feature: ruleConstExpr, Detector: ruleConstExpr, Start: x.Start, End: x.End, Confidence: features.Certain}, x.Scope, x.Cond)
	}
}
