package kernel

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"

	"featscan/internal/cond"
)

// cargoPackage is what decides the targets of a Cargo.toml. Fields that may
// also be inherited from the workspace are any.
type cargoPackage struct {
	Package *struct {
		Name         string
		Edition      any
		Build        any
		Autolib      *bool
		Autobins     *bool
		Autoexamples *bool
		Autotests    *bool
		Autobenches  *bool
	}
	Lib       *cargoTarget
	Bin       []cargoTarget
	Example   []cargoTarget
	Test      []cargoTarget
	Bench     []cargoTarget
	Workspace *struct {
		Package      struct{ Edition any }
		Dependencies map[string]any
	}
	cargoDependencies
	Target map[string]cargoDependencies
}

// cargoDependencies are tables by the name under which code knows a crate.
type cargoDependencies struct {
	Dependencies map[string]any
	Dev          map[string]any `toml:"dev-dependencies"`
	Build        map[string]any `toml:"build-dependencies"`
}

// cargoDependency is what a dependency says of the package that it means.
type cargoDependency struct {
	name    string // of the package
	dir     string // where it is, "" for one that is not in the tree
	renamed bool   // code knows it by another name
}

// cargoLibs are the names of the library crates of a tree, by the name of their package
// and by its directory.
type cargoLibs struct{ byName, byDir map[string]string }

// dependencies are the crates that Cargo builds for a package in dir, by the names that
// its code has for them.
func (b *build) dependencies(dir string, p *cargoPackage, libs cargoLibs) map[string]string {
	found := map[string]string{}
	add := func(table map[string]any) {
		for _, key := range sortedKeys(table) {
			dep := b.dependency(dir, key, table[key])
			crate := cmp.Or(libs.byDir[dep.dir], libs.byName[dep.name], cargoName(dep.name))
			name := crate
			if dep.renamed {
				name = cargoName(key)
			}
			if _, known := found[name]; !known {
				found[name] = crate
			}
		}
	}
	tables := []cargoDependencies{p.cargoDependencies}
	for _, target := range sortedKeys(p.Target) {
		tables = append(tables, p.Target[target])
	}
	for _, d := range tables {
		add(d.Dependencies)
		add(d.Dev)
		add(d.Build)
	}
	return found
}

// dependency reads one entry of a table of dependencies, and that of the workspace
// where it refers to it.
func (b *build) dependency(dir, key string, value any) cargoDependency {
	dep := cargoDependency{name: key}
	table, _ := value.(map[string]any)
	if inherits, _ := table["workspace"].(bool); inherits {
		if w, at := b.workspace(dir); w != nil {
			table, _ = w.Workspace.Dependencies[key].(map[string]any)
			dir = at
		}
	}
	if name, ok := table["package"].(string); ok {
		dep.name, dep.renamed = name, true
	}
	if at, ok := table["path"].(string); ok {
		dep.dir = path.Join(dir, at)
	}
	return dep
}

// cargoName is the name that rustc has for what Cargo calls name.
func cargoName(name string) string { return strings.ReplaceAll(name, "-", "_") }

// libName is the name of the package's library crate, if it has one.
func (p *cargoPackage) libName() string {
	if p.Lib != nil && p.Lib.Name != "" {
		return cargoName(p.Lib.Name)
	}
	return cargoName(p.Package.Name)
}

type cargoTarget struct {
	Name      string
	Path      string
	Edition   string
	ProcMacro bool `toml:"proc-macro"`
}

// plainCrates finds the targets of every Cargo package in whose directory there
// is Rust code.
func (b *build) plainCrates(rs []string, _ Reader) []*Crate {
	files := map[string]bool{}
	dirs := map[string]bool{}
	for _, p := range rs {
		files[p] = true
		for dir := path.Dir(p); !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
			if dir == "." {
				break
			}
		}
	}
	packages, libs := map[string]*cargoPackage{}, cargoLibs{map[string]string{}, map[string]string{}}
	for _, dir := range sortedKeys(dirs) {
		if p := b.cargoPackage(dir); p != nil && p.Package != nil {
			packages[dir] = p
			libs.byDir[dir], libs.byName[p.Package.Name] = p.libName(), p.libName()
		}
	}
	var crates []*Crate
	taken := map[string]bool{}
	for _, dir := range sortedKeys(packages) {
		p := packages[dir]
		t := &cargoTargets{b: b, dir: dir, files: files, pkg: p, edition: b.cargoEdition(dir, p), needs: b.dependencies(dir, p, libs)}
		for _, c := range t.all() {
			if !taken[c.Root] {
				taken[c.Root] = true
				crates = append(crates, c)
			}
		}
	}
	return crates
}

func (b *build) cargoPackage(dir string) *cargoPackage {
	if p, known := b.packages[dir]; known {
		return p
	}
	b.packages[dir] = nil
	if p := new(cargoPackage); decodeTOML(b.tree, path.Join(dir, "Cargo.toml"), p) == nil {
		b.packages[dir] = p
	}
	return b.packages[dir]
}

// workspace is the manifest of the workspace that dir belongs to, the nearest one above
// it or in it, and where that stands; nil if there is none.
func (b *build) workspace(dir string) (p *cargoPackage, at string) {
	for at = dir; ; at = path.Dir(at) {
		if p = b.cargoPackage(at); p != nil && p.Workspace != nil {
			return p, at
		}
		if at == "." {
			return nil, ""
		}
	}
}

