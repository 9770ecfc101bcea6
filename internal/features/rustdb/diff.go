package rustdb

import (
	"maps"
	"slices"

	"featscan/internal/release"
)

// Difference is a name that two views of Rust see differently.
type Difference struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Before and After are the states, nil where the name is not known.
	Before *State `json:"before"`
	After  *State `json:"after"`
	// StableSince, RenamedTo and TrackingIssue are those of the later view.
	StableSince   *string `json:"stable_since"`
	RenamedTo     *string `json:"renamed_to"`
	TrackingIssue *int    `json:"tracking_issue"`
	// Gated and Released are the paths that the feature gates only after, and only
	// before, while it is known to both.
	Gated    []string `json:"gated"`
	Released []string `json:"released"`
}

// View is a database as one of its releases sees it.
type View struct {
	DB *DB
	At release.Rust
}

// Diff lists what differs between two views, sorted by name: states, and the
// items that a feature gates.
func Diff(before, after View) []Difference {
	names := map[string]bool{}
	for _, db := range []*DB{before.DB, after.DB} {
		for _, name := range db.names {
			names[name] = true
		}
	}
	diffs := []Difference{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if d, ok := difference(name, before, after); ok {
			diffs = append(diffs, d)
		}
	}
	return diffs
}

func difference(name string, before, after View) (Difference, bool) {
	old, oldState := before.see(name)
	now, nowState := after.see(name)
	d := Difference{Name: name, Before: oldState, After: nowState, Gated: []string{}, Released: []string{}}
	if old != nil && now != nil {
		was, is := old.paths(before.At, false), now.paths(after.At, false)
		d.Gated, d.Released = without(is, was), without(was, is)
	}
	same := (oldState == nil) == (nowState == nil) && (oldState == nil || *oldState == *nowState)
	if same && len(d.Gated) == 0 && len(d.Released) == 0 {
		return d, false
	}
	latest, view := now, after
	if latest == nil {
		latest, view = old, before
	}
	r := latest.record(view.At, false)
	d.Kind, d.StableSince, d.TrackingIssue = r.Kind, r.StableSince, r.TrackingIssue
	if latest.RenamedTo != "" && (nowState == nil || *nowState == Removed) {
		d.RenamedTo = &latest.RenamedTo
	}
	return d, true
}

// see is the entry of a name and its state; both nil where it is not known, and
// the entry alone where it is known no longer.
func (v View) see(name string) (*Entry, *State) {
	e, ok := v.DB.Lookup(name)
	if !ok {
		return nil, nil
	}
	state := e.StateAt(v.At)
	if state == Absent || !e.KnownAt(v.At) {
		return e, nil
	}
	return e, &state
}

func without(all, some []string) []string {
	rest := []string{}
	for _, s := range all {
		if _, found := slices.BinarySearch(some, s); !found {
			rest = append(rest, s)
		}
	}
	return rest
}
