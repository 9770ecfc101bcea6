package rustdb

import (
	"path"
	"slices"
	"strings"
)

// def is one thing that a library crate declares.
type def struct {
	kind  ItemKind
	name  string
	owner *module // the module it stands in
	// path is where it is declared; for what belongs to a type or trait, self is
	// that container as written and path is filled in once names are resolved.
	path  string
	self  *selfType
	gates []stability
	// stables are the attributes that say since when it is stable.
	stables []stability
	arch    string // the architecture that has it, where only one does
	pub     bool   // it is declared so
	// marked is set when a stability attribute of its own stands there; else it is
	// as unstable as heir, the module, trait or implementation around it.
	marked bool
	heir   *def
	// mod is the module itself, for kind ItemMod.
	mod *module
	// public are the paths by which other crates can name it.
	public []string
}

// selfType is the type or trait to which associated items belong. A path is looked
// up in the module where the item stands.
type selfType struct {
	segments []string // a path as written, or
	prim     string   // the documentation's name of a primitive type
	found    *def     // what the path means
}

// module is one module of a library crate; a crate is its root module.
type module struct {
	path   string
	parent *module
	crate  *library
	def    *def
	names  map[string][]binding
	order  []string // keys of names, in order of appearance
	uses   []useDecl
}

// binding is a name in a module.
type binding struct {
	def *def
	pub bool
}

// useDecl is one leaf of a use declaration.
type useDecl struct {
	path []string // without a final "*"
	name string   // what it is called here; "" for a glob
	pub  bool
	glob bool
}

// library is one crate of the standard library.
type library struct {
	name   string
	root   *module
	macros map[string][]macroRule
	// externs are the crates it names by another name.
	externs map[string]string
	defs    []*def
	budget  int
}

// libraries are the crates whose items users can name, in the order in which
// their paths are preferred, and where their roots stand, over the years.
var libraries = []struct {
	name  string
	roots []string
}{
	{"core", []string{"library/core/src/lib.rs"}},
	{"alloc", []string{"library/alloc/src/lib.rs"}},
	{"std_detect", []string{"library/std_detect/src/lib.rs", "library/stdarch/crates/std_detect/src/lib.rs"}},
	{"std", []string{"library/std/src/lib.rs"}},
	{"proc_macro", []string{"library/proc_macro/src/lib.rs"}},
	{"test", []string{"library/test/src/lib.rs"}},
	{"panic_abort", []string{"library/panic_abort/src/lib.rs"}},
	{"panic_unwind", []string{"library/panic_unwind/src/lib.rs"}},
	{"unwind", []string{"library/unwind/src/lib.rs"}},
}

// sources are the texts of the library's files, by their path in the tree.
type sources map[string]string

func (s sources) has(name string) bool {
	_, ok := s[name]
	return ok
}

func newModule(crate *library, parent *module, name string) *module {
	m := &module{crate: crate, parent: parent, path: name, names: map[string][]binding{}}
	if parent != nil {
		m.path = parent.path + "::" + name
	}
	return m
}

func (m *module) bind(name string, d *def, pub bool) bool {
	for i, b := range m.names[name] {
		if b.def != d {
			continue
		}
		if pub && !b.pub {
			m.names[name][i].pub = true
			return true
		}
		return false
	}
	if len(m.names[name]) == 0 {
		m.order = append(m.order, name)
	}
	m.names[name] = append(m.names[name], binding{d, pub})
	return true
}

// declare adds a definition to the module in which it stands.
func (m *module) declare(kind ItemKind, name string, pub bool, gates []stability) *def {
	d := &def{kind: kind, name: name, owner: m, path: m.path + "::" + name, gates: gates, pub: pub}
	m.crate.defs = append(m.crate.defs, d)
	m.bind(name, d, pub)
	return d
}

// child is the submodule of a name; one that is declared for several targets is
// one module with the items of all of them.
func (m *module) child(name string, pub bool, a attributes) *module {
	for _, b := range m.names[name] {
		if b.def.kind == ItemMod && b.def.owner == m {
			b.def.gates = append(b.def.gates, a.gates...)
			b.def.stables = append(b.def.stables, a.stables...)
			b.def.marked, b.def.pub = b.def.marked || a.marked, b.def.pub || pub
			m.bind(name, b.def, pub)
			return b.def.mod
		}
	}
	d := m.declare(ItemMod, name, pub, a.gates)
	d.marked, d.heir, d.stables = a.marked, m.def, a.stables
	d.mod = newModule(m.crate, m, name)
	d.mod.def = d
	return d.mod
}

