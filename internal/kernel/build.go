package kernel

import (
	"io/fs"
	"path"
	"reflect"
	"slices"
	"sort"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
	"featscan/internal/parse/kconfig"
	"featscan/internal/release"
	"featscan/internal/source"
)

// build is what the model knows of how a tree is built: its crates, and the
// symbols that decide conditions. Everything in it is read when it is first
// asked for. It is not safe for concurrent use.
type build struct {
	tree    source.Tree
	kernel  bool
	minimum features.Minimum

	makefiles map[string]*kbuild.File  // nil for what is not there
	packages  map[string]*cargoPackage // by directory; nil where none is, or none that can be read
	texts     Texts                    // of Kconfig files; see kept
	last      *lastBuild               // see rememberedCrates
	syms      *symbols
	problems  []kconfig.Problem
	archs     []string
	together  []string // architectures whose symbols are decided at once
	tables    []*table // see tableOf
	damage    []kbuild.Damage
	owners    *Maintainers
	archOf    map[uintptr]string // of a .config, by its identity
	recall    *recall            // see Model.Remember
	known     *knownTree         // see Memo; nil without one
	asks      *asking            // known, for Makefiles
}

func newBuild(tree source.Tree, kernel bool, minimum features.Minimum) build {
	return build{tree: tree, kernel: kernel, minimum: minimum, makefiles: map[string]*kbuild.File{},
		packages: map[string]*cargoPackage{}, texts: Texts{}}
}

// makefile is a parsed Makefile of the tree, nil when there is none.
func (b *build) makefile(name string) *kbuild.File {
	f, ok := b.makefiles[name]
	if !ok {
		if b.known != nil {
			f = b.asks.makefile(name)
		} else if src, err := b.makefileTree().ReadFile(name); err == nil {
			f = kbuild.Parse(name, src)
			f.Remember()
		}
		b.makefiles[name] = f
	}
	return f
}

// kbuildFile is what Kbuild reads in a directory: Kbuild, or else Makefile.
func (b *build) kbuildFile(dir string) *kbuild.File {
	if f := b.makefile(path.Join(dir, "Kbuild")); f != nil {
		return f
	}
	return b.makefile(path.Join(dir, "Makefile"))
}

// note keeps what an evaluation gave up for want of budget, once a place. That
// a variable refers to itself is not kept: an evaluation that leaves conditions
// open runs assignments together that no build runs together.
func (b *build) note(list []kbuild.Damage) {
	for _, d := range list {
		if !strings.HasSuffix(d.Reason, "refers to itself") && !slices.Contains(b.damage, d) {
			b.damage = append(b.damage, d)
		}
	}
}

// symbols reads the tree's Kconfig, once.
func (b *build) symbols() *symbols {
	if b.syms == nil && b.known != nil {
		b.syms, b.problems = b.known.memo.symbolsOf(b.known)
	}
	if b.syms == nil {
		set := &kconfig.Set{Symbols: map[string]*kconfig.Symbol{}}
		if b.kernel {
			set = kconfig.Load(kept{b.symbolTree(), b.texts}, "Kconfig", map[string]string{"srctree": "."})
		}
		b.syms = newSymbols(set)
		b.problems = set.Problems
	}
	return b.syms
}

// ReadSymbols reads the tree's Kconfig for what will be asked later, unless the answers
// are remembered. Nothing else may be asked of the model meanwhile.
func (b *build) ReadSymbols() {
	if b.recall == nil && b.known == nil {
		b.symbols()
	}
}

// kept is a tree that keeps the text of the files read that matter; see Matters.
type kept struct {
	source.Tree
	texts Texts
}

func (k kept) ReadFile(name string) ([]byte, error) { return k.ReadInto(name, nil) }

// ReadInto is ReadFile into buf where there is room.
func (k kept) ReadInto(name string, buf []byte) ([]byte, error) {
	src, err := source.ReadInto(k.Tree, name, buf)
	if err == nil {
		k.texts[name] = nil
		if Matters(name, src) {
			k.texts[name] = slices.Clone(src)
		}
	}
	return src, err
}

