package rustdb

import "slices"

// resolver finds what the names in library crates mean.
type resolver struct {
	crates map[string]*library
}

// maxRounds bounds how long chains of imports are followed; the library needs
// fewer than ten.
const maxRounds = 16

// imports binds everything that use declarations import, until nothing changes.
func (r *resolver) imports(crates []*library) {
	var modules []*module
	for _, crate := range crates {
		for _, d := range crate.defs {
			if d.kind == ItemMod {
				modules = append(modules, d.mod)
			}
		}
	}
	for range maxRounds {
		changed := false
		for _, m := range modules {
			for i := range m.uses {
				changed = r.use(m, &m.uses[i]) || changed
			}
		}
		if !changed {
			return
		}
	}
}

func (r *resolver) use(m *module, u *useDecl) (changed bool) {
	if u.glob {
		for _, d := range r.lookup(m, u.path) {
			if d.kind != ItemMod || d.mod == m {
				continue
			}
			for _, name := range slices.Clone(d.mod.order) {
				for _, b := range d.mod.names[name] {
					if b.pub || d.mod.crate == m.crate && ancestor(d.mod, m) {
						changed = m.bind(name, b.def, u.pub && b.pub) || changed
					}
				}
			}
		}
		return changed
	}
	for _, d := range r.lookup(m, u.path) {
		changed = m.bind(u.name, d, u.pub) || changed
	}
	return changed
}

// ancestor reports whether a contains m, so that m sees what is private there.
func ancestor(a, m *module) bool {
	for ; m != nil; m = m.parent {
		if m == a {
			return true
		}
	}
	return false
}

// lookup finds what a path means in a module: all namespaces together.
func (r *resolver) lookup(m *module, path []string) []*def {
	if len(path) == 0 {
		return []*def{m.def}
	}
	var at []*def
	rest := path[1:]
	switch first := path[0]; first {
	case "crate":
		at = []*def{m.crate.root.def}
	case "self":
		at = []*def{m.def}
	case "super":
		for m = m.parent; m != nil && len(rest) > 0 && rest[0] == "super"; rest = rest[1:] {
			m = m.parent
		}
		if m == nil {
			return nil
		}
		at = []*def{m.def}
	default:
		at = bound(m, first)
		if crate := r.external(m, first); len(at) == 0 && crate != nil {
			at = []*def{crate.root.def}
		}
	}
	for _, segment := range rest {
		var next []*def
		for _, d := range at {
			if d.kind == ItemMod {
				next = append(next, bound(d.mod, segment)...)
			}
		}
		at = next
	}
	return at
}

func (r *resolver) external(m *module, name string) *library {
	if real, ok := m.crate.externs[name]; ok {
		name = real
	}
	if name == "alloc_crate" {
		name = "alloc"
	}
	return r.crates[name]
}

func bound(m *module, name string) (defs []*def) {
	for _, b := range m.names[name] {
		defs = append(defs, b.def)
	}
	return defs
}

// primitives are the types that need no import; others have names of their own
// in the documentation, such as slice.
var primitives = map[string]bool{
	"bool": true, "char": true, "str": true,
	"i8": true, "i16": true, "i32": true, "i64": true, "i128": true, "isize": true,
	"u8": true, "u16": true, "u32": true, "u64": true, "u128": true, "usize": true,
	"f16": true, "f32": true, "f64": true, "f128": true,
}

// place fills in the path of what belongs to a type or trait.
func (r *resolver) place(d *def) {
	if d.self == nil {
		return
	}
	container, public := r.typePath(d.self, d.owner)
	if container == "" {
		d.path = ""
		return
	}
	if d.kind == ItemImpl {
		d.path = d.name + " for " + container
		return
	}
	d.path = container + "::" + d.name
	for _, p := range public {
		d.public = append(d.public, p+"::"+d.name)
	}
}

func (r *resolver) typePath(self *selfType, at *module) (path string, public []string) {
	if self.found == nil && self.prim == "" {
		r.find(self, at)
	}
	switch {
	case self.prim != "":
		return self.prim, nil
	case self.found == nil:
		return "", nil
	}
	return self.found.path, self.found.public
}

func (r *resolver) find(self *selfType, at *module) {
	if len(self.segments) == 0 {
		return
	}
	for _, d := range r.lookup(at, self.segments) {
		switch d.kind {
		case ItemStruct, ItemEnum, ItemTrait, ItemType:
			self.found = d
			return
		}
	}
	if len(self.segments) == 1 && primitives[self.segments[0]] {
		self.prim = self.segments[0]
	}
}
