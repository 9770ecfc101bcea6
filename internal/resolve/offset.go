package resolve

import (
	"featscan/internal/features"
	"featscan/internal/parse/rust"
)

// offset judges offset_of!(Type, fields): a variant of an enum needs
// offset_of_enum, and a last field without a size of its own offset_of_slice.
// rustc points at the first field.
func (u *uses) offset(o *rust.OffsetOf) {
	at := u.spot(o.Scope)
	if at.module == nil || len(o.Fields) == 0 || o.Type.Self != nil {
		return
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
	case d.Kind == DefEnum, d.Kind == DefExternal && enums[trimFacade(d.Path)]:
		x.Feature, x.Detector = ruleEnum, ruleEnum
	case d.Kind == DefType && len(o.Fields) == 1 && d.Item().Unsized == "["+o.Fields[0].Name:
		x.Feature, x.Detector = ruleSlice, ruleSlice
	default:
		return
	}
	u.add(x, o.Scope, o.Cond)
}

// enums are enums of the standard library.
var enums = map[string]bool{
	"option::Option": true, "result::Result": true, "cmp::Ordering": true, "ops::ControlFlow": true, "ops::Bound": true,
	"task::Poll": true, "borrow::Cow": true,
}
