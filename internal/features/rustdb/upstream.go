package rustdb

import (
	"slices"

	"featscan/internal/features"
	"featscan/internal/release"
)

// Upstream shows the database as what judging and explaining ask of it.
func (db *DB) Upstream() features.Database { return upstream{db} }

type upstream struct{ db *DB }

// Fact answers for a feature, or for an option by its bare name.
func (u upstream) Fact(name string) (features.Fact, bool) {
	e, ok := u.db.head(name)
	if !ok {
		return features.Fact{}, false
	}
	f := features.Fact{
		Kind: string(e.Kind), StableSince: e.StableSince, KnownSince: e.KnownSince,
		RemovedIn: e.RemovedIn, RenamedTo: e.RenamedTo, Note: e.Note, Edition: e.Edition, TrackingIssue: e.TrackingIssue,
	}
	if e.Option != nil {
		f.Help, f.TargetModifier = e.Option.Help, e.Option.TargetModifier
		f.StableForm, f.StableFormSince = e.Option.StableForm, e.Option.StableFormSince
	}
	return f, true
}

// Items are the paths of what a library feature gates, sorted.
func (u upstream) Items(name string) []string {
	e, ok := u.db.Lookup(name)
	if !ok {
		return nil
	}
	items := make([]string, 0, len(e.Gates))
	for i := range e.Gates {
		items = append(items, e.Gates[i].Path)
	}
	return slices.Compact(items) // an item may have several ranges
}

// StateAt asks the newest patch level of the release that was read: no patch
// release ever changed a feature, so 1.85.0 is as 1.85.1.
func (u upstream) StateAt(name string, at release.Rust) features.Status {
	for _, r := range u.db.read {
		if r.Major == at.Major && r.Minor == at.Minor {
			at = r
		}
	}
	if newest := u.db.Newest(); newest.Less(at) {
		at = newest
	}
	if state := u.db.StateAt(name, at); state != Absent {
		return features.Status(state)
	}
	return features.StatusAbsent
}

// Newest is the newest release known.
func (u upstream) Newest() release.Rust { return u.db.Newest() }

// Releases are the minor releases known, oldest first.
func (u upstream) Releases() []release.Rust { return u.db.Releases() }

// Names lists every feature and option known, sorted.
func (u upstream) Names() []string { return u.db.Names() }
