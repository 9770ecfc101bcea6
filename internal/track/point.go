// Package track makes a history out of scans: points, what came and went
// between them, the life of each feature, what the present minimum holds back,
// and where the number is heading. It knows versions, dates and counts. It
// reads no source text, has nothing judged anew, and refuses to draw a line
// into the future that its points do not carry.
package track

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/release"
)

// Point is what one scan leaves behind in a history. It marshals to one line
// of a store.
type Point struct {
	Label   string  `json:"label"`          // what people call it: "v6.12", a directory
	Version *string `json:"kernel_version"` // nil for a tree that is no kernel
	// Minimum is the tree's own minimum, by architecture; Rust is the release
	// that it was judged for.
	Minimum features.Minimum `json:"minimum_rust"`
	Rust    string           `json:"rust"`
	Date    string           `json:"date,omitempty"`   // of the commit, "2024-11-17", UTC
	Time    int64            `json:"time,omitempty"`   // of the commit, seconds since 1970
	Commit  string           `json:"commit,omitempty"` // object name
	Tree    string           `json:"tree,omitempty"`   // object name
	// Settings say what a point depends on beside the tree; a stored point with
	// other settings is made anew.
	Settings string           `json:"settings,omitempty"`
	Database string           `json:"database"`
	Summary  features.Summary `json:"summary"`
	// Subgoals are what remains of each, without those that the tree never met.
	Subgoals map[string]int `json:"subgoals"`
	Items    []*Item        `json:"items"`       // sorted by name, then kind
	Dirs     map[string]int `json:"directories"` // findings in the tree's own code

	// Matrix is there only for a point that was just scanned.
	Matrix *kernel.Matrix `json:"-"`

	kernel release.Kernel
	given  int // its place among the arguments
}

// Item is a feature, flag or build setting that some build of the tree turns on.
type Item struct {
	Name          string            `json:"name"`
	Kind          string            `json:"kind"` // "lang", "lib", "flag", "cfg" or "other"
	State         features.State    `json:"state"`
	Until         *string           `json:"until"`
	StableSince   *string           `json:"stable_since"`
	KnownSince    *string           `json:"known_since"`
	TrackingIssue *int              `json:"tracking_issue"`
	Subgoal       *string           `json:"subgoal"`
	Owner         features.Owner    `json:"owner"`
	Activity      features.Activity `json:"activity"`
	Gates         int               `json:"gates"`
	Uses          int               `json:"uses"`
	Crates        []string          `json:"crates"`
	Places        []string          `json:"places"` // where it is turned on, "file:line", the first of them
	Files         []string          `json:"files"`  // where it is used, the first of them
}

// Feature reports whether the item counts as a feature, as against a flag or a
// build setting.
func (i *Item) Feature() bool { return !i.Flag() && !features.IsSetting(i.Kind, i.State) }

// Flag reports whether the item is an option of a tool.
func (i *Item) Flag() bool { return i.Kind == "flag" }

// Own reports whether the tree's own code turns the item on.
func (i *Item) Own() bool { return i.Owner != features.OwnerVendored }

// Open reports whether the item keeps the tree off stable Rust at its minimum.
func (i *Item) Open() bool {
	switch i.State {
	case features.Blocked, features.Waiting, features.Removed, features.Unknown:
		return true
	}
	return false
}

// maxNoted bounds the places and files that a point keeps of one item.
const maxNoted = 64

// NewPoint is what label's scan leaves behind.
func NewPoint(label string, r *features.Result) *Point {
	p := &Point{
		Label: label, Version: r.Tree.Version, Minimum: r.Tree.MinimumRust, Rust: r.Rust,
		Database: r.Tool.Database, Summary: r.Summary,
		Subgoals: map[string]int{}, Items: []*Item{}, Dirs: map[string]int{},
	}
	if p.Minimum == nil {
		p.Minimum = features.Minimum{}
	}
	index := map[string]*Item{}
	for i := range r.Features {
		f := &r.Features[i]
		if !f.TurnedOn || f.Activity == features.Dormant {
			continue
		}
		item := &Item{
			Name: f.Name, Kind: f.Kind, State: f.State, Until: f.Until, StableSince: f.StableSince,
			KnownSince: f.KnownSince, TrackingIssue: f.TrackingIssue, Subgoal: f.Subgoal, Owner: f.Owner,
			Activity: f.Activity, Gates: f.Gates, Uses: f.Uses,
			Crates: append([]string{}, f.Crates...), Places: []string{}, Files: []string{},
		}
		index[f.Name] = item
		p.Items = append(p.Items, item)
	}
	for i := range r.Findings {
		p.note(index[r.Findings[i].Feature], &r.Findings[i])
	}
	for _, s := range r.Subgoals {
		if s.Remaining > 0 || len(s.Features) > 0 {
			p.Subgoals[s.ID] = s.Remaining
		}
	}
	p.settle()
	return p
}

