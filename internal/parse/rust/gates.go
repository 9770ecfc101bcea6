package rust

import "featscan/internal/cond"

// Gate is one feature that one #![feature(..)] names.
type Gate struct {
	Name       string
	Start, End int // of the name
	// Source is the cfg_attr condition in source form, "" without one; Expr is
	// its meaning, nil for always. All of several nested conditions hold.
	Source string
	Expr   *cond.Expr
	Place
	// AtRoot is false for an attribute of an inner module or function, where
	// rustc ignores it, and inside macros.
	AtRoot bool
}

// gates collects the features of every inner feature attribute.
func (f *File) gates() {
	for _, a := range f.Attrs {
		if a.Path != "feature" || !a.Inner {
			continue
		}
		c := joinConds(a.Conds)
		for _, p := range a.from.split(a.argFirst, a.argLast) {
			if p.start != p.end || a.from.tokens[p.start].Kind != Ident {
				continue
			}
			t := a.from.tokens[p.start]
			f.Gates = append(f.Gates, Gate{
				Name: a.from.name(p.start), Start: t.Start(), End: t.End(),
				Source: c.Source, Expr: c.Expr, Place: a.Place, AtRoot: a.AtRoot,
			})
		}
	}
}
