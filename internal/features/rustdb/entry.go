package rustdb

import (
	"slices"

	"featscan/internal/release"
)

// State says what a feature or option is at one Rust release.
type State string

const (
	Absent     State = ""           // not known yet
	Stable     State = "stable"     // a feature accepted; a -C option
	Unstable   State = "unstable"   // a feature to be gated; a -Z option
	Incomplete State = "incomplete" // unstable, and rustc warns of it
	Internal   State = "internal"   // never meant to become stable
	Removed    State = "removed"    // refused by name (E0557), or known once and no longer (E0635)

	// constUnstable is the state of a library feature that gates nothing but the
	// constness of items; outside it reads as Unstable.
	constUnstable State = "const_unstable"
	// gone is the state of a name that rustc knew once and knows no longer;
	// outside it reads as Removed.
	gone State = "gone"
)

// Kind says which part of Rust a name belongs to. One #![feature(x)] turns on
// both facets of a name that is a language and a library feature.
type Kind string

const (
	KindLang    Kind = "lang"
	KindLib     Kind = "lib"
	KindLangLib Kind = "lang+lib"
	KindFlag    Kind = "flag"
)

// Change is a point in the history of one facet of a name: the state it has from
// a release on, until the next change.
type Change struct {
	From  release.Rust
	State State
	// Sure reports whether From is the very release of the change, as the sources
	// date it or as two adjacent releases show. Otherwise the change happened at
	// From at the latest, or, for a name that becomes known, at From at the earliest.
	Sure bool
	// Declared is the release since which the facet is stable according to the
	// sources, where that is not From: dates have been edited later. Else zero.
	Declared release.Rust
}

// Entry is all that is known of one feature or option.
type Entry struct {
	// Name is rustc's name; for options "-Zname" or "-Cname", always with '-'
	// where rustc also takes '_'.
	Name string
	Kind Kind

	// Lang and Lib are the histories of the two facets of a feature, Flag that of
	// an option; oldest change first. A facet that the name never had is empty.
	Lang, Lib, Flag []Change

	// StableSince is the first release in which it is stable; zero while it is not.
	StableSince release.Rust
	// KnownSince is the first release that knew the name, zero where neither a
	// declared date nor two adjacent releases tell.
	KnownSince release.Rust
	// RemovedIn is the first release that refuses the name, zero while none does
	// and where no source tells.
	RemovedIn release.Rust
	// RenamedTo is what took the name's place, "" for nothing. Note says why it
	// went, or what else a person should know.
	RenamedTo string
	Note      string

	// Edition is the oldest edition in which it is stable, "" for all of them. In older
	// ones, a rustc that has it stable refuses it, with a gate or without.
	Edition string

	// TrackingIssue is an issue of rust-lang/rust; 0 for none. Of several, the one
	// that the language feature names, else the one that most items name.
	TrackingIssue int

	// Gates are the items that an unstable library feature gates, or gated while
	// it was unstable, sorted. Only annotated items are listed: what stands inside
	// an unstable module or trait is as unstable as that.
	Gates []Item

	// Option tells more of a compiler option; nil for features.
	Option *Option
}

// Option is what rustc's option table says of an option, at the newest release
// that has it.
type Option struct {
	// Type is the Rust type of its value, such as "Option<bool>".
	Type string
	// Expects is rustc's own description of the values it takes.
	Expects string
	// Values are the values that Expects names literally, sorted; nil when it
	// takes others.
	Values []string
	// ValueSince holds, for values that came later than the option, the first of
	// the releases read that names them: they are accepted since then at the latest.
	ValueSince map[string]release.Rust
	// Help is rustc's help text, on one line.
	Help string
	// TargetModifier says that all crates of a build must agree on the option;
	// Mitigation that they must agree to be protected by it.
	TargetModifier, Mitigation bool
	// Tracked says that the option changes the generated code.
	Tracked bool
	// StableForm is the stable option that does the same, such as
	// "-Cdwarf-version", from StableFormSince on; "" for none.
	StableForm      string
	StableFormSince release.Rust
}

// StateAt is the state at release r. A name with two facets counts as the less
// stable of them. Before the first release that was read, the state there is taken
// to hold, except where dates say otherwise.
func (e *Entry) StateAt(r release.Rust) State {
	return public(e.merged(r))
}

// KnownAt reports whether rustc at release r knows the name in any form. A
// removed feature that it still knows is error E0557, any other E0635.
func (e *Entry) KnownAt(r release.Rust) bool {
	switch e.merged(r) {
	case Absent, gone:
		return false
	}
	return true
}

// ConstOnlyAt reports whether the feature gates, at release r, the constness of
// items and nothing else: the items themselves need no gate.
func (e *Entry) ConstOnlyAt(r release.Rust) bool { return e.merged(r) == constUnstable }

// KindAt is the kind at release r: which facets rustc has there. Where it has
// none, the kind over all releases.
func (e *Entry) KindAt(r release.Rust) Kind {
	if e.Kind == KindFlag {
		return KindFlag
	}
	lang, lib := known(at(e.Lang, r)), known(at(e.Lib, r))
	switch {
	case lang && lib:
		return KindLangLib
	case lang:
		return KindLang
	case lib:
		return KindLib
	}
	return e.Kind
}

// StableSinceAt is StableSince as release r declares it: zero when r came before.
func (e *Entry) StableSinceAt(r release.Rust) release.Rust {
	if e.StateAt(r) != Stable {
		return release.Rust{}
	}
	var declared release.Rust
	for _, facet := range [][]Change{e.Lang, e.Lib} {
		for _, c := range facet {
			if c.From.Compare(r) <= 0 && c.State == Stable && !c.Declared.IsZero() {
				declared = c.Declared
			}
		}
	}
	if !declared.IsZero() {
		return declared
	}
	return stableFrom(e, r)
}

// precedence orders the states of two facets: the earlier one counts.
var precedence = []State{Internal, Incomplete, Unstable, constUnstable, Removed, Stable, gone, Absent}

// merged is the state of the whole name at r.
func (e *Entry) merged(r release.Rust) State {
	if e.Kind == KindFlag {
		return at(e.Flag, r)
	}
	lang, lib := at(e.Lang, r), at(e.Lib, r)
	if slices.Index(precedence, lib) < slices.Index(precedence, lang) {
		return lib
	}
	return lang
}

// at is the state of one facet at r.
func at(facet []Change, r release.Rust) State {
	state := Absent
	for _, c := range facet {
		if r.Less(c.From) {
			break
		}
		state = c.State
	}
	return state
}

// stableFrom is the release since which e has been stable without a break up to
// r, at which it is stable.
func stableFrom(e *Entry, r release.Rust) release.Rust {
	var points []release.Rust
	for _, facet := range [][]Change{e.Lang, e.Lib, e.Flag} {
		for _, c := range facet {
			if c.From.Compare(r) <= 0 {
				points = append(points, c.From)
			}
		}
	}
	slices.SortFunc(points, release.Rust.Compare)
	var since release.Rust
	for i := len(points) - 1; i >= 0 && e.merged(points[i]) == Stable; i-- {
		since = points[i]
	}
	if since == dawn && len(e.Flag) > 0 {
		return release.Rust{} // stable before the first release read
	}
	return since
}

// dawn is the release from which a state of unknown age is taken to hold.
var dawn = release.Rust{Major: 1}

func known(s State) bool { return s != Absent && s != gone }

// public maps the states kept for bookkeeping to those that callers see.
func public(s State) State {
	switch s {
	case constUnstable:
		return Unstable
	case gone:
		return Removed
	}
	return s
}