// note keeps where a finding stands.
func (p *Point) note(item *Item, f *features.Finding) {
	if item == nil || f.Activity == features.Dormant || f.Owner != item.Owner {
		return
	}
	if item.Own() {
		p.Dirs[Directory(f.File)]++
	}
	if f.Kind == features.KindUse {
		item.Files = noted(item.Files, f.File)
		return
	}
	if f.Context != features.InDoctest {
		item.Places = noted(item.Places, fmt.Sprintf("%s:%d", f.File, f.Line))
	}
}

func noted(list []string, s string) []string {
	if len(list) >= maxNoted || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// Directory is the first two components of a file's directory, "." at the top.
func Directory(file string) string {
	dir := path.Dir(file)
	if first, rest, ok := strings.Cut(dir, "/"); ok {
		second, _, _ := strings.Cut(rest, "/")
		return first + "/" + second
	}
	return dir
}

// settle derives what is not stored, and puts the items in order.
func (p *Point) settle() {
	p.kernel = release.Kernel{}
	if p.Version != nil {
		p.kernel, _ = release.ParseKernel(*p.Version)
	}
	slices.SortStableFunc(p.Items, func(a, b *Item) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Kind, b.Kind))
	})
}

// Compare orders points as the trees were published: by kernel version, then
// by the time of the commit, then in the order they were asked for.
func (p *Point) Compare(o *Point) int {
	return cmp.Or(p.kernel.Compare(o.kernel), cmp.Compare(p.Time, o.Time), cmp.Compare(p.given, o.given),
		strings.Compare(p.Label, o.Label))
}

// Day is the day of the point since 1970, and false when nothing tells it: the
// commit's own date, or else the date of the kernel release.
func (p *Point) Day() (int, bool) {
	if p.Date != "" {
		return parseDay(p.Date)
	}
	return kernelDay(p.kernel)
}

// item finds an item by name.
func (p *Point) item(name string) *Item {
	i, ok := slices.BinarySearchFunc(p.Items, name, func(i *Item, name string) int { return strings.Compare(i.Name, name) })
	if !ok {
		return nil
	}
	return p.Items[i]
}

// share lets equal items of a and p be one in memory: a history of ten
// thousand points differs from each to the next by little.
func (p *Point) share(a *Point) {
	for i, item := range p.Items {
		if old := a.item(item.Name); old != nil && equalItems(old, item) {
			p.Items[i] = old
		}
	}
	if slices.Equal(p.Items, a.Items) {
		p.Items = a.Items
	}
	if equalMaps(p.Dirs, a.Dirs) {
		p.Dirs = a.Dirs
	}
	if equalMaps(p.Subgoals, a.Subgoals) {
		p.Subgoals = a.Subgoals
	}
	if equalMaps(p.Minimum, a.Minimum) {
		p.Minimum = a.Minimum
	}
}

func equalMaps[V comparable](a, b map[string]V) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, ok := b[k]; !ok || w != v {
			return false
		}
	}
	return true
}

func equalItems(a, b *Item) bool {
	return a == b || a.Name == b.Name && a.Kind == b.Kind && a.State == b.State &&
		same(a.Until, b.Until) && same(a.StableSince, b.StableSince) && same(a.KnownSince, b.KnownSince) &&
		same(a.TrackingIssue, b.TrackingIssue) && same(a.Subgoal, b.Subgoal) &&
		a.Owner == b.Owner && a.Activity == b.Activity && a.Gates == b.Gates && a.Uses == b.Uses &&
		slices.Equal(a.Crates, b.Crates) && slices.Equal(a.Places, b.Places) && slices.Equal(a.Files, b.Files)
}

func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
