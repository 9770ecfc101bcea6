package track

import (
	"cmp"
	"fmt"

	"featscan/internal/features"
	"featscan/internal/release"
)

// Comparison is what a hand-kept list says otherwise than the facts.
type Comparison struct {
	File    string   `json:"file"`
	Entries int      `json:"entries"`
	Differs []Differ `json:"differs"` // in the order of the list, then what it lacks
}

// Differ is one disagreement.
type Differ struct {
	Name string `json:"name"`
	Line int    `json:"line"` // in the list; 0 for what it lacks
	What string `json:"what"` // "stable since", "state", "tracking issue", "name" or "missing"
	List string `json:"list"` // what the list says
	Fact string `json:"fact"` // what the tree and the database say
}

// Compare holds entries against the newest point of s and the database. What
// only cat knows may be an option of another tool; cat may be nil.
func Compare(file string, entries []Entry, s *Series, db features.Database, cat *features.Catalog) *Comparison {
	c := &Comparison{File: file, Entries: len(entries), Differs: []Differ{}}
	listed := map[string]bool{}
	cited := citedIssues(entries, db)
	for i := range entries {
		e := &entries[i]
		listed[e.Name] = true
		fact, known := db.Fact(e.Name)
		switch {
		case known:
		case e.Wish, cat != nil && cat.Subgoal(e.Name) != "":
			continue
		default:
			c.add(e, "name", "so", fmt.Sprintf("in no release of Rust up to %s", db.Newest()))
			continue
		}
		if fact.RenamedTo != "" {
			listed[fact.RenamedTo] = true
		}
		c.stable(e, &fact, db)
		if e.Issue != 0 && !e.Valued && fact.TrackingIssue != 0 && !cited[lineIssue{e.Line, e.Issue}] {
			c.add(e, "tracking issue", fmt.Sprintf("rust#%d", e.Issue), fmt.Sprintf("rust#%d", fact.TrackingIssue))
		}
		c.standing(e, &fact, s)
	}
	if s.Newest != nil {
		for _, i := range s.Newest.Items {
			if i.Own() && i.Open() && (i.Feature() || i.Flag()) && !listed[i.Name] {
				c.Differs = append(c.Differs, Differ{i.Name, 0, "missing", "nothing", fmt.Sprintf("turned on in %s, %s", s.Newest.Label, i.State)})
			}
		}
	}
	return c
}

// lineIssue is an issue that a line of a list names.
type lineIssue struct{ line, issue int }

// citedIssues are the issues that track one of the names on their line: features
// that belong together share an entry, and an issue.
func citedIssues(entries []Entry, db features.Database) map[lineIssue]bool {
	cited := map[lineIssue]bool{}
	for i := range entries {
		if fact, ok := db.Fact(entries[i].Name); ok && fact.TrackingIssue == entries[i].Issue {
			cited[lineIssue{entries[i].Line, entries[i].Issue}] = true
		}
	}
	return cited
}

func (c *Comparison) add(e *Entry, what, list, fact string) {
	c.Differs = append(c.Differs, Differ{e.Name, e.Line, what, list, fact})
}

// stable compares since when something is stable, in minor releases: that is
// how people write them.
func (c *Comparison) stable(e *Entry, fact *features.Fact, db features.Database) {
	if e.Stable.IsZero() {
		return
	}
	if e.As != "" {
		if as, ok := db.Fact(e.As); ok {
			fact = &as
		}
	}
	is := cmp.Or(fact.StableSince, fact.StableFormSince)
	if is.IsZero() && fact.RenamedTo != "" {
		if next, ok := db.Fact(fact.RenamedTo); ok {
			is = cmp.Or(next.StableSince, next.StableFormSince)
		}
	}
	minor := func(r release.Rust) string { return fmt.Sprintf("%d.%d", r.Major, r.Minor) }
	switch {
	case minor(is) == minor(e.Stable):
	case !is.IsZero():
		c.add(e, "stable since", minor(e.Stable), is.String())
	case !fact.RemovedIn.IsZero():
		c.add(e, "stable since", minor(e.Stable), "gone since "+fact.RemovedIn.String()+", and never stable")
	default:
		c.add(e, "stable since", minor(e.Stable), fmt.Sprintf("not stable in any release up to %s", db.Newest()))
	}
}

// standing compares whether something is done with.
func (c *Comparison) standing(e *Entry, fact *features.Fact, s *Series) {
	if s.Newest == nil {
		return
	}
	item := s.Newest.item(e.Name)
	if item != nil && !item.Own() {
		item = nil
	}
	stable := fact.StableSince
	switch {
	case e.Done && item != nil && (item.State == features.Blocked || item.State == features.Unknown):
		c.add(e, "state", "done", fmt.Sprintf("turned on in %s, and %s", s.Newest.Label, item.State))
	case e.Wish || e.Done:
	case !stable.IsZero() && e.Stable.IsZero() && (item == nil || item.State != features.Blocked):
		c.add(e, "state", "open", "stable since "+stable.String())
	case item == nil && gone(s, e.Name) != "":
		c.add(e, "state", "open", "not turned on any more since "+gone(s, e.Name))
	}
}

// gone is the version that turned a name on no more, "" when none did.
func gone(s *Series, name string) string {
	for _, list := range [][]Life{s.Features, s.Flags} {
		for i := range list {
			if list[i].Name == name && list[i].GoneIn != nil {
				return *list[i].GoneIn
			}
		}
	}
	return ""
}
