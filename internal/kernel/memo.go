package kernel

import (
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
	"featscan/internal/parse/kconfig"
	"featscan/internal/source"
)

// Memo keeps what build files came to, for a caller that looks at one tree after
// another: of two revisions of a kernel nearly all of them are the same. What
// differs is read again, and so is what was made of it. A Memo changes no answer
// of a Model. It belongs to one goroutine, and serves the Model opened last; nil
// keeps nothing.
type Memo struct {
	seed    maphash.Seed
	texts   map[string]*buildText // of the last tree that had a file of that path
	symbols *symbolMemo
	crates  *crateMemo
	flags   *flagMemo
}

// buildText is a build file that was read.
type buildText struct {
	id      string // equal for equal content
	src     []byte // nil when it is not kept
	file    *kbuild.File
	matters bool
}

type (
	// symbolMemo is what Kconfig files came to, and what was asked for it.
	symbolMemo struct {
		seen     answers
		syms     *symbols
		problems []kconfig.Problem
	}
	// crateMemo is what the Makefiles came to.
	crateMemo struct {
		seen   answers
		archs  []string
		last   *lastBuild
		damage []kbuild.Damage
	}
	// flagMemo is what BuildFindings found.
	flagMemo struct {
		key     []string
		found   []features.Finding
		damaged []features.Damaged
	}
)

// NewMemo makes a Memo that knows nothing.
func NewMemo() *Memo { return &Memo{seed: maphash.MakeSeed(), texts: map[string]*buildText{}} }

// Open is Open for the next tree.
func (m *Memo) Open(tree source.Tree) (*Model, error) {
	if m == nil {
		return Open(tree)
	}
	t := &knownTree{Tree: tree, memo: m}
	model, err := Open(t)
	if err != nil || model.Kind != Kernel {
		return model, err
	}
	model.known = t
	model.asks = &asking{knownTree: t, seen: answers{}}
	return model, nil
}

// symbolsOf reads a tree's Kconfig, or takes what was read where it is the same.
func (m *Memo) symbolsOf(t *knownTree) (*symbols, []kconfig.Problem) {
	if k := m.symbols; k != nil && t.gives(k.seen) {
		k.syms.steps = 0
		return k.syms, k.problems
	}
	asks := &asking{knownTree: t, seen: answers{}}
	set := kconfig.Load(asks, "Kconfig", map[string]string{"srctree": "."})
	m.symbols = &symbolMemo{asks.seen, newSymbols(set), set.Problems}
	return m.symbols.syms, m.symbols.problems
}

// recollect takes over the crates of the tree before, where Makefiles, Kconfig
// and the names of Rust files say the same.
func (b *build) recollect(env Env, rs []string) {
	k := b.known.memo.crates
	if k == nil || k.last.arch != env.Arch || !slices.Equal(k.last.rs, rs) ||
		!b.known.gives(k.seen) || !slices.Equal(k.archs, b.Archs()) {
		return
	}
	b.last, b.damage = k.last, slices.Clone(k.damage)
}

// collect keeps the crates for the next tree.
func (b *build) collect() {
	b.known.memo.crates = &crateMemo{b.asks.seen, b.Archs(), b.last, slices.Clone(b.damage)}
}

// findings is FindingsIn for the files of a tree that matter, which key tells
// from any others.
func (m *Memo) findings(model *Model, key []string, sources map[string][]byte) ([]features.Finding, []features.Damaged) {
	key = append(key, model.Version.String(), model.known.answer(question{asksList, "arch"}))
	if m.flags == nil || !slices.Equal(m.flags.key, key) {
		found, damaged := model.FindingsIn(sources)
		m.flags = &flagMemo{key, found, damaged}
	}
	return slices.Clone(m.flags.found), slices.Clone(m.flags.damaged)
}

// knownTree is a tree whose build files may have been read in another one.
type knownTree struct {
	source.Tree
	memo *Memo
}

// id is the identity of a file's content, "" when only reading it tells.
func (t *knownTree) id(name string) string {
	if tree, ok := t.Tree.(source.Identified); ok {
		if id, ok := tree.BlobID(name); ok {
			return "git " + id
		}
	}
	return ""
}

// text is a build file; its src is there when keep is set.
func (t *knownTree) text(name string, keep bool) (*buildText, error) {
	id, known := t.id(name), t.memo.texts[name]
	if id != "" && known != nil && known.id == id && (known.src != nil || !keep) {
		return known, nil
	}
	src, err := t.Tree.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if id == "" {
		id = strconv.FormatUint(maphash.Bytes(t.memo.seed, src), 16) + " " + strconv.Itoa(len(src))
	}
	if known == nil || known.id != id {
		known = &buildText{id: id, matters: Matters(name, src)}
		t.memo.texts[name] = known
	}
	if keep || known.matters {
		known.src = src
	}
	return known, nil
}

// ReadFile reads a file, which must not be changed.
func (t *knownTree) ReadFile(name string) ([]byte, error) {
	if !IsBuildFile(name) {
		return t.Tree.ReadFile(name)
	}
	x, err := t.text(name, true)
	if err != nil {
		return nil, err
	}
	return x.src, nil
}

// makefile parses a Makefile, which is kept as well.
func (t *asking) makefile(name string) *kbuild.File {
	if _, err := t.ReadFile(name); err != nil {
		return nil
	}
	x, err := t.text(name, true)
	if err != nil {
		return nil
	}
	if x.file == nil {
		x.file = kbuild.Parse(name, x.src)
		x.file.Remember()
	}
	return x.file
}

// question is what a tree can be asked, and answers are what one answered.
type question struct {
	op   asks
	path string
}

type answers map[question]string

type asks uint8

const (
	asksText asks = iota
	asksStat
	asksList
	asksMore // of which nothing is noted
)

// asking notes what a tree is asked and answers.
type asking struct {
	*knownTree
	seen answers
}

// gives reports whether t answers everything as another tree did.
func (t *knownTree) gives(seen answers) bool {
	for q, a := range seen {
		if q.op == asksMore || t.answer(q) != a {
			return false
		}
	}
	return true
}

// answer says as much of an answer as anything may depend on.
func (t *knownTree) answer(q question) string {
	const nothing = "!"
	switch q.op {
	case asksText:
		if id := t.id(q.path); id != "" {
			return id
		}
		if x, err := t.text(q.path, false); err == nil {
			return x.id
		}
	case asksStat:
		if t.id(q.path) != "" {
			return "file"
		}
		switch info, err := t.Stat(q.path); {
		case err != nil:
		case info.IsDir():
			return "directory"
		default:
			return "file"
		}
	case asksList:
		entries, err := t.ReadDir(q.path)
		if err != nil {
			return nothing
		}
		names := make([]string, 0, len(entries))
		for _, e := range entries {
			names = append(names, e.Name()+" "+cond.Of(e.IsDir()).String())
		}
		return strings.Join(names, "\n")
	}
	return nothing
}
