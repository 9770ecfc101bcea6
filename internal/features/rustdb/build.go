package rustdb

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/release"
)

// Build reads unpacked Rust source trees, in any order, and joins what they say
// with the facts kept by hand.
func Build(dirs ...string) (*DB, error) {
	var rels []*Release
	var errs []error
	for _, dir := range dirs {
		rel, err := ReadDir(dir)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		rels = append(rels, rel)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return Merge(rels)
}

// Merge joins releases into a database. A change between two of them is dated by
// what the later one declares; see the comment at facet.
func Merge(rels []*Release) (*DB, error) {
	facts, err := handFacts()
	if err != nil {
		return nil, err
	}
	return mergeWith(rels, facts)
}

func mergeWith(rels []*Release, facts []fact) (*DB, error) {
	if len(rels) == 0 {
		return nil, errors.New("a database wants at least one Rust source tree")
	}
	rels = slices.Clone(rels)
	slices.SortStableFunc(rels, func(a, b *Release) int { return a.Version.Compare(b.Version) })
	read := make([]release.Rust, len(rels))
	for i, rel := range rels {
		read[i] = rel.Version
		if i > 0 && rel.Version == rels[i-1].Version {
			return nil, fmt.Errorf("rust %s is given twice", rel.Version)
		}
	}
	names := map[string]bool{}
	for _, rel := range rels {
		for _, m := range []map[string]*Declared{rel.Lang, rel.Lib} {
			for name := range m {
				names[name] = true
			}
		}
		for _, d := range rel.Lib {
			if d.OldName != "" {
				names[d.OldName] = true
			}
		}
		for name := range rel.Options {
			names[name] = true
		}
	}
	var entries []*Entry
	births := issueBirths(rels)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		e := entryOf(name, rels, births)
		if e.RenamedTo == "" && e.merged(read[len(read)-1]) == Removed {
			e.RenamedTo = placeOf(e, names)
		}
		entries = append(entries, e)
	}
	db := newDB(read, entries)
	if err := db.apply(facts); err != nil {
		return nil, err
	}
	db.stableForms()
	return db, nil
}

// sighting is what one release says of one facet of a name; absent when nil.
type sighting struct {
	release release.Rust
	state   State
	since   release.Rust
	option  bool
}

func entryOf(name string, rels []*Release, births births) *Entry {
	e := &Entry{Name: name}
	if name[0] == '-' {
		e.Kind = KindFlag
		e.Flag = facet(optionSightings(name, rels), release.Rust{})
		optionFacts(e, rels)
		e.date()
		return e
	}
	born := births.of(name, rels)
	e.Lang = facet(sightings(name, rels, func(r *Release) map[string]*Declared { return r.Lang }), born)
	e.Lib = facet(sightings(name, rels, func(r *Release) map[string]*Declared { return r.Lib }), born)
	if len(e.Lang) == 0 && len(e.Lib) == 0 {
		// Known only as the old name of another.
		e.Lib = []Change{{From: dawn, State: gone}}
	}
	switch {
	case len(e.Lang) > 0 && len(e.Lib) > 0:
		e.Kind = KindLangLib
	case len(e.Lang) > 0:
		e.Kind = KindLang
	default:
		e.Kind = KindLib
	}
	featureFacts(e, rels)
	e.align(rels)
	e.Gates = gates(name, rels, e.Lib)
	e.date()
	e.redeclared(rels)
	return e
}

func sightings(name string, rels []*Release, of func(*Release) map[string]*Declared) []sighting {
	var seen []sighting
	for _, rel := range rels {
		s := sighting{release: rel.Version}
		if d := of(rel)[name]; d != nil {
			s.state, s.since = d.State, d.Since
		}
		seen = append(seen, s)
	}
	correct(seen)
	return seen
}

// correct takes the date of a removal from the newest release that declares it:
// many dates were those of the addition, and have been corrected since.
func correct(seen []sighting) {
	for i := range seen {
		if seen[i].state != Removed {
			continue
		}
		if i > 0 && seen[i-1].state == Removed {
			continue
		}
		for _, later := range seen[i+1:] {
			if later.state != Removed {
				break
			}
			fits := !later.since.IsZero() && later.since.Compare(seen[i].release) <= 0
			if fits && (i == 0 || seen[i-1].release.Less(later.since)) {
				seen[i].since = later.since
			}
		}
	}
}

func optionSightings(name string, rels []*Release) []sighting {
	var seen []sighting
	for _, rel := range rels {
		s := sighting{release: rel.Version, option: true}
		if o := rel.Options[name]; o != nil {
			switch {
			case o.Dead:
				s.state = Removed
			case name[1] == 'C':
				s.state = Stable
			default:
				s.state = Unstable
			}
		}
		seen = append(seen, s)
	}
	return seen
}

