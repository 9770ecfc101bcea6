// Package detect knows which syntax needs which unstable feature. What it knows
// is data: one query file a detector under queries, in tree-sitter's query
// syntax, whose header comment names the feature and explains the rule. A Go
// function stands beside a query only where meaning must confirm its matches.
//
// All detectors run in one pass over the fragments of a file: syntax patterns
// over its code, macros and doc tests, attribute patterns over its attributes
// wherever they stand, and facts, which are syntax that the grammar does not
// know. Names are not resolved here: a detector that needs it says so in its
// header, and internal/resolve confirms or refutes its matches.
package detect

import (
	"cmp"
	"slices"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// World says what a detector's patterns run over.
type World string

const (
	Syntax    World = "syntax"    // the code, the fragments of macros, the doc tests
	Attribute World = "attribute" // every attribute, each by itself, cfg_attr unfolded
	Fact      World = "fact"      // no pattern: the rust.Facts that the header lists
)

// Detector finds the uses of one feature.
type Detector struct {
	Name       string // of its file, without .scm
	Feature    string
	Title      string // one line
	Doc        string // prose: the rule, and where rustc has it
	World      World
	Confidence features.Confidence
	Facts      []string // kinds of rust.Fact that are uses
	Needs      []string // what must be resolved before a match counts: "names", "types"; empty when syntax decides
	NeedsBytes []string // a fragment with none of these cannot match; empty when every fragment may
	RootOnly   bool     // a match counts in the root file of a crate alone
	Instead    []string // other features that allow the same
	Was        []Former // what the feature was called before, oldest first
	Since      string   // the first release with the rule, "" when not stated
	Ends       string   // the first release without the rule, where the feature has others
	Until      string   // the first release without it, where that became stable
	File       string   // where it was read, for messages

	text     string
	patterns []pattern
	own      bool // came with featscan
}

// Former is the feature that a rule belonged to before a release.
type Former struct{ Feature, Until string }

// At is the feature that the rule of a detector belongs to at a release.
func (d *Detector) At(r release.Rust) string {
	for _, f := range d.Was {
		if until, err := release.ParseRust(f.Until); err == nil && r.Less(until) {
			return f.Feature
		}
	}
	return d.Feature
}

// Others are the features that allow the same at a release: those of Instead, but for names
// that the feature got later.
func (d *Detector) Others(r release.Rust) []string {
	now := slices.Index(d.Names()[1:], d.At(r))
	if now < 0 {
		return d.Instead
	}
	return slices.DeleteFunc(slices.Clone(d.Instead), func(name string) bool {
		return slices.ContainsFunc(d.Was[now+1:], func(f Former) bool { return f.Feature == name })
	})
}

// Names are the feature and what it was called before.
func (d *Detector) Names() []string {
	list := []string{d.Feature}
	for _, f := range d.Was {
		list = append(list, f.Feature)
	}
	return list
}

// Cfg is one condition around a match.
type Cfg struct {
	Source string
	Expr   *cond.Expr
}

// Match is one use that a detector found. It is plain data, fit for a cache.
type Match struct {
	Detector   string
	Feature    string
	Start, End int // offsets in the file; Start is where rustc's primary span begins
	Pos        rust.Pos
	EndPos     rust.Pos // exclusive
	Context    features.Context
	Macro      string // the macro definition or call around it, "" in plain code
	Confidence features.Confidence
	Needs      []string
	Cfgs       []Cfg // outermost first
}

// Decided reports whether a match is a use by itself: no names have to confirm it.
func (m *Match) Decided() bool { return !slices.Contains(m.Needs, "names") }

func compareMatches(a, b Match) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Feature, b.Feature),
		-cmp.Compare(rank(a.Confidence), rank(b.Confidence)), cmp.Compare(a.Detector, b.Detector), cmp.Compare(a.End, b.End))
}

func rank(c features.Confidence) int {
	if c == features.Certain {
		return 1
	}
	return 0
}

// Set is a set of detectors, ready to run. It is safe for use by several goroutines.
type Set struct {
	detectors []Detector
	features  map[string]bool // that a detector finds uses of; whether those are all
	hash      string

	arrange   func() // fills in the rest, once
	syntax    *world
	attribute *world
	byFact    map[string][]int
	cues      *cueTable
	sugared   bool      // the detector of that name is in the set
	cueless   *literals // of our own syntax detectors that no cue is made for
	foreign   *literals // of the syntax detectors that are not ours
	blind     bool      // one of these has no NeedsBytes
	ours      bool      // all of them came with featscan
}

// All lists the detectors, sorted by name.
func (s *Set) All() []Detector { return slices.Clone(s.detectors) }

// Lookup is the detector of that name, and whether there is one.
func (s *Set) Lookup(name string) (Detector, bool) {
	i, ok := slices.BinarySearchFunc(s.detectors, name, func(d Detector, n string) int { return cmp.Compare(d.Name, n) })
	if !ok {
		return Detector{}, false
	}
	return s.detectors[i], true
}

// LooksFor reports whether detectors find all uses of the feature that there may be, and
// whether they find any.
func (s *Set) LooksFor(feature string) (all, any bool) {
	all, any = s.features[feature]
	return all, any
}

// Hash changes whenever a detector does, so that it can key a cache of results.
func (s *Set) Hash() string { return s.hash }
