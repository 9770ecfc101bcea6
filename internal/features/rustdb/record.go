package rustdb

import (
	"fmt"
	"slices"
	"strings"

	"featscan/internal/release"
)

// Record is an entry as one release sees it: what `featscan db show` prints. It
// marshals to the JSON contract of that command.
type Record struct {
	Name          string   `json:"name"`
	Kind          Kind     `json:"kind"`
	State         State    `json:"state"`
	StableSince   *string  `json:"stable_since"`
	KnownSince    *string  `json:"known_since"`
	RemovedIn     *string  `json:"removed_in"`
	RenamedTo     *string  `json:"renamed_to"`
	TrackingIssue *int     `json:"tracking_issue"`
	Gates         []string `json:"gates"` // sorted paths; never nil
	// ConstOnly says that the feature gates only the use of items in constants.
	ConstOnly bool `json:"const_only"`
	// Note is rustc's reason for a removal, or what else there is to know.
	Note *string `json:"note"`
	// History is every change of state; two for the same release where both
	// facets of a name change.
	History []RecordChange `json:"history"`
	Option  *RecordOption  `json:"option"` // nil for features
}

// RecordChange is a point in the history of a facet of a name.
type RecordChange struct {
	Facet string `json:"facet"` // "lang", "lib" or "flag"
	From  string `json:"from"`  // "1.0.0" stands for the unknown past
	State State  `json:"state"`
	Exact bool   `json:"exact"` // From is the very release of the change
}

// RecordOption is what there is to know of a compiler option.
type RecordOption struct {
	Type            string                  `json:"type"`
	Expects         string                  `json:"expects"`
	Values          []string                `json:"values"`
	ValueSince      map[string]release.Rust `json:"value_since"` // values younger than the option
	Help            string                  `json:"help"`
	TargetModifier  bool                    `json:"target_modifier"`
	Mitigation      bool                    `json:"mitigation"`
	StableForm      *string                 `json:"stable_form"`
	StableFormSince *string                 `json:"stable_form_since"`
}

// Query selects what Records lists.
type Query struct {
	// At is the release whose view is wanted; zero for the newest one.
	At release.Rust
	// Since keeps what became stable in this release or later; zero keeps all.
	Since release.Rust
	// Names are the names wanted. None stands for all that rustc knows at At or,
	// when At is zero, for all that it ever knew.
	Names []string
}

// UnknownNameError says that no release knows a name.
type UnknownNameError struct {
	Name    string
	Nearest []string
}

func (e *UnknownNameError) Error() string {
	text := fmt.Sprintf("name %q is in no Rust release known", e.Name)
	if len(e.Nearest) > 0 {
		text += "; did you mean " + strings.Join(e.Nearest, ", ") + "?"
	}
	return text
}

// Records answers a query, sorted by name. The second result lists the wanted
// names that release At does not know yet; they have no record.
func (db *DB) Records(q Query) (records []Record, later []string, err error) {
	all := q.At.IsZero()
	when := q.At
	if all {
		when = db.Newest()
	}
	var entries []*Entry
	if len(q.Names) == 0 {
		entries = db.All()
	} else {
		for _, name := range q.Names {
			e, ok := db.Lookup(name)
			if !ok {
				return nil, nil, &UnknownNameError{name, db.Nearest(name)}
			}
			entries = append(entries, e)
		}
		slices.SortFunc(entries, func(a, b *Entry) int { return strings.Compare(a.Name, b.Name) })
		entries = slices.Compact(entries)
	}
	records = []Record{}
	for _, e := range entries {
		if !q.Since.IsZero() {
			if since := e.StableSinceAt(when); since.IsZero() || since.Less(q.Since) {
				continue
			}
		}
		switch {
		case e.StateAt(when) == Absent:
			if len(q.Names) > 0 {
				later = append(later, e.Name)
			}
		case all || len(q.Names) > 0 || e.KnownAt(when):
			records = append(records, e.record(when, all))
		}
	}
	return records, later, nil
}

// record is the view of release at. With whole set, the gates of a feature that
// gates nothing any more are those that it gated last.
func (e *Entry) record(at release.Rust, whole bool) Record {
	r := Record{
		Name: e.Name, Kind: e.KindAt(at), State: e.StateAt(at), ConstOnly: e.ConstOnlyAt(at),
		StableSince: textOf(e.StableSinceAt(at)), History: []RecordChange{},
		Gates: e.paths(at, whole),
	}
	if e.Kind == KindFlag && e.StateAt(at) == Stable {
		r.StableSince = textOf(e.StableSince)
	}
	if !at.Less(e.KnownSince) {
		r.KnownSince = textOf(e.KnownSince)
	}
	if !e.RemovedIn.IsZero() && !at.Less(e.RemovedIn) {
		r.RemovedIn = textOf(e.RemovedIn)
	}
	if e.RenamedTo != "" && (whole || r.State == Removed) {
		r.RenamedTo = &e.RenamedTo
	}
	if e.Note != "" && (whole || r.State == Removed) {
		r.Note = &e.Note
	}
	if e.TrackingIssue != 0 {
		r.TrackingIssue = &e.TrackingIssue
	}
	for _, f := range []struct {
		name    string
		changes []Change
	}{{"lang", e.Lang}, {"lib", e.Lib}, {"flag", e.Flag}} {
		for _, c := range f.changes {
			r.History = append(r.History, RecordChange{f.name, c.From.String(), public(c.State), c.Sure})
		}
	}
	if e.Option != nil {
		r.Option = e.Option.record()
	}
	return r
}

func (o *Option) record() *RecordOption {
	r := &RecordOption{
		Type: o.Type, Expects: o.Expects, Values: o.Values, ValueSince: o.ValueSince, Help: o.Help,
		TargetModifier: o.TargetModifier, Mitigation: o.Mitigation, StableFormSince: textOf(o.StableFormSince),
	}
	if r.Values == nil {
		r.Values = []string{}
	}
	if r.ValueSince == nil {
		r.ValueSince = map[string]release.Rust{}
	}
	if o.StableForm != "" {
		r.StableForm = &o.StableForm
	}
	return r
}

// paths are the paths of what the feature gates at a release, sorted.
func (e *Entry) paths(at release.Rust, whole bool) []string {
	if whole {
		at = e.lastGating(at)
	}
	paths := []string{}
	for i := range e.Gates {
		item := &e.Gates[i]
		if !item.GatedAt(at) {
			continue
		}
		paths = append(append(paths, item.Path), item.Public...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// lastGating is the newest release, up to r, at which the feature gates an item.
func (e *Entry) lastGating(r release.Rust) release.Rust {
	var last release.Rust
	for i := range e.Gates {
		item := &e.Gates[i]
		if item.Until.IsZero() || r.Less(item.Until) {
			return r
		}
		if just := (release.Rust{Major: item.Until.Major, Minor: item.Until.Minor - 1, Patch: 1 << 10}); last.Less(just) {
			last = just
		}
	}
	return last
}

func textOf(r release.Rust) *string {
	if r.IsZero() {
		return nil
	}
	text := r.String()
	return &text
}