// cargoEdition is the edition of a package, from its workspace if it says so;
// Cargo's default is 2015.
func (b *build) cargoEdition(dir string, p *cargoPackage) string {
	switch e := p.Package.Edition.(type) {
	case string:
		return e
	case map[string]any:
		if w, _ := b.workspace(dir); w != nil {
			if e, ok := w.Workspace.Package.Edition.(string); ok {
				return e
			}
		}
	}
	return "2015"
}

// cargoTargets lists the crates of one package.
type cargoTargets struct {
	b       *build
	dir     string
	files   map[string]bool
	pkg     *cargoPackage
	edition string
	needs   map[string]string
	crates  []*Crate
}

func (t *cargoTargets) all() []*Crate {
	p := t.pkg.Package
	var lib cargoTarget
	if t.pkg.Lib != nil {
		lib = *t.pkg.Lib
	}
	lib.Path, lib.Name = cmp.Or(lib.Path, "src/lib.rs"), t.pkg.libName()
	if t.pkg.Lib != nil || on(p.Autolib) {
		t.add(lib, nil)
	}
	if len(t.crates) > 0 { // the other targets may name it
		t.needs = maps.Clone(t.needs)
		t.needs[t.crates[0].Name] = t.crates[0].Name
	}
	t.bins(cargoName(p.Name))
	maybe := cond.Constant(cond.Unknown) // built by a goal of its own
	t.listed(t.pkg.Example, "examples", on(p.Autoexamples), maybe)
	t.listed(t.pkg.Test, "tests", on(p.Autotests), maybe)
	t.listed(t.pkg.Bench, "benches", on(p.Autobenches), maybe)
	switch build := p.Build.(type) {
	case string:
		t.add(cargoTarget{Path: build, Name: "build_script_build"}, nil)
	case nil:
		t.add(cargoTarget{Path: "build.rs", Name: "build_script_build"}, nil)
	}
	return t.crates
}

func on(b *bool) bool { return b == nil || *b }

func (t *cargoTargets) bins(name string) {
	if on(t.pkg.Package.Autobins) {
		t.add(cargoTarget{Path: "src/main.rs", Name: name}, nil)
	}
	t.listed(t.pkg.Bin, "src/bin", on(t.pkg.Package.Autobins), nil)
}

// listed adds the targets that the manifest lists, and those that Cargo finds
// in a directory: each file, and each directory with a main.rs.
func (t *cargoTargets) listed(list []cargoTarget, dir string, auto bool, when *cond.Expr) {
	for _, l := range list {
		if l.Path == "" {
			l.Path = path.Join(dir, l.Name+".rs")
			if !t.files[path.Join(t.dir, l.Path)] {
				l.Path = path.Join(dir, l.Name, "main.rs")
			}
			if !t.files[path.Join(t.dir, l.Path)] && dir == "src/bin" {
				l.Path = "src/main.rs"
			}
		}
		t.add(l, when)
	}
	if !auto {
		return
	}
	entries, _ := fs.ReadDir(t.b.tree, path.Join(t.dir, dir))
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		if e.IsDir() {
			file = path.Join(file, "main.rs")
		}
		if strings.HasSuffix(file, ".rs") {
			t.add(cargoTarget{Path: file, Name: strings.TrimSuffix(e.Name(), ".rs")}, when)
		}
	}
}

func (t *cargoTargets) add(target cargoTarget, when *cond.Expr) {
	root := path.Join(t.dir, target.Path)
	if !t.files[root] || slices.ContainsFunc(t.crates, func(c *Crate) bool { return c.Root == root }) {
		return
	}
	edition := t.edition
	if target.Edition != "" {
		edition = target.Edition
	}
	name := cargoName(target.Name)
	t.crates = append(t.crates, &Crate{Name: name, Root: root, Plain: true, Dependencies: t.needs, Main: Compilation{
		Name: name, Default: true, Host: true, Cond: when, Proc: target.ProcMacro, Edition: []Setting{{Text: edition}},
	}})
}

// loneFiles makes a crate of each file that no crate reaches and that no other
// such file declares as a module.
func loneFiles(crates []*Crate, rs []string, walk *moduleWalk) []*Crate {
	known := map[string]bool{}
	for _, c := range crates {
		for _, f := range c.Files {
			known[f.Path] = true
		}
	}
	var alone []string
	made := map[string]*Crate{}
	declared := map[string]bool{}
	for _, p := range rs {
		if known[p] {
			continue
		}
		alone = append(alone, p)
		name := crateName(p)
		c := &Crate{Name: name, Root: p, Plain: true, Main: Compilation{Name: name, Default: true, Host: true}}
		walk.crate(c)
		made[p] = c
		for _, f := range c.Files {
			if f.Path != p {
				declared[f.Path] = true
			}
		}
	}
	sort.Strings(alone)
	var out []*Crate
	reached := map[string]bool{}
	take := func(p string) {
		out = append(out, made[p])
		for _, f := range made[p].Files {
			reached[f.Path] = true
		}
	}
	for _, p := range alone {
		if !declared[p] {
			take(p)
		}
	}
	for _, p := range alone { // files that declare each other
		if !reached[p] {
			take(p)
		}
	}
	return out
}
