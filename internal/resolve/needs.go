package resolve

import (
	"path"
	"slices"
	"sort"

	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
)

// Site is one use of a feature, wherever it was found.
type Site struct {
	File    string
	Start   int
	Feature string
	Doctest bool // in documentation, which is a crate of its own
	String  bool // in a string literal: code that a procedural macro writes
}

// Need is what the code of one crate needs.
type Need struct {
	Features map[string]bool
	Doctests map[string]bool // what its doc tests need, which are crates of their own
	// Handed are features that it may need besides: a macro is given the name of what
	// they gate in some type, as in all_of!(is_sorted, [1, 2]), or a method is called that
	// several of them gate, of which one is told.
	Handed map[string]bool
	// Open says that the crate includes items from a file that the build
	// generates, which may need anything.
	Open bool
}

// needs are the macros of a program, and who invokes those that matter.
type needs struct {
	p       *Program
	files   [][]*file        // by crate
	crates  map[string][]int // by file
	macros  map[macroKey]*macroNode
	quoting []quoting
	direct  []direct        // by crate
	docs    []direct        // the same of its doc tests
	matter  map[string]bool // names of macros that use something, or that may lead to one
}

// Needs says for each crate, by index, which features its code needs once its
// macros are expanded: those its own code uses, and those that the bodies of
// the macros it invokes use, macros that those invoke included. Its doc tests
// are told apart. What a macro uses that nothing invokes, no crate needs.
func (p *Program) Needs(sites []Site) []Need {
	n := &needs{p: p, crates: map[string][]int{}, macros: map[macroKey]*macroNode{}, matter: map[string]bool{}}
	for _, c := range p.crates {
		p.loadAll(c)
		n.files = append(n.files, p.crateFiles(c))
		for _, f := range n.files[c.index] {
			n.crates[f.name] = append(n.crates[f.name], c.index)
		}
	}
	for _, c := range p.crates {
		n.declare(c)
	}
	for _, s := range sites {
		n.attribute(s)
	}
	n.close()
	for _, c := range p.crates {
		n.calls(c)
	}
	out := make([]Need, len(p.crates))
	for i, c := range p.crates {
		out[i] = Need{n.expanded(n.direct[i]), n.expanded(n.docs[i]), p.handed(n.files[i]), p.open(c)}
	}
	return out
}

// handed are the features of Need.Handed, for the files of a crate.
func (p *Program) handed(files []*file) map[string]bool {
	found := map[string]bool{}
	add := func(items []rustdb.Gated, of func(rustdb.ItemKind) bool) {
		for i := range items {
			if of(items[i].Kind) {
				found[items[i].Feature] = true
			}
		}
	}
	called := map[string]bool{}
	for _, f := range files {
		for i := range f.outline.Invoked {
			x := &f.outline.Invoked[i]
			if x.Handed && !ambiguous()[x.Name] && p.mayMean(x.Name) {
				add(p.items.Named(x.Name), isMember)
			}
		}
		for i := range f.outline.Refs {
			if r := &f.outline.Refs[i]; r.Kind == rust.RefMethod {
				called[r.Path.Last()] = true
			}
		}
	}
	for name := range called {
		items := p.items.Named(name)
		for i := range items {
			if isMethod(items[i].Kind) && items[i].Feature != items[0].Feature {
				add(items, isMethod)
				break
			}
		}
	}
	return found
}

func isMethod(k rustdb.ItemKind) bool { return k == rustdb.ItemMethod }

// close finds the names of all macros that matter: of those that use something, by
// whatever name they are imported, and of those that invoke or hand on such a name.
func (n *needs) close() {
	for key, m := range n.macros {
		if len(m.features) > 0 {
			n.matter[n.nameOf(key)] = true
		}
	}
	for before := -1; before != len(n.matter); {
		before = len(n.matter)
		for _, files := range n.files {
			for _, f := range files {
				n.closeIn(f)
			}
		}
	}
}

// nameOf is the name that a macro is invoked by.
func (n *needs) nameOf(key macroKey) string {
	it := &n.p.files[key.file].outline.Items[key.item]
	if it.ProcMacro != "" {
		return it.ProcMacro
	}
	return it.Name
}

// closeIn adds the names that one file gives to macros that matter, and those of the
// macros in it that lead to one.
func (n *needs) closeIn(f *file) {
	for i := range f.outline.Uses {
		if u := &f.outline.Uses[i]; !u.Glob && len(u.Path) > 0 && u.Path[len(u.Path)-1] != u.Name && n.matter[u.Path[len(u.Path)-1]] {
			n.matter[u.Name] = true
		}
	}
	if len(f.macros) == 0 && !slices.ContainsFunc(n.quoting, func(q quoting) bool { return q.file == f.name }) {
		return
	}
	n.mattering(f, func(_ *rust.Path, _, at int) {
		switch where, item := n.p.standing(f, at); where {
		case inDefinition:
			n.matter[f.outline.Items[item].Name] = true
		case inQuote:
			for _, q := range n.quoting {
				if q.file == f.name {
					n.matter[n.nameOf(q.from)] = true
				}
			}
		}
	})
	for i := range f.outline.Invoked {
		if x := &f.outline.Invoked[i]; x.Handed && x.In != "" && n.matter[x.Name] {
			n.matter[x.In] = true
		}
	}
}

