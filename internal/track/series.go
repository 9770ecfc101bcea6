package track

import (
	"slices"
	"sort"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/release"
)

// Series is a history that was looked at as a whole. It marshals to the JSON
// contract of `featscan track`.
type Series struct {
	SchemaVersion int        `json:"schema_version"`
	Points        []Moment   `json:"points"`   // oldest first
	Features      []Life     `json:"features"` // of the tree's own code, sorted by name
	Flags         []Life     `json:"flags"`
	Subgoals      []Progress `json:"subgoals"`  // those that some point met, in the catalogue's order
	HeldBack      []Held     `json:"held_back"` // at the newest point, by release
	// Projection is nil when the points do not carry one; Reason then says why.
	Projection *Projection `json:"projection"`
	Reason     string      `json:"no_projection,omitempty"`
	// Compared is what a hand-kept list says otherwise, nil when none was given.
	Compared *Comparison `json:"compared,omitempty"`

	// Newest is the last point whole, for a page that shows its items.
	Newest *Point         `json:"-"`
	Matrix *kernel.Matrix `json:"-"` // of the newest point
}

// Moment is one point as a report shows it.
type Moment struct {
	Label     string           `json:"label"`
	Version   *string          `json:"kernel_version"`
	Minimum   features.Minimum `json:"minimum_rust"`
	Rust      string           `json:"rust"`
	Date      *string          `json:"date"`
	Commit    *string          `json:"commit"`
	Features  features.Counts  `json:"features"`
	Vendored  features.Counts  `json:"vendored"`
	Flags     features.Counts  `json:"flags"`
	Dormant   int              `json:"dormant"`
	Gates     int              `json:"gates"`
	Uses      int              `json:"uses"`
	Files     int              `json:"files"`
	Damaged   int              `json:"damaged"`
	Skipped   int              `json:"skipped"`
	ByKind    map[string]int   `json:"by_kind"` // features of the tree's own, "lang" and "lib"
	BySubgoal map[string]int   `json:"by_subgoal"`
	ByCrate   map[string]int   `json:"by_crate"` // features that a crate turns on
	ByOwner   map[string]int   `json:"by_owner"` // "tree" and "vendored"
	ByDir     map[string]int   `json:"by_directory"`
	// What came and went since the point before: features of the tree's own, and
	// options. Moved are those whose state is another.
	Added      []string `json:"added"`
	Gone       []string `json:"gone"`
	FlagsAdded []string `json:"flags_added"`
	FlagsGone  []string `json:"flags_gone"`
	Moved      []Move   `json:"moved"`

	// Day is the day of Date since 1970, and 0 without one.
	Day int `json:"-"`
}

// Move is a feature or flag whose state changed.
type Move struct {
	Name string         `json:"name"`
	From features.State `json:"from"`
	To   features.State `json:"to"`
}

// Progress is one subgoal over the history.
type Progress struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Done      int             `json:"steps_done"`
	Total     int             `json:"steps"`
	Open      []features.Step `json:"open_steps"`
	Remaining []int           `json:"remaining"` // at each point
	Names     []string        `json:"names"`     // what the newest point has of it
}

// Held is what the present minimum keeps back, although a newer rustc that is
// out already would do without it.
type Held struct {
	Rust     string   `json:"rust"` // the minimum that would free them
	Date     *string  `json:"date"` // of that release
	Features []string `json:"features"`
	Flags    []string `json:"flags"`
}

// NewSeries looks at points as a whole. It sorts them; cat gives the subgoals
// their titles and steps, and may be nil.
func NewSeries(points []*Point, cat *features.Catalog) *Series {
	slices.SortStableFunc(points, (*Point).Compare)
	s := &Series{SchemaVersion: features.SchemaVersion, Points: []Moment{}, HeldBack: []Held{}}
	for i, p := range points {
		var before *Point
		if i > 0 {
			before = points[i-1]
		}
		s.Points = append(s.Points, newMoment(p, before))
	}
	s.Features = lives(points, func(i *Item) bool { return i.Feature() && i.Own() })
	s.Flags = lives(points, func(i *Item) bool { return i.Flag() && i.Own() })
	s.Subgoals = progress(points, cat)
	for i := range s.Points {
		for _, g := range s.Subgoals {
			s.Points[i].BySubgoal[g.ID] = g.Remaining[i]
		}
	}
	s.Projection, s.Reason = project(s.Points)
	if len(points) > 0 {
		s.Newest = points[len(points)-1]
		s.Matrix = s.Newest.Matrix
		s.HeldBack = heldBack(s.Newest)
	}
	return s
}

