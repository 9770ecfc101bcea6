package plan

import (
	"cmp"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

// Impact is what another release of Rust changes for a tree.
type Impact struct {
	SchemaVersion int           `json:"schema_version"`
	Tool          features.Tool `json:"tool"`
	Tree          features.Tree `json:"tree"`
	From          string        `json:"from"`
	To            string        `json:"to"`
	Breaks        int           `json:"breaks"`  // changes that rustc would refuse to build
	Changes       []Change      `json:"changes"` // those that break first, then by name
	// Already are the names asked for that both releases refuse, sorted: no change,
	// and yet the tree does not build.
	Already []string `json:"already_refused"`
}

// Kinds of Change, in the order in which a reader wants them.
const (
	ChangeRemoved    = "removed"     // rustc refuses the name and says so (E0557), or the option is gone
	ChangeUnknown    = "unknown"     // rustc does not know the name (E0635)
	ChangeUngated    = "ungated"     // code needs the feature, and its crate does not turn it on (E0658)
	ChangeEdition    = "edition"     // stable in newer editions than crates that use it have: rustc refuses the uses
	ChangeRenamed    = "renamed"     // something else took the name's place
	ChangeStabilized = "stabilized"  // its gate is superfluous
	ChangeStableForm = "stable-form" // an option that has a stable spelling now
	ChangeState      = "state"       // another change of state
	ChangeItems      = "items"       // the library feature gates other items
	ChangeUnasked    = "unasked"     // the tree does not ask for it any more
)

// Change is what becomes of one feature or option that the tree asks for.
type Change struct {
	Name   string  `json:"name"`
	Kind   string  `json:"kind"` // "lang", "lib" or "flag"
	Change string  `json:"change"`
	Before string  `json:"before"` // state at From, "unknown" where the name is not known
	After  string  `json:"after"`
	Breaks bool    `json:"breaks"`
	Effect string  `json:"effect"` // what rustc says: "error E0557", "warning stable_features", or ""
	Asked  bool    `json:"asked"`  // the tree still turns it on, or uses it, under To
	Via    *string `json:"renamed_to"`
	Stable *string `json:"stable_form"`
	// Gated and Released are items that the feature gates only at To, and only at From.
	Gated    []string `json:"gated"`
	Released []string `json:"released"`
	Places   []Place  `json:"places"`
}

// Place is where the tree asks for something.
type Place struct {
	Kind features.Kind `json:"kind"`
	File string        `json:"file"`
	Line int           `json:"line"`
	Col  int           `json:"col"`
}

// NewImpact compares two scans of one tree, judged for the releases of two
// views of Rust. Only what the tree asks for under one of them is listed.
func NewImpact(before, after *features.Result, from, to rustdb.View) *Impact {
	im := &impact{before: before, after: after, from: from, to: to}
	im.asked = [2]map[string]bool{asked(before, from.At), asked(after, to.At)}
	im.older = older(before, to.DB)
	im.ungated = ungated(after)
	for name := range ungated(before) {
		delete(im.ungated, name) // as it was
	}
	diffs := rustdb.Diff(from, to)
	im.split(diffs)
	for _, d := range diffs {
		im.diff(d)
	}
	im.same()
	out := &Impact{
		SchemaVersion: features.SchemaVersion, Tool: after.Tool, Tree: after.Tree,
		From: from.At.String(), To: to.At.String(), Changes: im.list,
	}
	if out.Changes == nil {
		out.Changes = []Change{}
	}
	out.Already = im.already()
	slices.SortFunc(out.Changes, func(a, b Change) int {
		return cmp.Or(-cmp.Compare(truth(a.Breaks), truth(b.Breaks)), cmp.Compare(a.Name, b.Name))
	})
	for i := range out.Changes {
		out.Breaks += truth(out.Changes[i].Breaks)
	}
	return out
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

type impact struct {
	before, after *features.Result
	from, to      rustdb.View
	asked         [2]map[string]bool // by name: turned on or passed under From and To
	ungated       map[string]bool    // names that code needs under To in a crate that does not turn them on
	older         map[string][]Place // uses under From that To refuses in the edition of their crates
	moved         map[string][]Place // where code uses what such a name has taken over
	seen          map[string]bool
	list          []Change
}

// already lists the names that both releases refuse.
func (im *impact) already() []string {
	names := []string{}
	for name := range im.asked[1] {
		if im.asked[0][name] && refused(viewState(im.from, name)) && refused(viewState(im.to, name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func refused(state string) bool { return state == unknownState || state == string(rustdb.Removed) }

// asked lists the names that some build with the release judged turns on. An
// architecture that asks for a newer compiler has no such build.
func asked(r *features.Result, at release.Rust) map[string]bool {
	on := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch f.Kind {
		case features.KindGate, features.KindAllow, features.KindFlag:
			if f.Activity != features.Dormant && f.Context != features.InDoctest && !tooOld(r, f.File, at) && !probe(f) {
				on[f.Feature] = true
			}
		}
	}
	return on
}

func tooOld(r *features.Result, file string, at release.Rust) bool {
	rest, ok := strings.CutPrefix(file, "arch/")
	arch, _, _ := strings.Cut(rest, "/")
	return ok && at.Less(r.Tree.MinimumRust[arch])
}

func probe(f *features.Finding) bool { return f.Via != nil && *f.Via == features.ViaProbe }

// ungated lists the names that certain code of a crate needs although nothing
// turns them on for it.
func ungated(r *features.Result) map[string]bool {
	on := map[string]map[string]bool{}
	for _, c := range r.Crates {
		set := map[string]bool{}
		for _, list := range [][]string{c.Features.Active, c.Features.Conditional} {
			for _, f := range list {
				set[f] = true
			}
		}
		on[c.Name] = set
	}
	need := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Kind != features.KindUse || f.Confidence != features.Certain || f.Activity == features.Dormant ||
			f.Crate == nil || f.Context != features.InCode {
			continue
		}
		if set, known := on[*f.Crate]; known && !set[f.Feature] {
			need[f.Feature] = true
		}
	}
	return need
}

// split finds the uses of items that a feature of the tree gave up to another
// one, which is unstable at To and which the tree does not turn on.
func (im *impact) split(diffs []rustdb.Difference) {
	heirs := map[string]string{} // by path
	for _, d := range diffs {
		if s := stateText(d.After); s == string(rustdb.Unstable) || s == string(rustdb.Incomplete) {
			for _, path := range d.Gated {
				heirs[path] = d.Name
			}
		}
	}
	im.moved = map[string][]Place{}
	for _, d := range diffs {
		words := map[string]string{} // the heir of an item, by its last segment
		for _, path := range d.Released {
			if heir := heirs[path]; heir != "" && heir != d.Name && !im.asked[1][heir] {
				words[path[strings.LastIndexByte(path, ':')+1:]] = heir
			}
		}
		for i := 0; i < len(im.before.Findings) && len(words) > 0; i++ {
			f := &im.before.Findings[i]
			if f.Kind != features.KindUse || f.Feature != d.Name || f.Activity == features.Dormant || f.Context == features.InDoctest {
				continue
			}
			for word, heir := range words {
				if mentions([]byte(f.Text), word) {
					im.ungated[heir] = true
					im.moved[heir] = append(im.moved[heir], Place{f.Kind, f.File, f.Line, f.Col})
				}
			}
		}
	}
}

// diff takes one difference between the views.
func (im *impact) diff(d rustdb.Difference) {
	now, then := im.asked[0][d.Name], im.asked[1][d.Name]
	if !now && !then && !im.ungated[d.Name] {
		return
	}
	c := Change{
		Name: d.Name, Kind: string(d.Kind), Before: stateText(d.Before), After: stateText(d.After),
		Asked: then, Via: d.RenamedTo, Gated: list(d.Gated), Released: list(d.Released),
	}
	if c.Via == nil {
		c.Via = im.renamed(d.Name)
	}
	c.Change = im.kind(&c, d)
	c.Effect, c.Breaks = im.effect(&c)
	im.add(c)
}

// kind names the change.
func (im *impact) kind(c *Change, d rustdb.Difference) string {
	switch {
	case c.Before != c.After && c.After == string(rustdb.Stable) && im.older[c.Name] != nil:
		return ChangeEdition
	case im.ungated[c.Name] && !c.Asked:
		return ChangeUngated
	case c.Via != nil && (c.After == unknownState || c.After == string(rustdb.Removed)):
		return ChangeRenamed
	case c.After == string(rustdb.Removed):
		return ChangeRemoved
	case c.After == unknownState:
		return ChangeUnknown
	case c.After == string(rustdb.Stable):
		return ChangeStabilized
	case c.Before == c.After && len(d.Gated)+len(d.Released) > 0:
		return ChangeItems
	}
	return ChangeState
}

// effect is what rustc at To says of the tree, and whether it still builds.
func (im *impact) effect(c *Change) (string, bool) {
	if c.Change == ChangeEdition {
		e, _ := im.to.DB.Lookup(c.Name)
		return "error: needs edition " + e.Edition, true
	}
	if !c.Asked {
		if c.Change == ChangeUngated {
			return "error E0658", true
		}
		return "", false
	}
	flag := c.Kind == string(rustdb.KindFlag)
	switch {
	case flag && (c.After == unknownState || c.After == string(rustdb.Removed)):
		return "error: unknown unstable option", true
	case c.After == unknownState:
		return "error E0635", true
	case c.After == string(rustdb.Removed):
		if e, ok := im.to.DB.Lookup(c.Name); ok && e.KnownAt(im.to.At) {
			return "error E0557", true
		}
		return "error E0635", true
	case c.After == string(rustdb.Stable) && !flag:
		return "warning stable_features", false
	}
	return "", false
}

// same looks at what the views agree on: what the tree stops asking for, and
// options that have a stable form.
func (im *impact) same() {
	for name := range im.asked[0] {
		if im.seen[name] {
			continue
		}
		e, ok := im.to.DB.Lookup(name)
		if !ok {
			continue
		}
		c := Change{Name: name, Kind: string(e.Kind), Asked: im.asked[1][name], Gated: []string{}, Released: []string{}}
		c.Before, c.After = viewState(im.from, name), viewState(im.to, name)
		switch {
		case !c.Asked:
			c.Change = ChangeUnasked
		case e.Option != nil && e.Option.StableForm != "" && within(e.Option.StableFormSince, im.from.At, im.to.At):
			c.Change, c.Stable = ChangeStableForm, &e.Option.StableForm
		default:
			continue
		}
		im.add(c)
	}
}

// within reports whether a release lies after one and not after the other.
func within(r, after, upTo release.Rust) bool {
	return !r.IsZero() && after.Less(r) && !upTo.Less(r)
}

func (im *impact) add(c Change) {
	if im.seen == nil {
		im.seen = map[string]bool{}
	}
	im.seen[c.Name] = true
	c.Places = im.places(&c)
	im.list = append(im.list, c)
}

// places are where the tree asks for what changes, or uses it where that breaks.
func (im *impact) places(c *Change) []Place {
	if c.Change == ChangeEdition {
		return im.older[c.Name]
	}
	r, places := im.after, []Place{}
	if !c.Asked && c.Change != ChangeUngated {
		r = im.before
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Feature != c.Name || f.Activity == features.Dormant || f.Context == features.InDoctest || probe(f) ||
			(f.Kind == features.KindUse) != (c.Change == ChangeUngated) {
			continue
		}
		places = append(places, Place{f.Kind, f.File, f.Line, f.Col})
	}
	if c.Change == ChangeUngated {
		for _, p := range im.moved[c.Name] {
			if !slices.Contains(places, p) {
				places = append(places, p)
			}
		}
	}
	return places
}

// renamed asks the older view too: the newer one may no longer know the name.
func (im *impact) renamed(name string) *string {
	for _, v := range []rustdb.View{im.to, im.from} {
		if e, ok := v.DB.Lookup(name); ok && e.RenamedTo != "" {
			if _, there := im.to.DB.Lookup(e.RenamedTo); there {
				return &e.RenamedTo
			}
		}
	}
	return nil
}

// unknownState is the state of a name that a release does not know.
const unknownState = "unknown"

func stateText(s *rustdb.State) string {
	if s == nil || *s == rustdb.Absent {
		return unknownState
	}
	return string(*s)
}

func viewState(v rustdb.View, name string) string {
	s := v.DB.StateAt(name, v.At)
	return stateText(&s)
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