// mattering calls each with the invocations in a file of macros that may matter, and
// with the derives and attributes: what is named, in which scope, and where.
func (n *needs) mattering(f *file, each func(name *rust.Path, scope, at int)) {
	for i := range f.outline.Calls {
		if call := &f.outline.Calls[i]; n.matter[call.Path.Last()] {
			each(&call.Path, call.Scope, call.Start)
		}
	}
	for i := range f.outline.Refs {
		if r := &f.outline.Refs[i]; (r.Kind == rust.RefDerive || r.Kind == rust.RefAttr) && n.matter[r.Path.Last()] {
			each(&r.Path, r.Scope, r.Path.Start)
		}
	}
}

// macroKey is one macro: a definition in a file, or a procedural macro.
type macroKey struct {
	file string
	item int
}

// macroNode is what the expansion of a macro brings along.
type macroNode struct {
	features map[string]bool
	invokes  map[macroKey]bool
}

// direct is what a crate uses and invokes outside of macro definitions.
type direct struct {
	features map[string]bool
	invokes  map[macroKey]bool
}

// quoting says that code quoted in a file is what a procedural macro writes.
type quoting struct {
	file string
	from macroKey
}

func (n *needs) declare(c *crate) {
	n.direct = append(n.direct, direct{map[string]bool{}, map[macroKey]bool{}})
	n.docs = append(n.docs, direct{map[string]bool{}, map[macroKey]bool{}})
	for _, f := range n.files[c.index] {
		for i := range f.outline.Items {
			it := &f.outline.Items[i]
			if it.Kind != rust.ItemMacro && it.ProcMacro == "" {
				continue
			}
			key := macroKey{f.name, i}
			n.macros[key] = &macroNode{map[string]bool{}, map[macroKey]bool{}}
			if it.ProcMacro != "" {
				n.works(c, f, key)
			}
		}
	}
}

// works finds the files whose quoted code a procedural macro writes: those of
// the modules that its function names, else the file that it stands in.
func (n *needs) works(c *crate, f *file, key macroKey) {
	m := c.modules[moduleKey{f.name, 0}]
	found := false
	for _, name := range f.outline.Items[key.item].Mentions {
		d := n.p.resolve([]string{name}, false, spot{m, f, 0}, typeSpace)
		if d == nil || d.Kind != DefMod || d.module.crate != c || d.module == m {
			continue
		}
		for _, k := range modulesBelow(c, d.module) {
			n.quoting = append(n.quoting, quoting{k, key})
			found = true
		}
	}
	if !found {
		n.quoting = append(n.quoting, quoting{f.name, key})
	}
}

func modulesBelow(c *crate, top *module) []string {
	var files []string
	for _, m := range c.modules {
		for x := m; x != nil; x = x.parent {
			if x == top && m.scope == 0 {
				files = append(files, m.file.name)
			}
		}
	}
	sort.Strings(files)
	return files
}

// standing is where a site or a call stands: in a macro definition, in code that
// procedural macros quote, or in a crate's own code.
type standing uint8

const (
	inCode standing = iota
	inDefinition
	inQuote
	inDoc
)

func (p *Program) standing(f *file, at int) (standing, int) {
	if i := f.outline.MacroAt(at, f.macros); i >= 0 {
		return inDefinition, i
	}
	where := inCode
	scopes := f.outline.Scopes
	for s := f.scopeAt(at); s > 0; s = scopes[s].Parent {
		switch {
		case scopes[s].Kind == rust.ScopeDoctest:
			return inDoc, 0
		case scopes[s].Kind == rust.ScopeMacroCall && rust.Quotes(scopes[s].Name):
			where = inQuote
		}
	}
	return where, 0
}

// attribute puts a use where it takes effect.
func (n *needs) attribute(s Site) {
	f := n.p.file(s.File)
	if f == nil {
		return
	}
	where, item := n.p.standing(f, s.Start)
	switch {
	case s.Doctest:
		where = inDoc
	case s.String:
		where = inQuote
	}
	switch where {
	case inDefinition:
		if m := n.macros[macroKey{s.File, item}]; m != nil {
			m.features[s.Feature] = true
		}
	case inQuote:
		for _, q := range n.quoting {
			if q.file == s.File {
				n.macros[q.from].features[s.Feature] = true
			}
		}
	default:
		for _, i := range n.crates[s.File] {
			if where == inDoc {
				n.docs[i].features[s.Feature] = true
			} else {
				n.direct[i].features[s.Feature] = true
			}
		}
	}
}