// Problems lists what could not be read of the tree's Kconfig and Makefiles, as
// far as anything asked for them.
func (b *build) Problems() []features.Damaged {
	var out []features.Damaged
	for _, p := range b.problems {
		out = append(out, features.Damaged{File: p.File, Line: max(p.Line, 1), Col: 1, EndLine: max(p.Line, 1), EndCol: 1, Reason: "Kconfig: " + p.Reason})
	}
	for _, d := range b.damage {
		out = append(out, features.Damaged{File: d.File, Line: d.Line, Col: d.Col, EndLine: d.Line, EndCol: d.Col, Reason: d.Reason})
	}
	return out
}

// Archs lists the architectures for which the tree can build Rust, sorted; nil
// when the tree has none to choose from.
func (b *build) Archs() []string {
	if b.archs != nil || !b.kernel {
		return b.archs
	}
	if b.recall != nil && b.recall.archs != nil {
		b.archs = b.recall.archs
		return b.archs
	}
	b.archs = []string{}
	all := b.everyArch()
	for _, arch := range all {
		v := b.symbols().free(Env{Arch: arch}, all)
		if v.set.Symbols["HAVE_RUST"] == nil || v.is("HAVE_RUST", "") != cond.False {
			b.archs = append(b.archs, arch)
		}
	}
	if b.recall != nil {
		b.recall.archs, b.recall.learnedSymbols = b.archs, true
	}
	return b.archs
}

// everyArch lists the architectures that have a Kconfig file, sorted.
func (b *build) everyArch() []string {
	var archs []string
	tree := b.symbolTree()
	entries, _ := fs.ReadDir(tree, "arch")
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		if _, err := tree.Stat(path.Join("arch", e.Name(), "Kconfig")); err == nil {
			archs = append(archs, e.Name())
		}
	}
	sort.Strings(archs)
	return archs
}

// settled is env with the architecture that its configuration was made for.
func (b *build) settled(env Env) Env {
	if env.Config == nil || env.Arch != "" || !b.kernel {
		return env
	}
	id := reflect.ValueOf(env.Config).Pointer()
	arch, ok := b.archOf[id]
	if !ok {
		arch = b.symbols().archOf(env.Config)
		if b.archOf == nil {
			b.archOf = map[uintptr]string{}
		}
		b.archOf[id] = arch
	}
	env.Arch = arch
	return env
}

// MinimumFor is the oldest rustc that may build the tree for arch; zero when
// the tree names none.
func (b *build) MinimumFor(arch string) release.Rust {
	if r, ok := b.minimum[arch]; ok && arch != "" {
		return r
	}
	return b.minimum["default"]
}

// UndefinedSymbols lists, sorted and with CONFIG_, the symbols among names that
// no Kconfig file of the tree defines. They are never set.
func (b *build) UndefinedSymbols(conds []*cond.Expr) []string {
	named := map[string]bool{}
	seen := map[*cond.Expr]bool{}
	var walk func(e *cond.Expr)
	walk = func(e *cond.Expr) {
		if e == nil || seen[e] {
			return
		}
		seen[e] = true
		if strings.HasPrefix(e.Name, "CONFIG_") {
			named[e.Name] = true
		}
		for _, s := range e.Sub {
			walk(s)
		}
	}
	for _, e := range conds {
		walk(e)
	}
	out := []string{}
	if !b.kernel || len(named) == 0 {
		return out
	}
	for n := range named {
		if !b.defined(strings.TrimPrefix(n, "CONFIG_")) {
			out = append(out, n)
		}
	}
	sort.Strings(out)
	return out
}

// defined reports whether some Kconfig file defines a symbol.
func (b *build) defined(name string) bool {
	ask := func() bool { return b.symbols().set.Symbols[name] != nil }
	if b.recall != nil {
		return b.recall.isDefined(name, ask)
	}
	return ask()
}
