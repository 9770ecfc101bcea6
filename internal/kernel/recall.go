package kernel

import (
	"path"
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/release"
	"featscan/internal/source"
)

// Recall is what a kernel's build files came to, as plain data: enough to judge
// a change that touches none of these files without reading them. It answers
// for builds without a .config. Whoever keeps it must know that the files are
// unchanged; see Model.Remember.
type Recall struct {
	Symbols *SymbolRecall
	Crates  *CrateRecall
}

// SymbolRecall is what the Kconfig files came to, as far as it was asked for.
type SymbolRecall struct {
	Archs []string // those for which the tree can build Rust
	// Values are the answers to atoms: by name and argument, with a NUL between
	// them, one byte for each element of Builds; '?' is not known yet.
	Values map[string]string
	Builds []RecalledBuild
	// Defined says whether a symbol, named without CONFIG_, is defined.
	Defined map[string]bool
}

// RecalledBuild is a compiler and an architecture.
type RecalledBuild struct {
	Rust  release.Rust
	Arch  string
	Never int8 // whether no configuration builds Rust: 0 not known, 1 no, 2 yes
}

// CrateRecall is the crates that the Makefiles describe, without what is in the
// crates' files.
type CrateRecall struct {
	Arch   string   // that they were asked for; "" for all
	Files  []string // the tree's Rust files, sorted
	Crates []Crate
}

// recall is a Recall in use.
type recall struct {
	symbols, makefiles source.Tree
	files              func() []string

	crates  *CrateRecall
	archs   []string
	values  map[string][]byte
	builds  []RecalledBuild
	at      map[buildAt]int
	defined map[string]bool

	learnedSymbols, learnedCrates bool
}

// Remember makes the model answer from known, whose parts may be nil, and note
// what it finds out besides. Kconfig files and Makefiles are then read through
// the two trees given, which show the same files as the model's own: what is
// read there is what an answer depends on. files lists all Rust files of the
// tree; nil says that only those that Crates is given count.
func (m *Model) Remember(known Recall, symbols, makefiles source.Tree, files func() []string) {
	if m.Kind != Kernel {
		return
	}
	r := &recall{
		symbols: symbols, makefiles: makefiles, files: files, crates: known.Crates,
		values: map[string][]byte{}, at: map[buildAt]int{}, defined: map[string]bool{},
	}
	if s := known.Symbols; s != nil {
		r.archs, r.builds = s.Archs, slices.Clone(s.Builds)
		for name, answers := range s.Values {
			r.values[name] = []byte(answers)
		}
		for name, is := range s.Defined {
			r.defined[name] = is
		}
		for i, b := range r.builds {
			r.at[buildAt{b.Rust, b.Arch}] = i
		}
	}
	m.recall = r
}

// Recalled is what is known now, and which parts of it are more than Remember
// was given.
func (m *Model) Recalled() (known Recall, symbols, crates bool) {
	r := m.recall
	if r == nil {
		return Recall{}, false, false
	}
	s := &SymbolRecall{Archs: r.archs, Values: map[string]string{}, Builds: r.builds, Defined: r.defined}
	for name, answers := range r.values {
		s.Values[name] = string(answers)
	}
	return Recall{s, r.crates}, r.learnedSymbols, r.learnedCrates
}

// build is the number of a build.
func (r *recall) build(env Env) int {
	key := buildAt{env.Rust, env.Arch}
	i, ok := r.at[key]
	if !ok {
		i = len(r.builds)
		r.at[key] = i
		r.builds = append(r.builds, RecalledBuild{Rust: env.Rust, Arch: env.Arch})
	}
	return i
}

// value answers an atom from what is known, or else by ask.
func (r *recall) value(env Env, name, arg string, ask func() cond.Tri) cond.Tri {
	i, key := r.build(env), name+"\x00"+arg
	answers := r.values[key]
	if i < len(answers) && answers[i] != '?' {
		return cond.Tri(answers[i])
	}
	for len(answers) <= i {
		answers = append(answers, '?')
	}
	answers[i] = byte(ask())
	r.values[key], r.learnedSymbols = answers, true
	return cond.Tri(answers[i])
}

// never answers impossible from what is known, or else by ask.
func (r *recall) never(env Env, ask func() bool) bool {
	b := &r.builds[r.build(env)]
	if b.Never == 0 {
		b.Never = 1
		if ask() {
			b = &r.builds[r.build(env)]
			b.Never = 2
		}
		r.learnedSymbols = true
	}
	return b.Never == 2
}

// isDefined says whether a symbol is defined, from what is known, or else by ask.
func (r *recall) isDefined(name string, ask func() bool) bool {
	is, ok := r.defined[name]
	if !ok {
		is = ask()
		r.defined[name], r.learnedSymbols = is, true
	}
	return is
}

// recalledCrates are the crates among rs that the whole tree has. It is not ok
// when one of rs may be the root of another one.
func (b *build) recalledCrates(env Env, rs []string) (crates []*Crate, ok bool) {
	r := b.recall
	if r == nil || env.Config != nil {
		return nil, false
	}
	known := r.crates != nil && r.crates.Arch == env.Arch
	if known && r.files != nil && slices.ContainsFunc(rs, b.appeared) {
		known = false
	}
	if !known {
		if r.files == nil {
			return nil, false
		}
		all := r.files()
		slices.Sort(all)
		r.crates, r.learnedCrates = &CrateRecall{Arch: env.Arch, Files: all}, true
		for _, c := range b.kbuildCrates(env, all) {
			r.crates.Crates = append(r.crates.Crates, *c)
		}
	}
	among := make(map[string]bool, len(rs))
	for _, name := range rs {
		if !r.has(name) && b.mayBeBuilt(name) {
			return nil, false
		}
		among[name] = true
	}
	for i := range r.crates.Crates {
		if c := r.crates.Crates[i]; among[c.Root] {
			crates = append(crates, &c)
		}
	}
	return crates, true
}

func (r *recall) has(name string) bool {
	_, known := slices.BinarySearch(r.crates.Files, name)
	return known
}

// appeared reports whether a file that Makefiles may speak of came into the tree
// after the crates were found out.
func (b *build) appeared(name string) bool {
	if b.recall.has(name) || !b.mayBeBuilt(name) {
		return false
	}
	_, err := b.recall.makefiles.Stat(name)
	return err == nil
}

// mayBeBuilt reports whether a kbuild file above a Rust file may speak of it.
func (b *build) mayBeBuilt(name string) bool {
	stem := strings.TrimSuffix(path.Base(name), ".rs")
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if f := b.kbuildFile(dir); f != nil && containsName(f.Src, stem) {
			return true
		}
		if dir == "." {
			return false
		}
	}
}

// symbolTree is where Kconfig files are read.
func (b *build) symbolTree() source.Tree {
	if b.recall != nil {
		return b.recall.symbols
	}
	return b.tree
}

// makefileTree is where Makefiles are read.
func (b *build) makefileTree() source.Tree {
	if b.recall != nil {
		return b.recall.makefiles
	}
	return b.tree
}

// asked answers an atom about Kconfig symbols.
func (b *build) asked(env Env, name, arg string, ask func() cond.Tri) cond.Tri {
	if b.recall == nil || env.Config != nil || strings.Contains(name+arg, "\x00") {
		return ask()
	}
	return b.recall.value(env, name, arg, ask)
}