// calls resolves the macro invocations of a crate that matter.
func (n *needs) calls(c *crate) {
	for _, f := range n.files[c.index] {
		u := &uses{p: n.p, crate: c, file: f}
		n.mattering(f, func(name *rust.Path, scope, at int) { n.call(u, name, scope, at) })
		for i := range f.outline.Invoked {
			if x := &f.outline.Invoked[i]; x.Handed && n.matter[x.Name] {
				n.handed(c, f, x)
			}
		}
	}
}

// handed counts a macro that is named to another as invoked in the same place.
func (n *needs) handed(c *crate, f *file, x *rust.Invoked) {
	keys := n.named(c, x.Name)
	if len(keys) == 0 {
		return
	}
	by := []map[macroKey]bool{n.direct[c.index].invokes}
	if x.In != "" {
		by = nil
		for _, i := range f.macros {
			if f.outline.Items[i].Name == x.In {
				by = append(by, n.macros[macroKey{f.name, i}].invokes)
			}
		}
	}
	for _, invokes := range by {
		for _, key := range keys {
			invokes[key] = true
		}
	}
}

func (n *needs) call(u *uses, name *rust.Path, scope, at int) {
	where, item := n.p.standing(u.file, at)
	targets := n.targets(u, name, scope)
	for _, key := range targets {
		switch where {
		case inDefinition:
			if m := n.macros[macroKey{u.file.name, item}]; m != nil {
				m.invokes[key] = true
			}
		case inQuote:
			for _, q := range n.quoting {
				if q.file == u.file.name {
					n.macros[q.from].invokes[key] = true
				}
			}
		case inDoc:
			n.docs[u.crate.index].invokes[key] = true
		default:
			n.direct[u.crate.index].invokes[key] = true
		}
	}
}

// targets are the macros that an invocation may mean: the one it resolves to,
// else every one of that name, so that nothing counts as unneeded by mistake.
func (n *needs) targets(u *uses, name *rust.Path, scope int) []macroKey {
	at := u.spot(scope)
	if at.module == nil {
		return nil
	}
	// What a procedural macro quotes is resolved where it is invoked, so that the
	// crates which its own crate knows say little.
	d := n.p.resolve(name.Names(), name.Global, at, macroSpace)
	if d != nil && (d.Kind != DefExternal || isSystemPath(d.Path)) {
		if d.file != nil && n.macros[macroKey{d.file.name, d.item}] != nil {
			return []macroKey{{d.file.name, d.item}}
		}
		return nil
	}
	return n.named(u.crate, name.Last())
}

// named are the macros of that name that c may invoke: all of its own, and what
// any crate exports.
func (n *needs) named(c *crate, name string) []macroKey {
	var keys []macroKey
	add := func(defs []*Def) {
		for _, d := range defs {
			keys = append(keys, macroKey{d.file.name, d.item})
		}
	}
	add(c.rules[name])
	for _, x := range n.p.crates {
		add(x.macros[name])
	}
	return keys
}

// open reports an include! of items whose file is not in the tree.
func (p *Program) open(c *crate) bool {
	for _, f := range p.crateFiles(c) {
		for i := range f.outline.Includes {
			name := f.outline.Includes[i].File
			if name == "" || p.file(path.Join(path.Dir(f.name), name)) == nil {
				return true
			}
		}
	}
	return false
}

// expanded joins what code uses itself with what its macros bring along.
func (n *needs) expanded(d direct) map[string]bool {
	need := map[string]bool{}
	for f := range d.features {
		need[f] = true
	}
	seen := map[macroKey]bool{}
	var queue []macroKey
	push := func(keys map[macroKey]bool) {
		for k := range keys {
			if !seen[k] {
				seen[k] = true
				queue = append(queue, k)
			}
		}
	}
	push(d.invokes)
	for len(queue) > 0 {
		m := n.macros[queue[0]]
		queue = queue[1:]
		if m == nil {
			continue
		}
		for f := range m.features {
			need[f] = true
		}
		push(m.invokes)
	}
	return need
}

// DeadMacros tells the macro definitions that nothing in the program invokes,
// as a question about a place in a file. It is meant for a closed tree such as
// the kernel's, where rustc never sees what such a macro would write. Macros
// are told apart by their names alone, so that a doubt counts as an invocation.
func (p *Program) DeadMacros() func(file string, at int) bool {
	live := map[string]bool{}
	var calls []rust.Invoked
	for _, c := range p.crates {
		p.loadAll(c)
		for _, f := range p.crateFiles(c) {
			calls = append(calls, f.outline.Invoked...)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, x := range calls {
			if !live[x.Name] && (x.In == "" || x.In != x.Name && live[x.In]) {
				live[x.Name] = true
				changed = true
			}
		}
	}
	return func(name string, at int) bool {
		f := p.files[name]
		if f == nil {
			return false
		}
		where, item := p.standing(f, at)
		return where == inDefinition && !live[f.outline.Items[item].Name]
	}
}
