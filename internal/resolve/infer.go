package resolve

import (
	"featscan/internal/features"
	"featscan/internal/parse/rust"
)

// inferred reports every `_` that stands for a const argument: rustc took it
// for a type before generic_arg_infer (E0747).
func (u *uses) inferred(r *rust.Ref, at spot) {
	names := r.Path.Names()
	for k := range r.Path.Segs {
		args := r.Path.Segs[k].Args
		for i := range args {
			if !args[i].Infer {
				continue
			}
			c := u.isConstParam(r, names[:k+1], i, len(args), at)
			if c != "" {
				u.add(Use{Feature: ruleInfer, Detector: ruleInfer, Start: args[i].Start, End: args[i].Start + 1, Confidence: c}, r.Scope, r.Cond)
			}
		}
	}
}

// isConstParam says how sure it is that argument i of n is for a const
// parameter: "" for not at all.
func (u *uses) isConstParam(r *rust.Ref, names []string, i, n int, at spot) features.Confidence {
	name := names[len(names)-1]
	if r.Kind == rust.RefMethod {
		return u.methodParam(name, i, n, at)
	}
	s := typeSpace
	d := u.prefix(r, names, at, s)
	if d == nil || d.Kind == DefUnknown {
		if v := u.prefix(r, names, at, valueSpace); v != nil {
			d = v
		}
	}
	if d == nil {
		return ""
	}
	if it := d.Item(); it != nil {
		if i < len(it.Generics) && it.Generics[i].IsConst() {
			return features.Certain
		}
		return ""
	}
	switch d.Kind {
	case DefExternal:
		for _, k := range stdConstParams[trimFacade(d.Path)] {
			if k == i {
				return features.Certain
			}
		}
	case DefUnknown:
		return u.methodParam(name, i, n, at)
	}
	return ""
}

func (u *uses) prefix(r *rust.Ref, names []string, at spot, s space) *Def {
	if r.Path.Self != nil {
		return nil
	}
	if names[0] == "Self" {
		return u.throughSelf(names, r.Scope)
	}
	return u.p.resolve(names, r.Path.Global, at, s)
}

// throughSelf resolves Self::name to something to look methods up by.
func (u *uses) throughSelf(names []string, scope int) *Def {
	if len(names) < 2 {
		return nil
	}
	return &Def{Kind: DefUnknown, Path: names[len(names)-1]}
}

// methodParam looks at every function of that name with that many parameters,
// in this crate and in those it can name.
func (u *uses) methodParam(name string, i, n int, at spot) features.Confidence {
	consts, others := 0, 0
	for _, c := range u.visible() {
		u.p.loadAll(c)
		for _, m := range c.methods[name] {
			g := m.item().Generics
			switch {
			case len(g) != n || !m.seenFrom(at):
			case g[i].IsConst():
				consts++
			default:
				others++
			}
		}
	}
	for _, k := range stdConstMethods[name] {
		if k == i {
			consts++
		}
	}
	switch {
	case consts > 0 && others == 0:
		return features.Certain
	case consts > 0:
		return features.Likely
	}
	return ""
}

// visible are the crates whose methods a crate may call: itself first.
func (u *uses) visible() []*crate {
	if u.seen != nil {
		return u.seen
	}
	list := []*crate{u.crate}
	for _, c := range u.p.crates {
		if c == u.crate || c.Name == "" {
			continue
		}
		if u.p.externCrate(u.crate, c.Name) == c {
			list = append(list, c)
		}
	}
	u.seen = list
	return list
}

// stdConstParams are the const parameters, by position, of items of the
// standard library.
var stdConstParams = map[string][]int{
	"array::from_fn": {1}, "array::try_from_fn": {1}, "array::IntoIter": {1}, "array::repeat": {1},
	"simd::Simd": {1}, "simd::Mask": {1}, "simd::LaneCount": {0}, "iter::ArrayChunks": {1},
	"slice::ArrayChunks": {1}, "slice::ArrayWindows": {1}, "slice::from_ref": {},
}

// stdConstMethods are the same for methods.
var stdConstMethods = map[string][]int{
	"array_chunks": {0}, "array_chunks_mut": {0}, "array_windows": {0}, "as_chunks": {0}, "as_chunks_mut": {0}, "as_rchunks": {0},
	"as_chunks_unchecked": {0}, "first_chunk": {0}, "first_chunk_mut": {0}, "last_chunk": {0}, "last_chunk_mut": {0},
	"split_first_chunk": {0}, "split_last_chunk": {0}, "as_array": {0}, "next_chunk": {0}, "map_windows": {2},
	"split_array_ref": {0}, "rsplit_array_ref": {0},
}
