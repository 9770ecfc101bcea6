package features

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"featscan/internal/release"
)

// Catalog is features.yaml: what people know about the goals of the Rust
// project. It states facts and decides nothing; LoadCatalog makes one.
type Catalog struct {
	Documents []Document
	Subgoals  []CatalogSubgoal // in the file's order, which is one of meaning

	byID    map[string]*CatalogSubgoal
	primary map[string]string   // name, or name=value, to the subgoal it is counted in
	also    map[string][]string // name, or name=value, to the other subgoals that speak of it
	noGoal  map[string]string   // name to the reason
	notes   map[string]*NameNote
}

// Document is one goal document of the Rust project.
type Document struct {
	ID       string // season and file, such as "2024h2/rfl_stable"
	Title    string
	Status   string // "accepted", "proposed", "not accepted", or "" for a page that is no goal
	Contact  string // the point of contact, "" when the document names none
	Tracking string // the goal's own issue, such as "goals#116", or ""
}

// URL is where the document is published.
func (d Document) URL() string {
	return "https://rust-lang.github.io/rust-project-goals/" + d.ID + ".html"
}

// CatalogSubgoal is one subgoal as the catalogue knows it, whatever tree is
// looked at.
type CatalogSubgoal struct {
	ID        string
	Title     string
	About     string // one paragraph in plain words
	Documents []string
	Owners    []string
	Issues    []string // "rust#N" or "goals#N"
	RFCs      []int
	Features  []string // those counted here, sorted
	Flags     []string // "-Zname", sorted
	Cfgs      []string
	Also      []string // names counted elsewhere that this subgoal speaks of too
	Steps     []CatalogStep
	Meanwhile string // how a kernel lives with it until it is done
	WayOut    string // how a tree gets rid of it
	Note      string
}

// CatalogStep is one row of a goal document's table, and whether it is done.
type CatalogStep struct {
	Title    string // in the document's own words
	Document string
	Done     bool
	Owner    string
	Note     string       // the document's own note
	Evidence string       // why it is held to be done or open
	Since    release.Rust // the Rust release that shows it done, or zero
}

// NameNote is what people know about one feature, flag or cfg beyond its place.
type NameNote struct {
	Name      string
	About     string // what it is, in one or two sentences
	Tool      string // "rustdoc", "cargo" or "clippy" for an option that is not rustc's
	RenamedTo string
	Meanwhile string
	WayOut    string
	Note      string
}

// Subgoal is the id of the subgoal that a feature, flag or cfg is counted in,
// or "". A flag may be asked for with its value, as "-Zsanitizer=kcfi".
func (c *Catalog) Subgoal(name string) string {
	if id, ok := c.primary[name]; ok {
		return id
	}
	base, _, _ := strings.Cut(name, "=")
	return c.primary[base]
}

// Also lists the other subgoals that speak of a name, sorted.
func (c *Catalog) Also(name string) []string { return c.also[name] }

// NoGoal is the reason why a name belongs to no subgoal; ok is false when it
// belongs to one, or is not in the catalogue.
func (c *Catalog) NoGoal(name string) (reason string, ok bool) {
	reason, ok = c.noGoal[name]
	return reason, ok
}

// Tool names the tool that an option belongs to when that is not rustc.
func (c *Catalog) Tool(name string) string { return c.Note(name).Tool }

// Note is what is known about a name; it is empty, with Name set, when nothing is.
func (c *Catalog) Note(name string) NameNote {
	if n := c.notes[name]; n != nil {
		return *n
	}
	return NameNote{Name: name}
}

// Find returns the subgoal of that id, or nil.
func (c *Catalog) Find(id string) *CatalogSubgoal { return c.byID[id] }

// Document returns the document of that id.
func (c *Catalog) Document(id string) (Document, bool) {
	for _, d := range c.Documents {
		if d.ID == id {
			return d, true
		}
	}
	return Document{}, false
}

// Names lists every feature, flag and cfg that the catalogue places or says
// to belong nowhere, without flag values, sorted.
func (c *Catalog) Names() []string {
	var names []string
	for n := range c.primary {
		if !strings.Contains(n, "=") {
			names = append(names, n)
		}
	}
	for n := range c.noGoal {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// Goals lists the seasons of the subgoal's documents, oldest first.
func (s *CatalogSubgoal) Goals() []string {
	var seasons []string
	for _, d := range s.Documents {
		season, _, _ := strings.Cut(d, "/")
		seasons = append(seasons, season)
	}
	// "2025h1" < "2025h2" < "2026", so that text order is time order.
	sort.Strings(seasons)
	return slices.Compact(seasons)
}

// TrackingIssue is the number of the subgoal's own issue in rust-lang/rust, or
// of its goal's issue when it has none, or 0. Issues says which.
func (s *CatalogSubgoal) TrackingIssue() int {
	for _, repository := range []string{"rust#", "goals#"} {
		for _, issue := range s.Issues {
			if number, ok := strings.CutPrefix(issue, repository); ok {
				n, _ := strconv.Atoi(number) // checked when loaded
				return n
			}
		}
	}
	return 0
}

// Open counts the steps that are not done.
func (s *CatalogSubgoal) Open() int {
	n := 0
	for _, step := range s.Steps {
		if !step.Done {
			n++
		}
	}
	return n
}

// progress lays the features that the tree's own code turns on over the
// subgoals; every subgoal is listed, sorted by id.
func (c *Catalog) progress(list []Feature) []Subgoal {
	out := make([]Subgoal, 0, len(c.Subgoals))
	for i := range c.Subgoals {
		out = append(out, c.Subgoals[i].result())
	}
	slices.SortFunc(out, func(a, b Subgoal) int { return strings.Compare(a.ID, b.ID) })
	at := map[string]*Subgoal{}
	for i := range out {
		at[out[i].ID] = &out[i]
	}
	for _, f := range list {
		if f.Subgoal == nil || !f.TurnedOn || f.Activity == Dormant || f.Owner != OwnerTree {
			continue
		}
		s := at[*f.Subgoal]
		s.Features = append(s.Features, f.Name)
		s.Gates += f.Gates
		s.Uses += f.Uses
		switch f.State {
		case Blocked, Waiting, Removed, Unknown:
			s.Remaining++
		}
	}
	for i := range out {
		sort.Strings(out[i].Features)
	}
	return out
}

func (s *CatalogSubgoal) result() Subgoal {
	r := Subgoal{
		ID: s.ID, Title: s.Title, Goals: list(s.Goals()), Documents: list(s.Documents),
		Issues: list(s.Issues), Owners: list(s.Owners), Steps: []Step{}, Features: []string{},
	}
	if n := s.TrackingIssue(); n != 0 {
		r.TrackingIssue = &n
	}
	for _, step := range s.Steps {
		r.Steps = append(r.Steps, Step{Title: step.Title, Done: step.Done, Owner: optional(step.Owner), Note: optional(step.Remark())})
	}
	return r
}

// Remark is the document's note and the evidence in one line.
func (s CatalogStep) Remark() string {
	switch {
	case s.Note == "":
		return s.Evidence
	case s.Evidence == "":
		return s.Note
	}
	return s.Note + "; " + s.Evidence
}

func list(s []string) []string { return append([]string{}, s...) }

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
