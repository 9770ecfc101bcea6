package plan

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

// editor computes the edits of a tree for any minimum. Files are read once.
type editor struct {
	result  *features.Result
	db      *rustdb.DB
	text    Text
	minimum features.Minimum // "" is the default one
	sources map[string][]byte
	names   []string // of sources, sorted
	kconfig map[string][]*kconfigEntry
	older   map[string][]Place // uses that no minimum makes stable in their edition
}

// relevant are the words without which a file has nothing to edit.
var relevant = [][]byte{
	[]byte("RUSTC_"), []byte("rustc-min-version"), []byte("feature("), []byte("rustc_version_atleast"), []byte("allowed_features"),
}

func newEditor(r *features.Result, db *rustdb.DB, text Text) *editor {
	e := &editor{result: r, db: db, text: text, minimum: maps.Clone(r.Tree.MinimumRust), sources: map[string][]byte{}, older: older(r, db)}
	if e.minimum == nil {
		e.minimum = features.Minimum{}
	}
	e.minimum[""] = e.minimum["default"]
	found := map[string]bool{}
	for i := range r.Findings {
		if r.Findings[i].Kind != features.KindUse {
			found[r.Findings[i].File] = true
		}
	}
	for _, name := range text.Files {
		src, err := text.Read(name)
		if err != nil || bytes.IndexByte(src, 0) >= 0 {
			continue
		}
		if found[name] || slices.ContainsFunc(relevant, func(w []byte) bool { return bytes.Contains(src, w) }) || IsMinimumFile(name) {
			e.sources[name] = src
			e.names = append(e.names, name)
		}
	}
	e.readKconfig()
	return e
}

// job is the work for one minimum.
type job struct {
	*editor
	at      release.Rust
	symbols map[string]bool // Kconfig symbols that this minimum decides, and how
	items   []Item
	patches map[string]*patch
}

// version is the plan for minimum v, without what needs no text.
func (e *editor) version(v release.Rust) Version {
	j := &job{editor: e, at: v, patches: map[string]*patch{}}
	j.decideSymbols()
	for _, name := range e.names {
		if !e.text.Owned(name) {
			continue
		}
		p := &patch{src: e.sources[name]}
		j.patches[name] = p
		base := path.Base(name)
		switch {
		case IsMinimumFile(name):
			j.minimumFile(name, p)
		case strings.HasSuffix(name, ".rs"):
			j.rust(name, p)
		case strings.HasPrefix(base, "Kconfig"):
			j.kconfigFile(name, p)
		case isMakefile(base):
			j.makefile(name, p)
		}
	}
	out := Version{Rust: v.String(), Minimum: features.Minimum{}, Items: []Item{}, Edits: map[string][]byte{}, Before: map[string][]byte{}}
	for arch := range e.result.Tree.MinimumRust {
		out.Minimum[arch] = j.least(arch)
	}
	for name, p := range j.patches {
		if after := p.apply(); !bytes.Equal(after, p.src) {
			out.Edits[name], out.Before[name] = after, p.src
		}
	}
	slices.SortStableFunc(j.items, func(a, b Item) int { return a.compare(&b) })
	out.Items = append(out.Items, slices.CompactFunc(j.items, func(a, b Item) bool { return a.compare(&b) == 0 })...)
	return out
}

// least is the minimum of an architecture once the default one is at.
func (j *job) least(arch string) release.Rust {
	if own := j.minimum[arch]; arch != "default" && arch != "" && j.at.Less(own) {
		return own
	}
	return j.at
}

// leastFor is the minimum of the code in a file.
func (j *job) leastFor(name string) release.Rust {
	if rest, ok := strings.CutPrefix(name, "arch/"); ok {
		arch, _, _ := strings.Cut(rest, "/")
		return j.least(arch)
	}
	return j.at
}

// stable reports whether a feature is stable at the minimum and stays so, in the
// editions of all crates that use it.
func (j *job) stable(name string) bool {
	entry, ok := j.db.Lookup(name)
	return ok && j.older[name] == nil && entry.Kind != rustdb.KindFlag && entry.StateAt(j.at) == rustdb.Stable && entry.StateAt(j.db.Newest()) == rustdb.Stable
}

func (j *job) add(i Item) { j.items = append(j.items, i) }

func isMakefile(base string) bool {
	return strings.HasPrefix(base, "Makefile") || strings.HasPrefix(base, "Kbuild") || strings.HasSuffix(base, ".mk")
}

func ptr(s string) *string { return &s }
