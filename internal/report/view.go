package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// view is a result as people want to read it: split by whose a feature is and
// of what kind, and sorted by what to do first. Text and Markdown share it.
type view struct {
	features.Result
	owned    []features.Feature // language and library features of the tree itself
	flags    []features.Feature // compiler, rustdoc and Clippy options
	settings []features.Feature // build cfgs and everything else
	vendored []features.Feature // turned on by vendored code only
	dormant  []features.Feature // turned on by no build
	named    []features.Feature // not turned on: in doc tests, in probes, or used without a gate
	goals    []goal
}

// goal is a subgoal with the tree's own features that belong to it. The last
// one may have no ID: the features that belong to none.
type goal struct {
	features.Subgoal
	rows []features.Feature
}

func newView(r *features.Result) *view {
	v := &view{Result: normal(r)}
	for _, f := range v.Features {
		switch {
		case !f.TurnedOn:
			v.named = append(v.named, f)
		case f.Activity == features.Dormant:
			v.dormant = append(v.dormant, f)
		case f.Kind == "flag":
			v.flags = append(v.flags, f)
		case f.Setting():
			v.settings = append(v.settings, f)
		case f.Owner == features.OwnerVendored:
			v.vendored = append(v.vendored, f)
		default:
			v.owned = append(v.owned, f)
		}
	}
	for _, rows := range [][]features.Feature{v.owned, v.flags, v.settings, v.vendored} {
		slices.SortStableFunc(rows, byUrgency)
	}
	v.goals = v.groupByGoal(v.owned)
	return v
}

// urgency orders the states by how much they keep a tree from stable Rust.
var urgency = []features.State{
	features.Blocked, features.Unknown, features.Removed,
	features.Waiting, features.Removable, features.Internal,
}

func byUrgency(a, b features.Feature) int {
	return cmp.Or(
		cmp.Compare(slices.Index(urgency, a.State), slices.Index(urgency, b.State)),
		strings.Compare(a.Name, b.Name))
}

// groupByGoal keeps the order of rows: a goal stands where its most urgent
// feature stands, and features without a goal come last.
func (v *view) groupByGoal(rows []features.Feature) []goal {
	var goals []goal
	var rest goal
	index := map[string]int{}
	for _, f := range rows {
		id := deref(f.Subgoal)
		if id == "" {
			rest.rows = append(rest.rows, f)
			continue
		}
		i, seen := index[id]
		if !seen {
			i = len(goals)
			index[id] = i
			goals = append(goals, goal{Subgoal: v.subgoal(id)})
		}
		goals[i].rows = append(goals[i].rows, f)
	}
	if len(rest.rows) > 0 {
		goals = append(goals, rest)
	}
	return goals
}

func (v *view) subgoal(id string) features.Subgoal {
	for _, s := range v.Subgoals {
		if s.ID == id {
			return s
		}
	}
	return features.Subgoal{ID: id, Title: id}
}

// progress is how many of the goal's steps are done.
func (g *goal) progress() (done, total int) {
	for _, s := range g.Steps {
		if s.Done {
			done++
		}
	}
	return done, len(g.Steps)
}

// next is the first thing that has to happen before the goal's features need
// no gate: a step upstream while one is blocked, else a newer minimum.
func (g *goal) next() string {
	if !slices.ContainsFunc(g.rows, func(f features.Feature) bool { return f.State == features.Blocked }) {
		return nextHere(g.rows)
	}
	for _, f := range g.rows {
		// A document that lists items instead of tasks has steps named after features.
		named := func(s features.Step) bool { return !s.Done && strings.Trim(s.Title, "`") == f.Name }
		if f.State == features.Blocked && slices.ContainsFunc(g.Steps, named) {
			return "stabilize " + f.Name
		}
	}
	for _, s := range g.Steps {
		if s.Done {
			continue
		}
		if s.Owner != nil && *s.Owner != "" {
			return fmt.Sprintf("%s (%s)", s.Title, *s.Owner)
		}
		return s.Title
	}
	return ""
}

// nextHere is what the tree itself can do about rows, of which none is blocked.
func nextHere(rows []features.Feature) string {
	var until release.Rust
	removable := false
	for _, f := range rows {
		removable = removable || f.State == features.Removable
		if r, err := release.ParseRust(deref(f.Until)); err == nil && until.Less(r) {
			until = r
		}
	}
	switch {
	case !until.IsZero():
		return "raise the minimum to " + until.String()
	case removable:
		return "delete the gates"
	}
	return ""
}

// when is the release that matters for a feature in its state.
func when(f *features.Feature) string {
	switch {
	case f.Until != nil && f.State == features.Waiting:
		return "until " + *f.Until
	case f.StableSince != nil && f.State == features.Removable:
		return "stable " + *f.StableSince
	case f.KnownSince != nil && f.State == features.Blocked:
		return "since " + *f.KnownSince
	}
	return ""
}

// gates are the places that turn on a feature of the tree's own which is not
// dormant, in the order of the result.
func (v *view) gates() []features.Finding {
	shown := map[string]bool{}
	for _, f := range v.owned {
		shown[f.Name] = f.State != features.Internal
	}
	var out []features.Finding
	for _, f := range v.Findings {
		turnsOn := f.Kind == features.KindGate || f.Kind == features.KindAllow
		if !turnsOn || !shown[f.Feature] || f.Owner != features.OwnerTree || f.Activity == features.Dormant {
			continue
		}
		// One word of an allow-list may be a gate as well: one line, both kinds.
		if last := len(out) - 1; last >= 0 && samePlace(&out[last], &f) {
			if !strings.Contains(string(out[last].Kind), string(f.Kind)) {
				out[last].Kind += " and " + f.Kind
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

func samePlace(a, b *features.Finding) bool {
	return a.Feature == b.Feature && a.File == b.File && a.Line == b.Line && a.Col == b.Col
}

// names are the names of rows, in their order.
func names(rows []features.Feature) []string {
	out := make([]string, len(rows))
	for i, f := range rows {
		out[i] = f.Name
	}
	return out
}

// count is "1 file", "2 files".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// verb picks the form of a verb for n things.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
