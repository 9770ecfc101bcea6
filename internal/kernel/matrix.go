package kernel

import (
	"cmp"
	"slices"
	"sort"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/release"
)

// Matrix says, for each build of a tree, which features and flags are on and
// which of them are unstable there.
type Matrix struct {
	Rust  []release.Rust `json:"rust"`  // the releases of Cells, oldest first
	Archs []string       `json:"archs"` // the architectures of Cells, sorted
	Cells []MatrixCell   `json:"cells"` // by architecture, then by release
	// Best is, for each architecture, the release that builds the tree with the
	// fewest unstable features, then with the fewest unstable flags, the oldest
	// of equals.
	Best []MatrixBest `json:"best"`
}

// MatrixCell is one build: one release of rustc for one architecture.
type MatrixCell struct {
	Arch     string       `json:"arch"` // "" for a tree that knows none
	Rust     release.Rust `json:"rust"`
	Features []MatrixItem `json:"features"` // sorted by name
	Flags    []MatrixItem `json:"flags"`
	// UnstableFeatures and UnstableFlags count the items that are unstable.
	UnstableFeatures int `json:"unstable_features"`
	UnstableFlags    int `json:"unstable_flags"`
}

// MatrixItem is one feature or flag that is on in a build.
type MatrixItem struct {
	Name string `json:"name"`
	// On is "active", or "conditional" when the configuration decides it.
	On features.Activity `json:"on"`
	// State is what that release of rustc says of it.
	State    features.Status `json:"state"`
	Unstable bool            `json:"unstable"`
	Owner    features.Owner  `json:"owner"` // vendored when only third-party code turns it on
}

// MatrixBest is the best release for one architecture, and what is left on it.
type MatrixBest struct {
	Arch     string       `json:"arch"`
	Rust     release.Rust `json:"rust"`
	Features []string     `json:"features"` // unstable there, sorted
	Flags    []string     `json:"flags"`
}

// NewMatrix computes the matrix over envs, as Builds.Envs gives them. on says
// whether a finding is compiled in a build; Unknown counts as conditional.
// status is what a release of rustc says of a feature, or of a flag as "-Zname".
func NewMatrix(envs []Env, findings []features.Finding,
	on func(f *features.Finding, at release.Rust, arch string) cond.Tri,
	status func(name string, at release.Rust) features.Status) *Matrix {
	m := &Matrix{Rust: []release.Rust{}, Archs: []string{}, Cells: []MatrixCell{}, Best: []MatrixBest{}}
	asked := switches(findings)
	for _, env := range envs {
		m.Rust = append(m.Rust, env.Rust)
		m.Archs = append(m.Archs, env.Arch)
		m.Cells = append(m.Cells, newCell(env, asked, on, status))
	}
	slices.SortFunc(m.Rust, release.Rust.Compare)
	m.Rust = slices.Compact(m.Rust)
	sort.Strings(m.Archs)
	m.Archs = slices.Compact(m.Archs)
	slices.SortStableFunc(m.Cells, func(a, b MatrixCell) int {
		return cmp.Or(cmp.Compare(a.Arch, b.Arch), a.Rust.Compare(b.Rust))
	})
	for _, arch := range m.Archs {
		m.Best = append(m.Best, m.best(arch))
	}
	return m
}

// switches are the findings that turn something on, one of each name, kind,
// crate and condition.
func switches(findings []features.Finding) []*features.Finding {
	type same struct {
		kind  features.Kind
		name  string
		crate string
		owner features.Owner
		cond  *cond.Expr
	}
	seen := map[same]bool{}
	var out []*features.Finding
	for i := range findings {
		f := &findings[i]
		if f.Kind != features.KindGate && f.Kind != features.KindAllow && f.Kind != features.KindFlag || f.Context == features.InDoctest {
			continue
		}
		key := same{f.Kind, f.Feature, "", f.Owner, f.Cond}
		if f.Crate != nil {
			key.crate = *f.Crate
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, f)
		}
	}
	return out
}

func newCell(env Env, asked []*features.Finding,
	on func(f *features.Finding, at release.Rust, arch string) cond.Tri,
	status func(name string, at release.Rust) features.Status) MatrixCell {
	items := map[features.Kind]map[string]MatrixItem{features.KindGate: {}, features.KindFlag: {}}
	for _, f := range asked {
		t := on(f, env.Rust, env.Arch)
		if t == cond.False {
			continue
		}
		kind := f.Kind
		if kind == features.KindAllow { // the kernel turns on what it allows
			kind = features.KindGate
		}
		item, ok := items[kind][f.Feature]
		if !ok {
			item = MatrixItem{Name: f.Feature, On: features.Conditional, Owner: features.OwnerVendored}
			item.State = status(f.Feature, env.Rust)
			item.Unstable = unstable(item.State)
		}
		if t == cond.True {
			item.On = features.Active
		}
		if f.Owner != features.OwnerVendored {
			item.Owner = features.OwnerTree
		}
		items[kind][f.Feature] = item
	}
	c := MatrixCell{Arch: env.Arch, Rust: env.Rust}
	c.Features, c.UnstableFeatures = listed(items[features.KindGate])
	c.Flags, c.UnstableFlags = listed(items[features.KindFlag])
	return c
}

func unstable(s features.Status) bool {
	return s == features.StatusUnstable || s == features.StatusIncomplete || s == features.StatusInternal
}

func listed(items map[string]MatrixItem) (list []MatrixItem, count int) {
	list = make([]MatrixItem, 0, len(items))
	for _, name := range sortedKeys(items) {
		list = append(list, items[name])
		if items[name].Unstable {
			count++
		}
	}
	return list, count
}

func (m *Matrix) best(arch string) MatrixBest {
	var best *MatrixCell
	for i := range m.Cells {
		c := &m.Cells[i]
		if c.Arch != arch {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(c.UnstableFeatures, best.UnstableFeatures), cmp.Compare(c.UnstableFlags, best.UnstableFlags)) < 0 {
			best = c
		}
	}
	b := MatrixBest{Arch: arch, Rust: best.Rust, Features: []string{}, Flags: []string{}}
	for _, item := range best.Features {
		if item.Unstable {
			b.Features = append(b.Features, item.Name)
		}
	}
	for _, item := range best.Flags {
		if item.Unstable {
			b.Flags = append(b.Flags, item.Name)
		}
	}
	return b
}
