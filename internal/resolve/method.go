package resolve

import (
	"strings"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
)

// method judges .name(..) by what is visible of its receiver. A name alone is
// never certain: it is reported for features that the crate turns on, and only
// when nothing else is likely to be meant.
func (u *uses) method(r *rust.Ref, at spot) {
	name := r.Path.Segs[0].Name
	best := features.Confidence("")
	var found *rustdb.Gated
	for i := range u.p.items[name] {
		g := &u.p.items[name][i]
		if g.Kind != rustdb.ItemMethod && g.Kind != rustdb.ItemFn || g.Const || !u.counts(g) {
			continue
		}
		c := u.weigh(g, r, at)
		if c == features.Certain || c == features.Likely && best == "" {
			best, found = c, g
		}
		if best == features.Certain {
			break
		}
	}
	if found != nil {
		u.add(Use{Feature: found.Feature, Detector: ruleLibrary, Start: r.Path.Start, End: r.Path.End, Confidence: best}, r.Scope, r.Cond)
	}
}

// weigh says how sure it is that the call means g: "" for not at all.
func (u *uses) weigh(g *rustdb.Gated, r *rust.Ref, at spot) features.Confidence {
	owner := g.Path[:max(strings.LastIndex(g.Path, "::"), 0)]
	if t := u.rootType(r.Recv, at); t != "" {
		if u.ownerIs(g, owner, t) {
			return features.Certain
		}
		if t != unknownType {
			return ""
		}
	}
	if !u.gated(g.Feature) {
		return ""
	}
	if r.Recv != nil {
		for _, m := range r.Recv.Methods {
			if u.sameFeature(m, g.Feature) {
				return features.Likely
			}
		}
	}
	name := r.Path.Segs[0].Name
	if common[name] || len(u.crate.methods[name]) > 0 {
		return ""
	}
	return features.Likely
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

// sameFeature reports whether a method of that name is gated by the feature.
func (u *uses) sameFeature(method, feature string) bool {
	for i := range u.p.items[method] {
		if g := &u.p.items[method][i]; g.Feature == feature && g.Kind == rustdb.ItemMethod {
			return true
		}
	}
	return false
}

// unknownType says that a receiver begins at a type, but that calls on it may
// have led elsewhere.
const unknownType = "?"

// rootType is the type of a receiver of the form Type::name(..): constructors
// return their own type by convention.
func (u *uses) rootType(r *rust.Recv, at spot) string {
	if r == nil || r.Root == nil || !r.Call || len(r.Root.Segs) < 2 || r.Root.Self != nil {
		return ""
	}
	if len(r.Methods) > 0 || r.Index {
		return unknownType
	}
	names := r.Root.Names()
	d := u.p.resolve(names[:len(names)-1], r.Root.Global, at, typeSpace)
	if d == nil || d.Kind == DefMod {
		return ""
	}
	if !constructors[names[len(names)-1]] {
		return unknownType
	}
	return d.Path
}

// constructors are names of functions that return their type.
var constructors = map[string]bool{
	"new": true, "default": true, "call_site": true, "mixed_site": true, "def_site": true, "from": true, "with_capacity": true, "new_in": true,
	"empty": true, "zeroed": true, "dangling": true, "now": true, "current": true,
}

// common are names that stable types of the standard library use as well.
var common = func() map[string]bool {
	names := map[string]bool{}
	for _, n := range strings.Fields(`
		abs add all and any append as_bytes as_mut as_mut_ptr as_ptr as_ref as_slice as_str borrow borrow_mut by_ref bytes
		cast ceil chain chars checked_add checked_sub chunks clear clone cloned cmp collect contains copied count cycle data
		dedup default deref drain drop end entry enumerate eq err expect extend fetch_add fill filter find first flatten floor
		flush fmt fold from get get_mut get_or_insert_with hash id index insert into into_inner into_iter is_empty is_null
		is_some is_none is_ok is_err iter iter_mut join key keys kind last len line lines load lock map map_err max min mul
		name ne next next_back new not nth ok open or parse partial_cmp path peek pop position product push range read
		read_exact recv remove replace reserve resize retain rev reverse round set size skip sort source split split_at start
		starts_with step_by store strip_prefix sub sum swap take then to_owned to_string to_vec trim truncate try_from
		try_into unwrap update value values wait windows write write_all zip file column join resolved_at located_at
		push_back push_front pop_back pop_front front back contains_key with_capacity capacity shrink_to_fit leak
		spawn send status output args env current_dir metadata create exists is_file is_dir description cause type_id
		as_array as_chunks flat_map try_fold try_for_each rfind rposition min_by max_by`) {
		names[n] = true
	}
	return names
}()
