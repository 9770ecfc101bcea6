package kernel

import (
	"slices"
	"sort"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/rust"
)

// Setting is one cfg, flag, feature or edition, and the condition under which
// a compilation gets it (nil for always).
type Setting struct {
	Text string
	Cond *cond.Expr
}

// SourceFile is one file of a crate.
type SourceFile struct {
	Path string
	// Read is what the mod declarations that lead to the file ask for; nil when
	// nothing. Then rustc reads it.
	Read *cond.Expr
	// Cond is Read and what the file's own inner cfg attributes ask for. Then
	// what it contains is compiled.
	Cond *cond.Expr
}

// Gate is one feature that the crate's root turns on by itself.
type Gate struct {
	Name string
	Cond *cond.Expr // its cfg_attr and those of the crate, nil for always
}

// Compilation is one way in which a build compiles a crate root.
type Compilation struct {
	Target string     // what make calls the result, such as "rust/kernel.o"; "" outside a kernel
	Cond   *cond.Expr // when the build makes it; nil for always
	// Default is false for what only a goal such as rusttest or rustdoc makes.
	Default bool
	Test    bool // with --test: cfg(test) holds
	Doc     bool // by rustdoc: cfg(doc) holds
	Doctest bool // by rustdoc --test, or of the file that collects the doc tests
	Host    bool // for the machine that builds, not for the kernel
	Config  bool // CONFIG_ symbols come as cfgs
	Proc    bool // a procedural macro

	Name    string
	Edition []Setting // at most one holds in a build
	Cfgs    []Setting // `feature="full"`, `MODULE`
	Flags   []Setting // -Z, -C, --edition and --remap-path-scope options, one word each
	Externs []Setting // crate names of --extern
	// Features are those of -Zcrate-attr=feature(..).
	Features []Setting
	// Allowed are the features of -Zallow-features; Limited says whether there
	// is such a limit, which may be empty.
	Allowed []Setting
	Limited bool
}

// Crate is one crate root of the tree and how its build compiles it.
type Crate struct {
	Name  string // rustc's crate name
	Root  string // the root's path in the tree
	Files []SourceFile
	Gates []Gate
	// Main is the compilation that an ordinary build makes. Others are those
	// of the same root by other goals: tests, documentation.
	Main   Compilation
	Others []Compilation
	// Plain says that no kernel build describes the crate (a Cargo package, a
	// lone file), so that any cfg may be set.
	Plain bool
	// Dependencies are the names of the crates that Cargo builds for it, by the names that
	// its code has for them; nil where there is no Cargo.toml.
	Dependencies map[string]string
}

// Code is what the crates ask of one Rust file; nil where there is no such file.
type Code struct {
	Outline *rust.Outline
	Gates   []rust.Gate
}

// Reader gives the code of a file, nil when it cannot be had. It is asked for
// the same path more than once.
type Reader func(path string) *Code

// Prepare works out what Crates will ask of the build files of a kernel, for a
// caller that has other work for the time that this takes. Nothing else may be
// asked of the model meanwhile.
func (b *build) Prepare(env Env, rs []string) {
	if b.kernel && env.Config == nil {
		b.rememberedCrates(b.settled(env), rs)
	}
}

// Crates finds every crate of the tree, sorted by root. rs lists the tree's
// Rust files. Under an env with a configuration or an architecture, what these
// decide is decided; the compiler's release never is.
func (b *build) Crates(env Env, rs []string, read Reader) []*Crate {
	env = b.settled(env)
	b.tables = nil // which know the crates of another tree
	var crates []*Crate
	if b.kernel {
		crates = b.rememberedCrates(env, rs)
	} else {
		crates = b.plainCrates(rs, read)
	}
	files := &moduleWalk{tree: b.tree, read: read, exists: map[string]bool{}}
	for _, p := range rs {
		files.exists[p] = true
	}
	for _, c := range crates {
		files.crate(c)
	}
	if !b.kernel {
		crates = append(crates, loneFiles(crates, rs, files)...)
	}
	sort.SliceStable(crates, func(i, j int) bool {
		if crates[i].Root != crates[j].Root {
			return crates[i].Root < crates[j].Root
		}
		return crates[i].Name < crates[j].Name
	})
	return crates
}

// lastBuild is what the build files came to for one list of Rust files, without
// what these hold. A check of a change asks twice, for before and after.
type lastBuild struct {
	arch   string
	rs     []string
	crates []Crate
}

// rememberedCrates is kbuildCrates, remembered. With a configuration it is not: that is
// a map, and may change.
func (b *build) rememberedCrates(env Env, rs []string) []*Crate {
	if env.Config != nil {
		return b.kbuildCrates(env, rs)
	}
	if crates, ok := b.recalledCrates(env, rs); ok {
		return crates
	}
	if b.last == nil && b.known != nil {
		b.recollect(env, rs)
	}
	if b.last == nil || b.last.arch != env.Arch || !slices.Equal(b.last.rs, rs) {
		b.last = &lastBuild{arch: env.Arch, rs: slices.Clone(rs)}
		for _, c := range b.kbuildCrates(env, rs) {
			b.last.crates = append(b.last.crates, *c)
		}
		if b.known != nil {
			b.collect()
		}
	}
	crates := make([]*Crate, len(b.last.crates))
	for i := range crates {
		c := b.last.crates[i]
		crates[i] = &c
	}
	return crates
}

// Compilations lists every compilation of the crate, the main one first.
func (c *Crate) Compilations() []*Compilation {
	list := []*Compilation{&c.Main}
	for i := range c.Others {
		list = append(list, &c.Others[i])
	}
	return list
}

// Doctests is what compiles the crate's doc tests into the kernel, nil when the
// build does not: its features are those that a doc test may use.
func (c *Crate) Doctests() *Compilation {
	for i := range c.Others {
		if o := &c.Others[i]; o.Doctest && !o.Doc {
			return o
		}
	}
	return nil
}

// Feature is one feature that reaches a crate, and when.
type Feature struct {
	Name string
	Cond *cond.Expr // nil for always
}

// Features lists what reaches the crate in its main compilation: its own gates
// and the build's, joined by name, sorted.
func (c *Crate) Features() []Feature {
	byName := map[string]*Feature{}
	add := func(name string, e *cond.Expr) {
		if f := byName[name]; f != nil {
			f.Cond = cond.AnyOf(f.Cond, e)
			return
		}
		byName[name] = &Feature{name, e}
	}
	for _, g := range c.Gates {
		add(g.Name, g.Cond)
	}
	for _, s := range c.Main.Features {
		add(s.Text, s.Cond)
	}
	names := make([]string, 0, len(byName))
	for n := range byName {
		names = append(names, n)
	}
	sort.Strings(names)
	out := make([]Feature, 0, len(names))
	for _, n := range names {
		out = append(out, *byName[n])
	}
	return out
}

// crateName is the name that rustc derives from a file name.
func crateName(file string) string {
	file = file[strings.LastIndexByte(file, '/')+1:]
	return strings.ReplaceAll(strings.TrimSuffix(file, ".rs"), "-", "_")
}
