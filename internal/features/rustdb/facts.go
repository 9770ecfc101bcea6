package rustdb

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"featscan/internal/release"
)

// facts.jsonl holds what Rust's sources do not record, kept by hand: one line a
// name, sorted, each with the reason for which it is believed.
//
//go:embed facts.jsonl
var factLines string

// fact corrects or completes one entry.
type fact struct {
	Name string `json:"name"`
	// RenamedTo is the name that took its place; Note what a person should know.
	RenamedTo string `json:"renamed_to"`
	Note      string `json:"note"`
	// KnownSince, StableSince and RemovedIn are the releases of changes that
	// happened between two of the releases read.
	KnownSince  release.Rust `json:"known_since"`
	StableSince release.Rust `json:"stable_since"`
	RemovedIn   release.Rust `json:"removed_in"`
	// StableForm is the stable option that took the place of an unstable one.
	StableForm      string       `json:"stable_form"`
	StableFormSince release.Rust `json:"stable_form_since"`
	// Gates are items that stood only in releases between those read, or that
	// date one that was read.
	Gates []string `json:"gates"`
	// Edition is the oldest edition in which the feature is stable.
	Edition string `json:"edition"`
	// Why is the evidence.
	Why string `json:"why"`
}

func handFacts() ([]fact, error) { return parseFacts("facts.jsonl", factLines) }

func parseFacts(name, text string) ([]fact, error) {
	var facts []fact
	for n, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if line == "" {
			continue
		}
		var f fact
		if err := unmarshal(line, &f); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
		}
		if f.Name == "" || f.Why == "" {
			return nil, fmt.Errorf("%s:%d: a fact wants a name and why it is believed", name, n+1)
		}
		if len(facts) > 0 && f.Name <= facts[len(facts)-1].Name {
			return nil, fmt.Errorf("%s:%d: name %q does not sort behind %q of the line before", name, n+1, f.Name, facts[len(facts)-1].Name)
		}
		facts = append(facts, f)
	}
	return facts, nil
}

// apply adds facts to the entries of a new database. A fact about a name that no
// release has is left out, and so is one about a release that none of them has
// reached: not every database is built from the same releases.
func (db *DB) apply(facts []fact) error {
	for _, f := range facts {
		i, ok := db.byKey[f.Name]
		if !ok {
			continue
		}
		e := db.entries[i]
		if f.RenamedTo != "" {
			e.RenamedTo = f.RenamedTo
		}
		if f.Note != "" {
			e.Note = f.Note
		}
		e.Edition = f.Edition
		for _, c := range []struct {
			at     release.Rust
			states []State
			first  bool
		}{
			{f.KnownSince, []State{Unstable, Incomplete, Internal, constUnstable, Stable}, true},
			{f.StableSince, []State{Stable}, false},
			{f.RemovedIn, []State{Removed, gone}, false},
		} {
			if c.at.IsZero() || db.Newest().Less(c.at) {
				continue
			}
			if err := e.redate(c.at, c.states, c.first); err != nil {
				return fmt.Errorf("facts.jsonl: %q: %w", f.Name, err)
			}
		}
		if f.StableForm != "" && e.Option != nil && !db.Newest().Less(f.StableFormSince) {
			e.Option.StableForm, e.Option.StableFormSince = f.StableForm, f.StableFormSince
		}
		for n := range e.Gates {
			// What the feature gates cannot be older than the feature.
			if e.Gates[n].From.Less(f.KnownSince) {
				e.Gates[n].From = f.KnownSince
			}
		}
		if err := e.addGates(f.Gates); err != nil {
			return fmt.Errorf("facts.jsonl: %q: %w", f.Name, err)
		}
		e.date()
	}
	return nil
}

// addGates adds items, or replaces those of the same kind and path.
func (e *Entry) addGates(texts []string) error {
	for _, text := range texts {
		items, err := decodeItems(text)
		if err != nil {
			return err
		}
		for i := range items {
			e.Gates = slices.DeleteFunc(e.Gates, func(old Item) bool { return old.key() == items[i].key() })
		}
		e.Gates = append(e.Gates, items...)
	}
	slices.SortFunc(e.Gates, func(a, b Item) int { return a.Compare(&b) })
	return nil
}

// redate moves the change to one of the given states, which the sources do not
// date, to the release at which it happened.
func (e *Entry) redate(at release.Rust, states []State, first bool) error {
	for _, facet := range []*[]Change{&e.Lang, &e.Lib, &e.Flag} {
		for i := range *facet {
			c := &(*facet)[i]
			if !slices.Contains(states, c.State) || first && i > 0 {
				continue
			}
			if c.Sure && c.From != at {
				return fmt.Errorf("%s at %s contradicts the sources, which say %s", c.State, at, c.From)
			}
			if i > 0 && !(*facet)[i-1].From.Less(at) || i+1 < len(*facet) && !at.Less((*facet)[i+1].From) {
				return fmt.Errorf("%s at %s does not fit between its neighbours", c.State, at)
			}
			c.From, c.Sure = at, true
			return nil
		}
	}
	return fmt.Errorf("no change to %q is known", states)
}