func newMoment(p, before *Point) Moment {
	m := Moment{
		Label: p.Label, Version: p.Version, Minimum: p.Minimum, Rust: p.Rust,
		Features: p.Summary.Features, Vendored: p.Summary.Vendored, Flags: p.Summary.Flags,
		Dormant: p.Summary.Dormant, Gates: p.Summary.Gates, Uses: p.Summary.Uses,
		Files: p.Summary.Files, Damaged: p.Summary.Damaged, Skipped: p.Summary.Skipped,
		ByKind: map[string]int{"lang": 0, "lib": 0}, BySubgoal: map[string]int{}, ByCrate: map[string]int{},
		ByOwner: map[string]int{"tree": p.Summary.Features.Total, "vendored": p.Summary.Vendored.Total}, ByDir: p.Dirs,
		Added: []string{}, Gone: []string{}, FlagsAdded: []string{}, FlagsGone: []string{}, Moved: []Move{},
	}
	if p.Commit != "" {
		m.Commit = &p.Commit
	}
	if day, ok := p.Day(); ok {
		text := FormatDay(day)
		m.Date, m.Day = &text, day
	}
	for _, i := range p.Items {
		if i.Feature() && i.Own() {
			m.ByKind[i.Kind]++
			for _, c := range i.Crates {
				m.ByCrate[c]++
			}
		}
	}
	if before != nil {
		m.compare(before, p)
	}
	return m
}

// compare notes what came, went and changed its state.
func (m *Moment) compare(before, p *Point) {
	for _, i := range p.Items {
		old := before.item(i.Name)
		switch had := old != nil && old.Own(); {
		case !i.Own():
		case !had && i.Feature():
			m.Added = append(m.Added, i.Name)
		case !had && i.Flag():
			m.FlagsAdded = append(m.FlagsAdded, i.Name)
		case had && old.State != i.State && (i.Feature() || i.Flag()):
			m.Moved = append(m.Moved, Move{i.Name, old.State, i.State})
		}
	}
	for _, old := range before.Items {
		now := p.item(old.Name)
		switch has := now != nil && now.Own(); {
		case has || !old.Own():
		case old.Feature():
			m.Gone = append(m.Gone, old.Name)
		case old.Flag():
			m.FlagsGone = append(m.FlagsGone, old.Name)
		}
	}
}

// progress follows the subgoals that some point met.
func progress(points []*Point, cat *features.Catalog) []Progress {
	met := map[string]bool{}
	for _, p := range points {
		for id := range p.Subgoals {
			met[id] = true
		}
	}
	out := []Progress{}
	if cat != nil {
		for i := range cat.Subgoals {
			if g := &cat.Subgoals[i]; met[g.ID] {
				delete(met, g.ID)
				out = append(out, newProgress(g))
			}
		}
	}
	// A stored point may know a subgoal that the catalogue has no more.
	var rest []string
	for id := range met {
		rest = append(rest, id)
	}
	sort.Strings(rest)
	for _, id := range rest {
		out = append(out, Progress{ID: id, Title: id, Open: []features.Step{}})
	}
	for i := range out {
		out[i].follow(points)
	}
	return out
}

func newProgress(g *features.CatalogSubgoal) Progress {
	p := Progress{ID: g.ID, Title: g.Title, Total: len(g.Steps), Open: []features.Step{}}
	for _, s := range g.Steps {
		if s.Done {
			p.Done++
			continue
		}
		step := features.Step{Title: s.Title}
		if s.Owner != "" {
			step.Owner = &s.Owner
		}
		if s.Note != "" {
			step.Note = &s.Note
		}
		p.Open = append(p.Open, step)
	}
	return p
}

func (g *Progress) follow(points []*Point) {
	g.Remaining, g.Names = make([]int, len(points)), []string{}
	for i, p := range points {
		g.Remaining[i] = p.Subgoals[g.ID]
	}
	if len(points) == 0 {
		return
	}
	for _, item := range points[len(points)-1].Items {
		if item.Own() && item.Subgoal != nil && *item.Subgoal == g.ID {
			g.Names = append(g.Names, item.Name)
		}
	}
}

// heldBack groups what waits for a newer minimum by the release that frees it.
func heldBack(p *Point) []Held {
	byRelease := map[release.Rust]*Held{}
	for _, i := range p.Items {
		if i.State != features.Waiting || !i.Own() || i.Until == nil {
			continue
		}
		at, err := release.ParseRust(*i.Until)
		if err != nil || !i.Feature() && !i.Flag() {
			continue
		}
		h := byRelease[at]
		if h == nil {
			h = &Held{Rust: at.String(), Features: []string{}, Flags: []string{}}
			if day, ok := rustDay(at); ok {
				text := FormatDay(day)
				h.Date = &text
			}
			byRelease[at] = h
		}
		if i.Flag() {
			h.Flags = append(h.Flags, i.Name)
			continue
		}
		h.Features = append(h.Features, i.Name)
	}
	var order []release.Rust
	for at := range byRelease {
		order = append(order, at)
	}
	slices.SortFunc(order, release.Rust.Compare)
	out := []Held{}
	for _, at := range order {
		out = append(out, *byRelease[at])
	}
	return out
}
