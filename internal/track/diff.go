package track

import (
	"slices"
	"sort"
	"strings"

	"featscan/internal/features"
)

// Diff is what differs between two points. It marshals to the JSON of
// `featscan diff`.
type Diff struct {
	SchemaVersion int           `json:"schema_version"`
	From          Side          `json:"from"`
	To            Side          `json:"to"`
	Minimum       []DiffMinimum `json:"minimum_rust"` // only those that differ, "default" first
	Features      []DiffItem    `json:"features"`     // only those that differ, by change and name
	Flags         []DiffItem    `json:"flags"`
	Subgoals      []DiffSubgoal `json:"subgoals"` // only those that differ, by id
}

// Side is one of the two points.
type Side struct {
	Label    string           `json:"label"`
	Version  *string          `json:"kernel_version"`
	Minimum  features.Minimum `json:"minimum_rust"`
	Features features.Counts  `json:"features"`
	Flags    features.Counts  `json:"flags"`
	Gates    int              `json:"gates"`
	Uses     int              `json:"uses"`
}

// DiffMinimum is a minimum that differs; nil where a side states none.
type DiffMinimum struct {
	Arch string  `json:"arch"`
	From *string `json:"from"`
	To   *string `json:"to"`
}

// DiffItem is a feature or flag that differs. From or To is nil on the side
// that does not have it.
type DiffItem struct {
	Name   string    `json:"name"`
	Kind   string    `json:"kind"`
	Change string    `json:"change"` // "added", "gone" or "changed"
	From   *DiffSide `json:"from"`
	To     *DiffSide `json:"to"`
}

// DiffSide is what one side says of an item.
type DiffSide struct {
	State features.State `json:"state"`
	Until *string        `json:"until"`
	Gates int            `json:"gates"`
	Uses  int            `json:"uses"`
}

// DiffSubgoal is a subgoal of which more or less remains.
type DiffSubgoal struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	From  int    `json:"from"`
	To    int    `json:"to"`
}

// NewDiff compares two points; cat may be nil.
func NewDiff(a, b *Point, cat *features.Catalog) *Diff {
	d := &Diff{SchemaVersion: features.SchemaVersion, From: side(a), To: side(b),
		Minimum: diffMinimum(a.Minimum, b.Minimum), Subgoals: []DiffSubgoal{}}
	d.Features = diffItems(a, b, (*Item).Feature)
	d.Flags = diffItems(a, b, (*Item).Flag)
	for _, g := range progress([]*Point{a, b}, cat) {
		if g.Remaining[0] != g.Remaining[1] {
			d.Subgoals = append(d.Subgoals, DiffSubgoal{g.ID, g.Title, g.Remaining[0], g.Remaining[1]})
		}
	}
	slices.SortFunc(d.Subgoals, func(a, b DiffSubgoal) int { return strings.Compare(a.ID, b.ID) })
	return d
}

// Same reports whether nothing differs.
func (d *Diff) Same() bool {
	return len(d.Minimum)+len(d.Features)+len(d.Flags)+len(d.Subgoals) == 0
}

func side(p *Point) Side {
	return Side{p.Label, p.Version, p.Minimum, p.Summary.Features, p.Summary.Flags, p.Summary.Gates, p.Summary.Uses}
}

func diffMinimum(a, b features.Minimum) []DiffMinimum {
	out := []DiffMinimum{}
	archs := map[string]bool{}
	for arch := range a {
		archs[arch] = true
	}
	for arch := range b {
		archs[arch] = true
	}
	for arch := range archs {
		if a[arch] != b[arch] {
			out = append(out, DiffMinimum{arch, text(a[arch].String()), text(b[arch].String())})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if x, y := out[i].Arch == "default", out[j].Arch == "default"; x != y {
			return x
		}
		return out[i].Arch < out[j].Arch
	})
	return out
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// diffItems lists what came, then what went, then what changed.
func diffItems(a, b *Point, want func(*Item) bool) []DiffItem {
	var added, gone, changed []DiffItem
	of := func(p *Point, name string) *Item {
		if i := p.item(name); i != nil && i.Own() && want(i) {
			return i
		}
		return nil
	}
	for _, i := range b.Items {
		now, old := of(b, i.Name), of(a, i.Name)
		switch {
		case now == nil:
		case old == nil:
			added = append(added, DiffItem{i.Name, i.Kind, "added", nil, diffSide(i)})
		case !same(old.Until, now.Until) || old.State != now.State || old.Gates != now.Gates || old.Uses != now.Uses:
			changed = append(changed, DiffItem{i.Name, i.Kind, "changed", diffSide(old), diffSide(now)})
		}
	}
	for _, i := range a.Items {
		if of(a, i.Name) != nil && of(b, i.Name) == nil {
			gone = append(gone, DiffItem{i.Name, i.Kind, "gone", diffSide(i), nil})
		}
	}
	return append([]DiffItem{}, slices.Concat(added, gone, changed)...)
}

func diffSide(i *Item) *DiffSide { return &DiffSide{i.State, i.Until, i.Gates, i.Uses} }
