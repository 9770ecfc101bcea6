package scan

import (
	"path/filepath"
	"slices"
	"strings"

	"featscan/internal/kernel"
	"featscan/internal/source"
)

// Models opens the models of one directory and of what changes make of it, in
// memory. They share what the directory's build files come to, as far as a
// change leaves these alone, and a cache keeps it from one run to the next. It
// belongs to one goroutine.
type Models struct {
	cache *Cache
	key   string
	dir   *source.Dir

	base               *kernel.Model // of the directory; nil until it is asked for
	symbols, makefiles *source.Witness
	symbolsSeen        []source.Seen // what the cached answers were made from
	makefilesSeen      []source.Seen
	archs              []string // that the cached crates were made with
}

// symbolEntry and crateEntry are what is kept of a directory's build files, each
// with what must not have changed for it to be still true.
type (
	symbolEntry struct {
		Seen    []source.Seen
		Symbols *kernel.SymbolRecall
	}
	crateEntry struct {
		Seen   []source.Seen
		Archs  []string // that the crates depend on, and that Kconfig files decide
		Crates *kernel.CrateRecall
	}
)

// NewModels makes the models of what lies over tree's base; nil when that is no
// directory, and for builds with a .config, whose answers are not kept.
func NewModels(tree source.Tree, opt *Options) *Models {
	base, _ := source.Layers(tree)
	dir, ok := base.(*source.Dir)
	if !ok || opt.Config != nil {
		return nil
	}
	m := &Models{dir: dir, symbols: source.NewWitness(dir), makefiles: source.NewWitness(dir)}
	if opt.cacheable() {
		name, err := filepath.Abs(dir.Path())
		if err == nil {
			m.cache, m.key = opt.Cache, opt.Cache.key("build", name, opt.Arch)
		}
	}
	return m
}

// Model is the model of a tree: the directory, or layers over it.
func (m *Models) Model(tree source.Tree) (*kernel.Model, error) {
	base, err := m.open()
	if err != nil {
		return nil, err
	}
	_, touched := source.Layers(tree)
	touched = slices.DeleteFunc(touched, func(name string) bool { return strings.HasSuffix(name, ".rs") })
	if len(touched) == 0 {
		return base, nil
	}
	own, err := kernel.Open(tree)
	if err != nil {
		return nil, err
	}
	known, _, _ := base.Recalled()
	archs := base.Archs()
	kept := kernel.Recall{}
	if known.Symbols != nil && !m.asked(union(m.symbolsSeen, m.symbols.Seen()), touched) {
		kept.Symbols = known.Symbols
		kept.Symbols.Archs = archs
		if known.Crates != nil && !m.asked(union(m.makefilesSeen, m.makefiles.Seen()), touched) {
			kept.Crates = known.Crates
		}
	}
	own.Remember(kept, tree, tree, nil)
	return own, nil
}

func (m *Models) asked(seen []source.Seen, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return source.Asked(m.dir, seen, name) })
}

// open is the model of the directory itself.
func (m *Models) open() (*kernel.Model, error) {
	if m.base != nil {
		return m.base, nil
	}
	base, err := kernel.Open(m.dir)
	if err != nil {
		return nil, err
	}
	known := kernel.Recall{}
	var symbols symbolEntry
	if m.get("symbols", &symbols, &symbols.Seen) && symbols.Symbols != nil {
		known.Symbols, m.symbolsSeen = symbols.Symbols, symbols.Seen
	}
	var crates crateEntry
	if known.Symbols != nil && m.get("crates", &crates, &crates.Seen) && crates.Crates != nil &&
		slices.Equal(crates.Archs, known.Symbols.Archs) {
		known.Crates, m.makefilesSeen = crates.Crates, crates.Seen
	}
	files := func() []string {
		list, _ := source.Walk(m.dir, func(p string) bool { return strings.HasSuffix(p, ".rs") })
		return list
	}
	if m.cache == nil {
		files = nil // nobody profits from more than is asked for
	}
	base.Remember(known, m.symbols, m.makefiles, files)
	m.base = base
	return base, nil
}

// get reads an entry, and reports whether it is still true.
func (m *Models) get(part string, entry any, seen *[]source.Seen) bool {
	if m.cache == nil {
		return false
	}
	key := m.cache.key(m.key, part)
	if !m.cache.get(resultRoom, key, entry) {
		return false
	}
	holds, renewed := source.Holds(m.dir, *seen, wantedFile)
	if holds && renewed {
		m.cache.put(resultRoom, key, entry)
	}
	return holds
}

// Keep writes what was found out to the cache.
func (m *Models) Keep() {
	if m.cache == nil || m.base == nil {
		return
	}
	known, symbols, crates := m.base.Recalled()
	if known.Symbols != nil && symbols {
		if seen := union(m.symbolsSeen, m.symbols.Seen()); seen != nil {
			m.cache.put(resultRoom, m.cache.key(m.key, "symbols"), &symbolEntry{seen, known.Symbols})
		}
	}
	if known.Crates != nil && crates {
		if seen := m.makefiles.Seen(); seen != nil {
			m.cache.put(resultRoom, m.cache.key(m.key, "crates"), &crateEntry{seen, m.base.Archs(), known.Crates})
		}
	}
	m.cache.sweep()
}

// union is what either saw; what fresh saw counts where both did. It is nil
// when fresh cannot say what it saw.
func union(old, fresh []source.Seen) []source.Seen {
	if fresh == nil {
		return nil
	}
	return source.JoinSeen(old, fresh)
}