// readItems finds which items the unstable features gate, and under which paths
// they can be named.
func (rel *Release) readItems(src sources) {
	crates := map[string]*library{}
	var all []*library
	for _, l := range libraries {
		for _, root := range l.roots {
			if !src.has(root) {
				continue
			}
			crate := &library{name: l.name, macros: map[string][]macroRule{}, externs: map[string]string{}, budget: 16 << 20}
			crate.root = newModule(crate, nil, l.name)
			crate.root.def = &def{kind: ItemMod, name: l.name, owner: crate.root, path: l.name, mod: crate.root, marked: true}
			crate.defs = append(crate.defs, crate.root.def)
			p := &itemParser{src: src, crate: crate}
			p.file(root, crate.root, true)
			crates[l.name] = crate
			all = append(all, crate)
			break
		}
	}
	r := resolver{crates: crates}
	r.imports(all)
	for _, crate := range all {
		publish(crate)
	}
	for _, crate := range all {
		for _, d := range crate.defs {
			r.place(d)
		}
	}
	for _, crate := range all {
		for _, d := range crate.defs {
			rel.noteItem(d)
		}
	}
}

// publish notes every path by which crate makes things public: the shortest one to
// each module, and through it to what stands there.
func publish(crate *library) {
	type place struct {
		m    *module
		path string
	}
	seen := map[*module]bool{crate.root: true}
	crate.root.def.public = append(crate.root.def.public, crate.name)
	queue := []place{{crate.root, crate.name}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, name := range slices.Sorted(slices.Values(at.m.order)) {
			for _, b := range at.m.names[name] {
				if !b.pub || b.def.kind == ItemMod && b.def.mod.parent == nil {
					continue
				}
				full := at.path + "::" + name
				if b.def.kind == ItemMod {
					// That of a crate only repeats what stands elsewhere.
					if seen[b.def.mod] || name == "prelude" && at.m.parent == nil {
						continue
					}
					seen[b.def.mod] = true
					queue = append(queue, place{b.def.mod, full})
				}
				if !slices.Contains(b.def.public, full) {
					b.def.public = append(b.def.public, full)
				}
			}
		}
	}
}

// noteItem adds a definition to the features that gate it, and notes since when
// it is stable.
func (rel *Release) noteItem(d *def) {
	if d.path == "" || d.kind == ItemMod && !d.pub && len(d.public) == 0 {
		return // nobody else can name it
	}
	for _, s := range append(slices.Clone(d.gates), d.inherited()...) {
		if s.conditional || d.kind == ItemMod && len(d.stables) > 0 {
			continue // gated on some targets only, or in a stub for other targets
		}
		if s.arch == "" {
			s.arch = d.arch
		}
		if decl := rel.Lib[s.feature]; decl != nil {
			decl.items.add(d.item(s))
		}
	}
	for _, s := range d.stables {
		item := d.item(s)
		since := rel.since(s.since)
		if since.IsZero() || item.Kind == ItemImpl || s.arch != "" || s.conditional {
			continue
		}
		rel.stable[item.key()] = since
		if decl := rel.Lib[s.feature]; decl != nil && decl.State == Stable {
			decl.items.add(item)
		}
	}
}

// inherited are the gates of what is around an item without stability of its own.
// They matter where the item can be named without naming what is around it: by a
// re-export, as a method of a value, or as a variant that a glob import brings in.
func (d *def) inherited() []stability {
	if d.marked || d.heir == nil {
		return nil
	}
	around := d.heir.around()
	switch owner := d.self; { // what nobody else can name has none
	case owner != nil && owner.prim == "" && len(owner.found.public) == 0:
		return nil
	case owner == nil && around.kind == ItemMod && len(d.public) == 0:
		return nil
	}
	var gates []stability
	for _, s := range around.gates {
		if s.word == "unstable" && len(around.stables) == 0 {
			gates = append(gates, s)
		}
	}
	return gates
}

// around is what says how stable d is: itself, or the innermost around it that is marked.
func (d *def) around() *def {
	for !d.marked && d.heir != nil {
		d = d.heir
	}
	return d
}

func (d *def) item(s stability) Item {
	item := Item{Kind: d.kind, Path: d.path, Const: s.word == "rustc_const_unstable" || s.word == "rustc_const_stable"}
	for _, p := range d.public {
		// What several architectures share is named under each of them.
		elsewhere := s.arch != "" && strings.Contains(p, "::arch::") && !strings.Contains(p, "::arch::"+s.arch+"::")
		if p != d.path && !elsewhere {
			item.Public = append(item.Public, p)
		}
	}
	return item
}

// itemKey is what makes two items of two releases the same.
type itemKey struct {
	kind  ItemKind
	path  string
	konst bool
}

func (i *Item) key() itemKey { return itemKey{i.Kind, i.Path, i.Const} }

// itemSet holds items by what makes them the same.
type itemSet map[itemKey]Item

func (s itemSet) add(item Item) {
	if old, ok := s[item.key()]; ok && len(old.Public) >= len(item.Public) {
		return
	}
	s[item.key()] = item
}

// stem is where the files of the modules declared in a file stand.
func stem(file string, isRoot bool) string {
	if isRoot || path.Base(file) == "mod.rs" {
		return path.Dir(file)
	}
	return strings.TrimSuffix(file, ".rs")
}