// featureFacts takes issue, reason and renames from the newest release that tells.
func featureFacts(e *Entry, rels []*Release) {
	for _, rel := range slices.Backward(rels) {
		lang, lib := rel.Lang[e.Name], rel.Lib[e.Name]
		for _, d := range []*Declared{lang, lib} {
			if d == nil {
				continue
			}
			e.Note = cmp.Or(e.Note, d.Reason)
			if e.TrackingIssue == 0 {
				e.TrackingIssue = d.Issue
			}
		}
		for name, d := range rel.Lib {
			if d.OldName == e.Name && (e.RenamedTo == "" || name < e.RenamedTo) {
				e.RenamedTo = name
			}
		}
	}
}

func optionFacts(e *Entry, rels []*Release) {
	for _, rel := range slices.Backward(rels) {
		o := rel.Options[e.Name]
		if o == nil {
			continue
		}
		if e.Option == nil {
			option := o.Option
			e.Option = &option
		}
		e.TrackingIssue = cmp.Or(e.TrackingIssue, o.Issue)
	}
	valueDates(e, rels)
}

// valueDates notes which values of an option are younger than the option.
func valueDates(e *Entry, rels []*Release) {
	named := map[string]bool{}
	first := true
	for _, rel := range rels {
		o := rel.Options[e.Name]
		if o == nil || len(o.Values) == 0 {
			continue // before rustc named values at all, nothing can be told
		}
		for _, value := range o.Values {
			if !named[value] && !first && slices.Contains(e.Option.Values, value) {
				if e.Option.ValueSince == nil {
					e.Option.ValueSince = map[string]release.Rust{}
				}
				e.Option.ValueSince[value] = minorOf(rel.Version)
			}
			named[value] = true
		}
		first = false
	}
}

// stableForms notes for each -Z option the -C option of the same name.
func (db *DB) stableForms() {
	for _, e := range db.entries {
		name, ok := strings.CutPrefix(e.Name, "-Z")
		i, exists := db.byKey["-C"+name]
		if !ok || !exists || name == "help" || e.Option.StableForm != "" {
			continue
		}
		if c := db.entries[i]; c.StateAt(db.Newest()) == Stable {
			e.Option.StableForm, e.Option.StableFormSince = c.Name, c.StableSince
		}
	}
}

// placeOf finds in rustc's words about a removed feature the one that took its
// place: the first known name behind such words as "renamed to".
func placeOf(e *Entry, names map[string]bool) string {
	for _, m := range tookItsPlace.FindAllStringSubmatchIndex(e.Note, -1) {
		for _, word := range identifier.FindAllString(e.Note[m[1]:], 3) {
			if names[word] && word != e.Name && word != "rust_2018_preview" {
				return word
			}
		}
	}
	return ""
}

var (
	tookItsPlace = regexp.MustCompile(`(?i)(renamed to|merged into|subsumed by|superseded by|replaced by|replaced with|in favor of)`)
	identifier   = regexp.MustCompile(`[a-z][a-z0-9]*_[a-z0-9_]+`)
)

// date derives the dates of an entry from its histories.
func (e *Entry) date() {
	e.StableSince, e.RemovedIn = release.Rust{}, release.Rust{}
	newest := release.Rust{Major: 1 << 20}
	switch state := e.merged(newest); {
	case state == Stable:
		e.StableSince = stableFrom(e, newest)
		if e.Kind == KindFlag && !e.Flag[len(e.Flag)-1].Sure {
			e.StableSince = release.Rust{}
		}
	case state == gone || state == Removed:
		e.RemovedIn = removedIn(e)
	}
	e.KnownSince = knownSince(e)
}

// knownSince is the date of the earliest change of any facet, if that is sure.
func knownSince(e *Entry) release.Rust {
	var first Change
	for _, facet := range [][]Change{e.Lang, e.Lib, e.Flag} {
		if len(facet) == 0 {
			continue
		}
		if c := facet[0]; first.From.IsZero() || c.From.Less(first.From) {
			first = c
		}
	}
	if !first.Sure || first.From == dawn || first.State == Removed {
		return release.Rust{}
	}
	return first.From
}

// removedIn is the release from which on no facet is anything but refused.
func removedIn(e *Entry) release.Rust {
	var in release.Rust
	for _, facet := range [][]Change{e.Lang, e.Lib, e.Flag} {
		// The last change to a state that is not refused ends before the removal.
		for i, c := range facet {
			if c.State != Removed && c.State != gone || i > 0 && (facet[i-1].State == Removed || facet[i-1].State == gone) {
				continue
			}
			if !c.Sure && (i > 0 || c.From == dawn) {
				return release.Rust{}
			}
			if in.Less(c.From) {
				in = c.From
			}
		}
	}
	return in
}
