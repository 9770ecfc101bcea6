// Package policy holds the rules of `featscan lint`: what a change may not add,
// and what a tree may not keep. A rule is a pure function of what was found
// before and after; it reads no file, starts no scan and prints nothing.
//
// What is new is decided by meaning, not by counting: sightings before and
// after are matched without their line numbers, so that code that was moved or
// indented is not new, and a feature that took another's place is.
package policy

import (
	"cmp"
	"slices"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/release"
)

// Level is how bad a problem is, in the words of checkpatch.
type Level string

// The levels, worst first. Ignore is for policies: a type at that level is not
// looked for.
const (
	Error   Level = "ERROR"
	Warning Level = "WARNING"
	Check   Level = "CHECK"
	Ignore  Level = "IGNORE"
)

// Levels are the levels that a problem can have, worst first.
var Levels = []Level{Error, Warning, Check}

// AtLeast reports whether l is as bad as o, or worse.
func (l Level) AtLeast(o Level) bool {
	rank := func(l Level) int { return slices.Index([]Level{Ignore, Check, Warning, Error}, l) }
	return rank(l) >= rank(o)
}

// PatchRef is the patch of a series that brings a problem.
type PatchRef struct {
	Index   int    `json:"index"` // 1-based
	Subject string `json:"subject"`
}

// Problem is one objection. It marshals to the JSON contract.
type Problem struct {
	Type        string    `json:"type"` // UPPER_SNAKE
	Level       Level     `json:"level"`
	Feature     *string   `json:"feature"`
	Subgoal     *string   `json:"subgoal"`
	File        string    `json:"file"` // relative to the tree
	Line        int       `json:"line"` // 1-based
	Col         int       `json:"col"`  // 1-based, Unicode code points
	EndLine     int       `json:"end_line"`
	EndCol      int       `json:"end_col"` // exclusive
	Message     string    `json:"message"`
	Help        string    `json:"help"` // what to do, one sentence
	URL         *string   `json:"url"`
	Patch       *PatchRef `json:"patch"`
	Fingerprint string    `json:"fingerprint"` // without line number, the same while the problem is the same
	Suppressed  bool      `json:"suppressed"`
	Reason      *string   `json:"reason"` // why it is suppressed

	// Source is the line that the problem stands in, for people; "" when the
	// file is not at hand.
	Source string `json:"-"`
}

// Compare orders problems by patch, place and type.
func (p *Problem) Compare(o *Problem) int {
	index := func(p *Problem) int {
		if p.Patch == nil {
			return 0
		}
		return p.Patch.Index
	}
	return cmp.Or(cmp.Compare(index(p), index(o)), cmp.Compare(p.File, o.File), cmp.Compare(p.Line, o.Line),
		cmp.Compare(p.Col, o.Col), cmp.Compare(p.Type, o.Type), cmp.Compare(p.Message, o.Message))
}

// Report is the outcome of one lint run: what every format is written from.
type Report struct {
	Problems []Problem // sorted; the suppressed ones too
	News     []Problem // good news, such as a gate that goes; Level is CHECK
	Patches  []PatchRef
	Judged   string // what was judged, for people: "2 patches", "the tree"
	Files    int    // files that were looked at for the change
	Notes    []string
	// Unjudged are the files of which something was not read or not understood, so that
	// there may be more in them than was told.
	Unjudged []Unjudged
}

// Unjudged is a file that could not be judged whole, with the line from which on, 0 for
// all of it.
type Unjudged struct {
	File   string
	Line   int
	Reason string
}

// Open are the problems that are not suppressed.
func (r *Report) Open() []Problem {
	var open []Problem
	for _, p := range r.Problems {
		if !p.Suppressed {
			open = append(open, p)
		}
	}
	return open
}

// Worst is the worst level of the problems that are not suppressed; false
// without any.
func (r *Report) Worst() (Level, bool) {
	worst, any := Ignore, false
	for i := range r.Problems {
		if p := &r.Problems[i]; !p.Suppressed && (!any || p.Level.AtLeast(worst)) {
			worst, any = p.Level, true
		}
	}
	return worst, any
}

// Facts is what rules may know beyond the tree.
type Facts struct {
	Database features.Database
	Goals    Goals // nil: no subgoals
}

// Goals is what rules ask of the catalogue of features.yaml.
type Goals interface {
	// Subgoal is the id of the subgoal that a feature or option belongs to, or "".
	Subgoal(name string) string
	// Tool names the program that an option belongs to when that is not rustc.
	Tool(name string) string
}

// Side is a tree before or after a change, as far as the change touches it.
type Side struct {
	Result *features.Result
	// Text holds the touched files; a file that is not there has no entry.
	Text map[string][]byte
	// Symbols answers for all of the tree. Nil means that nobody looked.
	Symbols Symbols
	// AtLast answers for the tree after the last patch of the series; nil when
	// that is this one.
	AtLast Symbols
	// Deciding is what decides the conditions of the findings; nil leaves that to
	// what they look like.
	Deciding *Deciding

	sightings []sighting // see sight; nil until asked for
}

// Deciding says what is compiled in a build.
type Deciding struct {
	Arches []string // that the tree can be built for; "" where it knows none
	On     func(f *features.Finding, at release.Rust, arch string) cond.Tri
}

// Change is what one judgement is about.
type Change struct {
	Before *Side // nil when the whole tree is judged against the policy
	After  *Side
	Files  []string // paths that the change touches, sorted; nil for the whole tree
	Patch  *PatchRef
	// Baseline stands for Before when that is nil.
	Baseline *Baseline
}

// Judge applies every rule to a change. Problems come back sorted, with the
// levels of the policy; those that a comment or the policy allows are marked
// as suppressed. The good news come apart.
func Judge(ch Change, facts Facts, config *Config) (problems, news []Problem) {
	if config == nil {
		config = &Config{}
	}
	c := newCase(ch, facts, config)
	found := c.run()
	c.suppress(found)
	found = append(found, c.unusedSuppressions()...)
	found = c.accepted(found)
	found = slices.DeleteFunc(found, func(p Problem) bool {
		return p.Level == Ignore || config.excluded(p.File)
	})
	c.finish(found)
	if c.Before != nil {
		news = c.news()
		c.finish(news)
	}
	return found, news
}
