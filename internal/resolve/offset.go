package resolve

import (
	"featscan/internal/features"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// offsetSplit is the release in which offset_of! of one field became stable, and that of
// a field's field got a feature of its own.
var offsetSplit = release.Rust{Major: 1, Minor: 77}

// offset judges offset_of!(Type, fields): a variant of an enum needs
// offset_of_enum, a last field without a size of its own offset_of_slice, and more
// than one field offset_of_nested. rustc points at the first field, and for the last
// of these at the second (rustc_hir_typeck, check_offset_of).
func (u *uses) offset(o *rust.OffsetOf) {
	at := u.spot(o.Scope)
	if at.module != nil && len(o.Fields) > 1 && !u.p.opts.Rust.Less(offsetSplit) && u.unstable(ruleNested) {
		f := &o.Fields[1]
		u.add(Use{Feature: ruleNested, Detector: ruleNested, Start: f.Start, End: f.Start + len(f.Name), Confidence: features.Certain}, o.Scope, o.Cond)
	}
	if at.module == nil || len(o.Fields) == 0 || len(o.Type.Segs) == 0 || o.Type.Self != nil {
		return
	}
	for i, t := range o.Types {
		if t.Kind == rust.TypePath && isEnum(u.head(t, at)) {
			u.add(Use{Feature: ruleEnum, Detector: ruleEnum, Start: o.Fields[i+1].Start, End: o.End, Confidence: features.Certain}, o.Scope, o.Cond)
			break // of what a variant has nothing is known
		}
	}
	d := u.head(&rust.Type{Kind: rust.TypePath, Path: &o.Type}, at)
	if o.Type.Last() == "Self" && len(o.Type.Segs) == 1 {
		if s := u.selfType(o.Scope); s.t != nil && s.t.Kind == rust.TypePath {
			d = u.head(s.t, s.at)
		}
	}
	if d == nil {
		return
	}
	x := Use{Start: o.Fields[0].Start, End: o.End, Confidence: features.Certain}
	switch {
	case isEnum(d):
		x.Feature, x.Detector = ruleEnum, ruleEnum
	case d.Kind == DefType && len(o.Fields) == 1 && d.Item().Unsized == "["+o.Fields[0].Name:
		x.Feature, x.Detector = ruleSlice, ruleSlice
	default:
		return
	}
	u.add(x, o.Scope, o.Cond)
}

func isEnum(d *Def) bool {
	return d != nil && (d.Kind == DefEnum || d.Kind == DefExternal && enums[trimFacade(d.Path)])
}

// enums are enums of the standard library.
var enums = map[string]bool{
	"option::Option": true, "result::Result": true, "cmp::Ordering": true, "ops::ControlFlow": true, "ops::Bound": true,
	"task::Poll": true, "borrow::Cow": true,
}
