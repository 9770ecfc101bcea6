package scan

import (
	"errors"
	"io/fs"
	"maps"
	"path"
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

	opened             func() opened
	base               *kernel.Model // of the directory; nil until it is asked for
	symbols, makefiles *source.Witness
	symbolsSeen        []source.Seen // what the cached answers were made from
	makefilesSeen      []source.Seen
	states             []*state
}

// state is the directory with some build files changed.
type state struct {
	changed map[string]string // what they hold; "" for one that is not there
	model   *kernel.Model
	symbols *source.Noted
	known   []source.Seen // what the symbols that it was given were made from
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
	m.opened = begin(m.open)
	return m
}

// Wait waits for what is done in the background: the directory must not be closed
// before.
func (m *Models) Wait() {
	defer func() { _ = recover() }() // a panic is that of who asks for a model
	m.opened()
}

// Model is the model of a tree: the directory, or layers over it.
func (m *Models) Model(tree source.Tree) (*kernel.Model, error) {
	first := m.opened()
	if first.err != nil {
		return nil, first.err
	}
	base := first.model
	m.base, m.symbolsSeen, m.makefilesSeen = base, first.symbols, first.makefiles
	_, touched := source.Layers(tree)
	touched = slices.DeleteFunc(touched, func(name string) bool { return strings.HasSuffix(name, ".rs") && !kernel.IsBuildFile(name) })
	if len(touched) == 0 {
		return base, nil
	}
	changed := map[string]string{}
	for _, name := range touched {
		text, err := tree.ReadFile(name)
		if err == nil {
			changed[name] = "=" + string(text)
			continue
		}
		changed[name] = source.Reason(err)
	}
	for _, s := range slices.Backward(m.states) {
		if maps.Equal(s.changed, changed) {
			return s.model, nil
		}
	}
	own, err := kernel.Open(tree)
	if err != nil {
		return nil, err
	}
	s := &state{changed: changed, model: own, symbols: source.NewNoted(tree)}
	kept := kernel.Recall{}
	kept.Symbols, s.known = m.symbolsFor(changed)
	known, _, _ := base.Recalled()
	if known.Crates != nil {
		if matter, same := m.matter(tree, touched); kept.Symbols != nil && slices.Equal(kept.Symbols.Archs, base.Archs()) || same {
			if !m.asked(union(m.makefilesSeen, m.makefiles.Seen()), matter) {
				kept.Crates = known.Crates
			}
		}
	}
	own.Remember(kept, s.symbols, tree, nil)
	m.states = append(m.states, s)
	return own, nil
}

// matter leaves out those of the touched files that do no more than have more
// built, none of it in Rust: the crates stay what they are. symbols says that no
// symbol changed in a way that decides for which architectures there are any.
func (m *Models) matter(tree source.Tree, touched []string) (matter []string, symbols bool) {
	symbols = true
	for _, name := range touched {
		before, errB := m.dir.ReadFile(name)
		after, errA := tree.ReadFile(name)
		a, only := kernel.Added(name, before, after)
		only = only && errA == nil && (errB == nil || errors.Is(errB, fs.ErrNotExist)) && !a.Dirs && !a.Selects
		for _, object := range a.Objects {
			if _, err := tree.Stat(object + ".rs"); !errors.Is(err, fs.ErrNotExist) {
				only = false
			}
		}
		if !only {
			matter = append(matter, name)
			symbols = symbols && !strings.HasPrefix(path.Base(name), "Kconfig")
		}
	}
	return matter, symbols
}

// symbolsFor is what Kconfig files came to for the last of the trees that
// differs from the one with these changes in nothing that was asked for it; nil
// when there is none.
func (m *Models) symbolsFor(changed map[string]string) (*kernel.SymbolRecall, []source.Seen) {
	take := func(model *kernel.Model, seen []source.Seen, than map[string]string) *kernel.SymbolRecall {
		if m.asked(seen, differing(changed, than)) {
			return nil
		}
		archs := model.Archs()
		known, _, _ := model.Recalled()
		known.Symbols.Archs = archs
		return known.Symbols
	}
	for _, s := range slices.Backward(m.states) {
		s.model.Archs() // asks what it does not know yet
		seen := source.JoinSeen(s.known, s.symbols.Seen())
		if known := take(s.model, seen, s.changed); known != nil {
			return known, seen
		}
	}
	m.base.Archs()
	if seen := union(m.symbolsSeen, m.symbols.Seen()); seen != nil {
		return take(m.base, seen, nil), seen
	}
	return nil, nil
}

// differing are the names under which two sets of changes have something else.
func differing(a, b map[string]string) []string {
	var names []string
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	return names
}

func (m *Models) asked(seen []source.Seen, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return source.Asked(m.dir, seen, name) })
}

// opened is the model of the directory itself, and what the answers that it was
// given were made from.
type opened struct {
	model              *kernel.Model
	symbols, makefiles []source.Seen
	err                error
}

func (m *Models) open() (o opened) {
	if o.model, o.err = kernel.Open(m.dir); o.err != nil {
		return o
	}
	known := kernel.Recall{}
	var symbols symbolEntry
	if m.get("symbols", &symbols, &symbols.Seen) && symbols.Symbols != nil {
		known.Symbols, o.symbols = symbols.Symbols, symbols.Seen
	}
	var crates crateEntry
	if known.Symbols != nil && m.get("crates", &crates, &crates.Seen) && crates.Crates != nil &&
		slices.Equal(crates.Archs, known.Symbols.Archs) {
		known.Crates, o.makefiles = crates.Crates, crates.Seen
	}
	files := func() []string {
		list, _ := source.Walk(m.dir, func(p string) bool { return strings.HasSuffix(p, ".rs") })
		return list
	}
	if m.cache == nil {
		files = nil // nobody profits from more than is asked for
	}
	o.model.Remember(known, m.symbols, m.makefiles, files)
	return o
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
