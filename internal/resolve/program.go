package resolve

import (
	"path"
	"slices"
	"sort"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// Crate is one crate whose source is at hand.
type Crate struct {
	Name    string // rustc's name, "" for a crate that nobody can name
	Root    string // path of its root file
	Edition string // "" counts as 2021
	// Externs maps the names of extern crates to the Name of a crate of the
	// program. A name that is missing here is looked up among all crates when
	// Externs is nil, and is a crate without source otherwise.
	Externs map[string]string
	// Dependencies are further crates that the build provides; their source need not
	// be at hand.
	Dependencies []string
	// NoStd says that the build makes the crate no_std although its source does
	// not.
	NoStd bool
	// DocPreludes are modules, as paths, that whatever builds the crate's doc
	// tests imports into each, such as kernel::prelude.
	DocPreludes []string
}

// Options are what Program needs besides the crates.
type Options struct {
	// Load gives the outline of a file, nil when there is no such file. It is
	// called at most once for each path.
	Load func(file string) *rust.Outline
	// DB says which library items are unstable.
	DB *rustdb.DB
	// Rust is the release that is judged: which items are gated, and which rules
	// of the compiler hold. Zero means the newest.
	Rust release.Rust
	// Names are those that may mean a gated item; nil means all of the database.
	Names Names
	// Items are those of the database that names may mean; nil means all but vendor
	// intrinsics.
	Items *rustdb.Items
}

// Program is a set of crates in which names can be resolved. It is not safe
// for use by several goroutines.
type Program struct {
	opts   Options
	crates []*crate
	byName map[string]*crate
	files  map[string]*file
	items  *rustdb.Items
	others map[string]bool        // names that imports give to something of another name, in what is loaded
	now    map[*rustdb.Gated]bool // whether they are gated at the release judged, once asked
	steps  int                    // of all resolutions so far
	// maxSteps is the constant of that name, but for tests.
	maxSteps int
	cut      int // how many of them a bound ended
}

// crate is a Crate with what was found out about it.
type crate struct {
	Crate
	index   int
	root    *module
	modules map[moduleKey]*module // of files, once all are loaded
	loaded  bool
	macros  map[string][]*Def   // exported and procedural macros by name, once all are loaded
	rules   map[string][]*Def   // all macro_rules! by name, once all are loaded
	methods map[string][]method // functions in impls and traits by name, once all are loaded
	consts  map[string]bool     // constants of types and traits by name, once all are loaded: whether a trait has one
	legacy  map[string]bool     // types that implement the old Receiver, by canonical path
	known   bool                // legacy is filled
	open    int                 // look-ups of names that were given up
}

// method is a function in an impl or a trait.
type method struct {
	file  *file
	index int // of the item in the outline
}

func (m method) item() *rust.Item { return &m.file.outline.Items[m.index] }

// seenFrom reports whether code there may call it: what a doc test declares is no
// concern of other code.
func (m method) seenFrom(at spot) bool {
	return !inDoctest(m.file, m.item().Scope) || m.file == at.file && inDoctest(at.file, at.scope)
}

// implements reports whether it stands in an impl of a trait of that name.
func (m method) implements(trait string) bool {
	s := &m.file.outline.Scopes[m.item().Scope]
	return s.Kind == rust.ScopeImpl && m.file.outline.Impls[s.Impl].Trait.Last() == trait
}

type moduleKey struct {
	file  string
	scope int
}

// module is a module of a crate: one scope of one file.
type module struct {
	crate  *crate
	file   *file
	scope  int
	path   string // "kernel::sync"
	parent *module
	cond   *cond.Expr // of its declarations, those of the modules around it included
	host   *module    // for a file that include! brings in: the module that it became part of
	dir    string     // where modules declared in it have their files
	depth  int
	choice *cond.Expr        // of the variants of its declaration, when it is the one
	subs   map[int][]*module // by index of the Mod: its variants
	memo   map[memoKey]remembered
	globs  map[globKey]*Def
	// textual are the macros that textual found, by name.
	textual map[string]*Def
}

// file is one file and what is looked up in its outline.
type file struct {
	name    string
	outline *rust.Outline
	macros  []int // the outermost macro definitions

	// What is made when it is asked for:
	index  *index        // see names
	inside map[int][]int // see members
	nested *nested       // see modules
	order  []int         // scopes by their start, outer ones first; see scopeAt
}

// nested is what a file declares in its modules, by the scope of the module.
type nested struct {
	mods     map[int][]int // not those of modules inside it
	includes map[int][]int // of the scope itself
}

// New makes a program of crates. No file is loaded before it is asked for.
func New(crates []Crate, opts Options) *Program {
	if opts.DB == nil {
		opts.DB = rustdb.Default()
	}
	if opts.Rust.IsZero() {
		opts.Rust = opts.DB.Newest()
	}
	p := &Program{opts: opts, byName: map[string]*crate{}, files: map[string]*file{}, others: map[string]bool{}, now: map[*rustdb.Gated]bool{}, maxSteps: maxSteps}
	if p.items = opts.Items; p.items == nil {
		p.items = opts.DB.Items()
	}
	for i, c := range crates {
		x := &crate{Crate: c, index: i, modules: map[moduleKey]*module{}}
		p.crates = append(p.crates, x)
		if _, taken := p.byName[c.Name]; !taken && c.Name != "" {
			p.byName[c.Name] = x
		}
	}
	return p
}

// file loads a file, nil when there is none.
func (p *Program) file(name string) *file {
	if f, ok := p.files[name]; ok {
		return f
	}
	p.files[name] = nil
	o := p.opts.Load(name)
	if o == nil || len(o.Scopes) == 0 {
		return nil
	}
	f := &file{name: name, outline: o, macros: o.Macros()}
	p.files[name] = f
	return f
}

// modules are the file's declarations by module.
func (f *file) modules() *nested {
	if f.nested != nil {
		return f.nested
	}
	f.nested = &nested{map[int][]int{}, map[int][]int{}}
	scopes := f.outline.Scopes
	for i := range f.outline.Mods {
		s := f.outline.Mods[i].Scope
		for s > 0 && scopes[s].Kind != rust.ScopeMod && scopes[s].Kind != rust.ScopeFile {
			s = scopes[s].Parent
		}
		f.nested.mods[s] = append(f.nested.mods[s], i)
	}
	for i := range f.outline.Includes {
		s := f.outline.Includes[i].Scope
		f.nested.includes[s] = append(f.nested.includes[s], i)
	}
	return f.nested
}

// members are the items declared in a scope.
func (f *file) members(scope int) []int {
	if f.inside == nil {
		f.inside = map[int][]int{}
		for i := range f.outline.Items {
			s := f.outline.Items[i].Scope
			f.inside[s] = append(f.inside[s], i)
		}
	}
	return f.inside[scope]
}

// scopeAt is the innermost scope around an offset.
func (f *file) scopeAt(at int) int {
	scopes := f.outline.Scopes
	if f.order == nil {
		f.order = make([]int, len(scopes))
		for i := range f.order {
			f.order[i] = i
		}
		slices.SortStableFunc(f.order, func(a, b int) int { return scopes[a].Start - scopes[b].Start })
	}
	i := sort.Search(len(f.order), func(i int) bool { return scopes[f.order[i]].Start > at })
	if i == 0 {
		return 0
	}
	s := f.order[i-1]
	for s > 0 && scopes[s].End <= at {
		s = scopes[s].Parent
	}
	return s
}

// home is the scope in which names declared in scope s are visible: macro
// calls usually write their arguments back to where they stand.
func (f *file) home(s int) int {
	scopes := f.outline.Scopes
	for s > 0 {
		parent := scopes[s].Parent
		switch {
		case scopes[s].Kind == rust.ScopeMacroCall:
			s = parent
		case scopes[s].Kind == rust.ScopeBlock && isFragment(scopes[parent].Kind) && scopes[s].Start == scopes[parent].Start:
			s = parent // the brackets around the fragment
		case scopes[s].Kind == rust.ScopeBlock && scopes[parent].Kind == rust.ScopeMacroCall && rust.Chooses(scopes[parent].Name):
			s = parent // an arm, of which the macro leaves what is in its brackets
		default:
			return s
		}
	}
	return s
}

func isFragment(k rust.ScopeKind) bool {
	return k == rust.ScopeMacroCall || k == rust.ScopeMacroBody
}

// rootModule is the crate's root, nil when its file is missing.
func (p *Program) rootModule(c *crate) *module {
	if c.root == nil {
		f := p.file(c.Root)
		if f == nil {
			return nil
		}
		c.root = &module{crate: c, file: f, path: c.Name, dir: path.Dir(c.Root), subs: map[int][]*module{}, memo: map[memoKey]remembered{}}
		c.modules[moduleKey{c.Root, 0}] = c.root
	}
	return c.root
}

// maxModules bounds how deep modules nest.
const maxModules = 64

// sub is the first of variants: the module that declaration i of m makes, nil when its
// file is not there.
func (p *Program) sub(m *module, i int) *module {
	if all := p.variants(m, i); len(all) > 0 {
		return all[0]
	}
	return nil
}

// variants are the modules that declaration i of m may make: more than one where the
// conditions of its paths choose between files.
func (p *Program) variants(m *module, i int) []*module {
	if all, ok := m.subs[i]; ok {
		return all
	}
	m.subs[i] = nil
	decl := &m.file.outline.Mods[i]
	if m.depth >= maxModules {
		return nil
	}
	var all []*module
	if decl.Body >= 0 {
		s := m.child(decl, nil)
		s.file, s.scope, s.dir = m.file, decl.Body, path.Join(m.dir, decl.Name)
		for _, at := range decl.Paths {
			s.dir = path.Join(m.dir, at.File)
		}
		all = append(all, s)
	} else {
		all = p.modFiles(m, decl)
	}
	m.subs[i] = all
	for _, s := range all {
		if key := (moduleKey{s.file.name, s.scope}); m.crate.modules[key] == nil {
			m.crate.modules[key] = s
		}
	}
	return all
}

// child is a module that m declares, without its file. choice is what decides for it
// among the variants of the declaration.
func (m *module) child(decl *rust.Mod, choice *cond.Expr) *module {
	return &module{crate: m.crate, path: m.path + "::" + decl.Name, parent: m, cond: cond.AllOf(m.cond, decl.Cond, choice), choice: choice,
		depth: m.depth + 1, subs: map[int][]*module{}, memo: map[memoKey]remembered{}}
}

// modFiles finds the files of `mod name;`, as rustc does: #[path] is relative to
// the directory of the file (to the module's own directory inside an inline
// module), else name.rs or name/mod.rs.
func (p *Program) modFiles(m *module, decl *rust.Mod) (all []*module) {
	add := func(name, dir string, choice *cond.Expr) bool {
		f := p.file(name)
		if f != nil && len(all) <= maxChoices {
			s := m.child(decl, choice)
			s.file, s.dir = f, dir
			all = append(all, s)
		}
		return f != nil
	}
	var plain *cond.Expr
	for _, at := range decl.Paths {
		dir := path.Dir(m.file.name)
		if m.scope != 0 {
			dir = m.dir
		}
		name := path.Join(dir, at.File)
		if found := add(name, path.Dir(name), at.Cond); found && at.Cond == nil {
			return all
		}
		if at.Cond != nil {
			plain = cond.AllOf(plain, cond.Negate(at.Cond))
		}
	}
	if dir := path.Join(m.dir, decl.Name); !add(dir+".rs", dir, plain) {
		add(path.Join(dir, "mod.rs"), dir, plain)
	}
	return all
}

// included is the file that include i of m brings in, as a module that shares
// m's names; nil when it is computed, missing or another module's.
func (p *Program) included(m *module, i int) *module {
	inc := &m.file.outline.Includes[i]
	if inc.File == "" || inc.Scope != m.scope || m.depth >= maxModules {
		return nil
	}
	f := p.file(path.Join(path.Dir(m.file.name), inc.File))
	if f == nil {
		return nil
	}
	key := moduleKey{f.name, 0}
	if x := m.crate.modules[key]; x != nil {
		return x
	}
	x := &module{crate: m.crate, file: f, path: m.path, parent: m.parent, cond: cond.AllOf(m.cond, inc.Cond), host: m, dir: m.dir, depth: m.depth + 1,
		subs: map[int][]*module{}, memo: map[memoKey]remembered{}}
	m.crate.modules[key] = x
	return x
}

// loadAll follows every module declaration of a crate, and fills its tables.
func (p *Program) loadAll(c *crate) {
	if c.loaded {
		return
	}
	c.loaded = true
	c.macros, c.rules, c.methods, c.consts = map[string][]*Def{}, map[string][]*Def{}, map[string][]method{}, map[string]bool{}
	root := p.rootModule(c)
	if root == nil {
		return
	}
	queue := []*module{root}
	seen := map[moduleKey]bool{}
	for len(queue) > 0 {
		m := queue[0]
		queue = queue[1:]
		key := moduleKey{m.file.name, m.scope}
		if seen[key] {
			continue
		}
		seen[key] = true
		for _, i := range m.file.modules().includes[m.scope] {
			if x := p.included(m, i); x != nil {
				queue = append(queue, x)
			}
		}
		for _, i := range m.file.modules().mods[m.scope] {
			queue = append(queue, p.variants(m, i)...)
		}
	}
	for _, f := range p.crateFiles(c) {
		p.tabulate(c, f)
	}
}

// crateFiles are the files of a crate whose modules are loaded, sorted.
func (p *Program) crateFiles(c *crate) []*file {
	var names []string
	for key := range c.modules {
		if key.scope == 0 {
			names = append(names, key.file)
		}
	}
	sort.Strings(names)
	files := make([]*file, len(names))
	for i, n := range names {
		files[i] = p.files[n]
	}
	return files
}

// Files are the files that modules of the crate lead to, sorted.
func (p *Program) Files(crate int) []string {
	c := p.crates[crate]
	p.loadAll(c)
	var names []string
	for _, f := range p.crateFiles(c) {
		names = append(names, f.name)
	}
	return names
}

// tabulate notes what the whole crate, and those that use it, look up by name.
func (p *Program) tabulate(c *crate, f *file) {
	m := c.modules[moduleKey{f.name, 0}]
	for i := range f.outline.Items {
		it := &f.outline.Items[i]
		if it.Kind == rust.ItemMacro {
			d := &Def{Kind: DefMacro, Path: c.Name + "::" + it.Name, module: m, file: f, item: i}
			c.rules[it.Name] = append(c.rules[it.Name], d)
			if it.Exported {
				c.macros[it.Name] = append(c.macros[it.Name], d)
			}
		}
		if it.ProcMacro != "" {
			c.macros[it.ProcMacro] = append(c.macros[it.ProcMacro], &Def{Kind: DefMacro, Path: c.Name + "::" + it.ProcMacro, module: m, file: f, item: i})
		}
		if it.Kind == rust.ItemConst && !inDoctest(f, it.Scope) {
			in := &f.outline.Scopes[it.Scope]
			if in.Kind == rust.ScopeTrait || in.Kind == rust.ScopeImpl && f.outline.Impls[in.Impl].Trait == nil {
				c.consts[it.Name] = c.consts[it.Name] || in.Kind == rust.ScopeTrait
			}
		}
		if it.Kind == rust.ItemFn {
			switch f.outline.Scopes[it.Scope].Kind {
			case rust.ScopeImpl, rust.ScopeTrait:
				c.methods[it.Name] = append(c.methods[it.Name], method{f, i})
			}
		}
	}
	for i := 0; p.opts.Names == nil && i < len(f.outline.Uses); i++ {
		if x := &f.outline.Uses[i]; !x.Glob && len(x.Path) > 0 && x.Name != x.Path[len(x.Path)-1] {
			p.others[x.Name] = true
		}
	}
}

// moduleAt is the module of crate c that scope s of a file stands in, nil when
// no module of the crate leads there.
func (p *Program) moduleAt(c *crate, f *file, s int) *module {
	scopes := f.outline.Scopes
	for s > 0 && scopes[s].Kind != rust.ScopeMod {
		s = scopes[s].Parent
	}
	p.loadAll(c)
	if m := c.modules[moduleKey{f.name, s}]; m != nil {
		return m
	}
	// A module inside a function, or one that a later declaration shadows.
	for s > 0 {
		s = scopes[s].Parent
		if m := c.modules[moduleKey{f.name, s}]; m != nil {
			return m
		}
	}
	return c.modules[moduleKey{f.name, 0}]
}

// externCrate is the crate that a name means to c, nil when its source is not
// at hand.
func (p *Program) externCrate(c *crate, name string) *crate {
	if c.Externs == nil {
		return p.byName[name]
	}
	target, ok := c.Externs[name]
	if !ok {
		return nil
	}
	return p.byName[target]
}

// systemCrates are the crates that come with the compiler.
var systemCrates = map[string]bool{"core": true, "alloc": true, "std": true, "proc_macro": true, "test": true}

// IsSystemCrate reports whether a crate of that name comes with the compiler.
func IsSystemCrate(name string) bool { return systemCrates[name] }

func edition2015(c *crate) bool { return c.Edition == "2015" }

// lastName is the last segment of a path.
func lastName(path string) string {
	if i := strings.LastIndex(path, "::"); i >= 0 {
		return path[i+2:]
	}
	return path
}
