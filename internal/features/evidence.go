package features

import (
	"regexp"
	"slices"
	"strings"
)

// maxPlaces is how many places an explanation lists; a scan has them all.
const maxPlaces = 10

// Evidence is what one tree has of the name explained.
type Evidence struct {
	Tree     string          `json:"tree"` // kind and version, such as "Linux 7.2.13"
	Rust     string          `json:"rust"` // the version judged for
	Features []FeatureInTree `json:"features"`
	Gates    int             `json:"gates"`
	Uses     int             `json:"uses"`
	Places   []Place         `json:"places"` // gates first, then uses, at most ten
	More     int             `json:"more"`   // places left out
	// Unstable and Flags count all that the tree's own code depends on and that
	// is not stable in the version judged: what a change in rustc may break.
	Unstable int `json:"unstable"`
	Flags    int `json:"flags"`
}

// FeatureInTree is a feature, flag or cfg and its state in the tree.
type FeatureInTree struct {
	Name     string   `json:"name"`
	State    State    `json:"state"`
	Until    *string  `json:"until"`
	Gates    int      `json:"gates"`
	Uses     int      `json:"uses"`
	Activity Activity `json:"activity"`
	TurnedOn bool     `json:"turned_on"`
}

// Place is one finding.
type Place struct {
	Kind Kind   `json:"kind"`
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"col"`
	Text string `json:"text"`
}

// In adds to e what a scanned tree has of it: of a name its gates and uses, of
// a subgoal those of all its names, and for each open step what waits for it.
func (e *Explanation) In(r *Result) {
	ev := &Evidence{Tree: treeName(r), Rust: r.Rust, Features: []FeatureInTree{}, Places: []Place{}}
	names := map[string]bool{}
	for _, f := range r.Features {
		if !e.concerns(&f) {
			continue
		}
		in := FeatureInTree{f.Name, f.State, f.Until, f.Gates, f.Uses, f.Activity, f.TurnedOn}
		if _, value, ok := strings.Cut(e.Name, "="); ok {
			if in.Gates = passes(r, f.Name, value); in.Gates == 0 {
				continue
			}
		}
		names[f.Name] = true
		ev.Features = append(ev.Features, in)
		ev.Gates += in.Gates
		ev.Uses += in.Uses
	}
	ev.places(r, func(f *Finding) bool {
		_, value, ok := strings.Cut(e.Name, "=")
		return names[f.Feature] && (!ok || text(f.Value) == value)
	})
	count := func(c Counts) int { return c.Blocked + c.Waiting + c.Internal + c.Removed + c.Unknown }
	ev.Unstable, ev.Flags = count(r.Summary.Features), count(r.Summary.Flags)
	e.Tree = ev
	if e.Subgoal == nil {
		return
	}
	for i := range e.Subgoal.Steps {
		if step := &e.Subgoal.Steps[i]; !step.Done {
			step.Waiting = waitingFor(step.Title, ev.Features)
		}
	}
}

func (e *Explanation) concerns(f *Feature) bool {
	if e.Kind == "subgoal" {
		return f.Subgoal != nil && *f.Subgoal == e.Name && f.Activity != Dormant
	}
	base, _, _ := strings.Cut(e.Name, "=")
	return f.Name == base
}

// passes counts the places that pass a flag with just that value.
func passes(r *Result, flag, value string) int {
	n := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Feature == flag && text(f.Value) == value {
			n++
		}
	}
	return n
}

func (ev *Evidence) places(r *Result, of func(*Finding) bool) {
	for _, uses := range []bool{false, true} {
		for i := range r.Findings {
			f := &r.Findings[i]
			if (f.Kind == KindUse) != uses || !of(f) {
				continue
			}
			if len(ev.Places) == maxPlaces {
				ev.More++
				continue
			}
			ev.Places = append(ev.Places, Place{f.Kind, f.File, f.Line, f.Col, f.Text})
		}
	}
}

var word = regexp.MustCompile(`[A-Za-z0-9_-]+`)

// waitingFor lists the names that a step is about, of those that are not yet
// stable enough for the tree: those that its title names, else all of them.
func waitingFor(title string, list []FeatureInTree) []string {
	words := word.FindAllString(title, -1)
	named, all := []string{}, []string{}
	for _, f := range list {
		if f.State == Removable || f.State == Internal || f.Activity == Dormant || !f.TurnedOn {
			continue
		}
		all = append(all, f.Name)
		if slices.Contains(words, f.Name) {
			named = append(named, f.Name)
		}
	}
	if len(named) > 0 {
		return named
	}
	return all
}

func treeName(r *Result) string {
	switch {
	case r.Tree.Kind == "kernel" && r.Tree.Version != nil:
		return "Linux " + *r.Tree.Version
	case r.Tree.Kind == "kernel":
		return "Linux"
	}
	return "this tree"
}
