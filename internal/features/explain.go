package features

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"featscan/internal/release"
)

// Explainer answers what a name is: a feature, flag, build cfg or setting, a
// subgoal, a message type of lint, or one of the words for states. It makes
// sentences from what the database and the catalogue say, and opens nothing.
type Explainer struct {
	Database Database
	Catalog  *Catalog
	Messages []Message // the message types of lint
	Uses     []UseDoc  // how uses are found, for the features that have a detector
}

// Message is a message type of lint, as its rule describes it.
type Message struct {
	Type  string // UPPER_SNAKE
	Level string // ERROR, WARNING or CHECK
	Title string // one line
	Doc   string // one paragraph for the author of a patch
}

// UseDoc says how uses of a feature are found.
type UseDoc struct {
	Feature string
	Title   string
	Doc     string
}

// UnknownNameError is returned for a name that nothing is known of.
type UnknownNameError struct {
	Name string
	Near []string // what may have been meant, best first
}

func (e *UnknownNameError) Error() string {
	if len(e.Near) == 0 {
		return fmt.Sprintf("%q is no feature, flag, subgoal or message type known", e.Name)
	}
	quoted := make([]string, len(e.Near))
	for i, n := range e.Near {
		quoted[i] = strconv.Quote(n)
	}
	return fmt.Sprintf("%q is no feature, flag, subgoal or message type known; did you mean %s?", e.Name, strings.Join(quoted, " or "))
}

// Explain explains a name; the error is an *UnknownNameError. A feature is
// explained rather than the subgoal of the same name, which it contains.
func (x *Explainer) Explain(name string) (*Explanation, error) {
	name = bareName(name)
	e := &Explanation{SchemaVersion: SchemaVersion, Name: name}
	switch {
	case x.upstream(e, name), x.setting(e, name), x.placed(e, name), x.subgoal(e, name), x.message(e, name), x.state(e, name):
	default:
		return nil, &UnknownNameError{name, x.near(name)}
	}
	e.fill()
	return e, nil
}

// bareName takes the name out of #![feature(x)], and gives a flag the spelling
// of the database: "-Z foo_bar" is -Zfoo-bar.
func bareName(s string) string {
	s = strings.TrimSpace(s)
	for _, prefix := range []string{"#![feature(", "feature("} {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			return strings.TrimRight(rest, ")]")
		}
	}
	if !strings.HasPrefix(s, "-") {
		return s
	}
	option, value, has := strings.Cut(strings.ReplaceAll(s, " ", ""), "=")
	option = strings.ReplaceAll(option, "_", "-")
	if has {
		return option + "=" + value
	}
	return option
}

// upstream explains what the database knows.
func (x *Explainer) upstream(e *Explanation, name string) bool {
	base, _, _ := strings.Cut(name, "=")
	fact, ok := x.Database.Fact(base)
	if !ok {
		return false
	}
	e.Kind = featureKind(KindGate, fact.Kind)
	newest := x.Database.Newest()
	e.Rust = newest.String()
	status := x.Database.StateAt(base, newest)
	if gone(fact, newest) && status == StatusAbsent {
		status = StatusRemoved
	}
	if internalName(base) && status == StatusUnstable {
		status = StatusInternal
	}
	e.State = string(status)
	e.History = x.history(base, fact)
	e.KnownSince, e.StableSince, e.RemovedIn = releaseText(fact.KnownSince), releaseText(fact.StableSince), releaseText(fact.RemovedIn)
	e.RenamedTo, e.StableForm = optional(fact.RenamedTo), optional(fact.StableForm)
	e.StableFormSince = releaseText(fact.StableFormSince)
	if fact.TrackingIssue != 0 {
		e.TrackingIssue = &fact.TrackingIssue
	}
	e.Items = x.Database.Items(base)
	x.place(e, name)
	e.Title = title(e.Kind, status, fact)
	e.About = x.about(name)
	if e.About == "" {
		e.About = defaultAbout(e.Kind, e.Items, x.shapes(base))
	}
	if fact.Help != "" {
		e.About = join(e.About, "What rustc says of it: "+fact.Help)
	}
	e.notes(fact.Note, x.Catalog.Note(name).Note)
	if fact.TargetModifier {
		e.notes("A target modifier: every crate of a build, core included, has to be compiled with the same value.")
	}
	e.Meanwhile = x.meanwhile(e, name, fact.Edition)
	e.WayOut = x.wayOut(e, name, status, fact)
	return true
}

// placed explains what rustc's sources do not list and the catalogue places:
// build cfgs, options of other tools, gates that are planned.
func (x *Explainer) placed(e *Explanation, name string) bool {
	_, none := x.Catalog.NoGoal(name)
	if x.Catalog.Subgoal(name) == "" && !none {
		return false
	}
	note := x.Catalog.Note(name)
	e.Kind = "other"
	switch s := x.Catalog.Find(x.Catalog.Subgoal(name)); {
	case strings.HasPrefix(name, "-"):
		e.Kind = "flag"
	case s != nil && slices.Contains(s.Cfgs, name):
		e.Kind = "cfg"
	}
	x.place(e, name)
	switch {
	case e.Kind == "cfg":
		e.Title = "cfg with which the kernel builds its own copy of the standard library"
	case note.Tool != "":
		e.Title = "unstable option of " + note.Tool
	default:
		e.Title = "known to no release of rustc so far"
	}
	e.About = join(note.About)
	if e.About == "" {
		e.About = "Leaves a part out of the library, or changes it; the library's own sources test it."
	}
	e.notes(note.Note)
	e.Meanwhile = x.meanwhile(e, name, "")
	e.WayOut = x.wayOut(e, name, "", Fact{})
	return true
}

// place fills in the subgoal of a name, or why it has none.
func (x *Explainer) place(e *Explanation, name string) {
	if s := x.Catalog.Find(x.Catalog.Subgoal(name)); s != nil {
		e.Subgoal = x.explained(s)
	}
	e.Also = x.Catalog.Also(name)
	base, _, _ := strings.Cut(name, "=")
	e.NoGoal, _ = x.Catalog.NoGoal(base)
	if e.Subgoal == nil && e.NoGoal == "" {
		e.NoGoal = "No goal document names it, and no kernel known asks for it."
	}
	for _, u := range x.Uses {
		if u.Feature == name {
			e.Uses = append(e.Uses, join(u.Title, u.Doc))
		}
	}
}

// shapes are the titles of the detectors of a feature: what its uses look like.
func (x *Explainer) shapes(feature string) []string {
	var titles []string
	for _, u := range x.Uses {
		if u.Feature == feature && u.Title != "" {
			titles = append(titles, u.Title)
		}
	}
	return titles
}

func (x *Explainer) explained(s *CatalogSubgoal) *ExplainedSubgoal {
	out := &ExplainedSubgoal{
		ID: s.ID, Title: s.Title, Goals: list(s.Goals()), Documents: []Link{}, Owners: list(s.Owners), Issues: list(s.Issues),
		RFCs: append([]int{}, s.RFCs...), Steps: []ExplainedStep{}, Open: s.Open(), Names: []NameState{},
	}
	for _, id := range s.Documents {
		d, _ := x.Catalog.Document(id)
		out.Documents = append(out.Documents, Link{d.ID, d.Title, d.URL()})
	}
	for _, step := range s.Steps {
		out.Steps = append(out.Steps, ExplainedStep{
			Title: step.Title, Document: step.Document, Done: step.Done, Owner: optional(step.Owner),
			Note: optional(step.Remark()), Since: releaseText(step.Since), Waiting: []string{},
		})
	}
	for _, name := range slices.Concat(s.Features, s.Flags) {
		if !strings.Contains(name, "=") { // a value's state is that of its flag
			out.Names = append(out.Names, x.nameState(name))
		}
	}
	for _, name := range s.Cfgs {
		out.Names = append(out.Names, NameState{Name: name, State: "unstable"})
	}
	return out
}

func (x *Explainer) nameState(name string) NameState {
	fact, ok := x.Database.Fact(name)
	if !ok {
		return NameState{Name: name, State: "absent"}
	}
	history := x.history(name, fact)
	if len(history) == 0 {
		return NameState{Name: name, State: "absent"}
	}
	last := history[len(history)-1]
	return NameState{Name: name, State: last.State, Since: last.Since}
}

// history walks the releases known and notes where the state changes. A date
// is given only where the sources have one: between two releases that were
// read, a change may have come with any.
func (x *Explainer) history(name string, fact Fact) []HistoryStep {
	var steps []HistoryStep
	for _, at := range x.Database.Releases() {
		status := x.Database.StateAt(name, at)
		switch {
		case status == StatusAbsent && len(steps) == 0:
			continue // not yet known
		case status == StatusAbsent:
			status = StatusRemoved
		case status == StatusUnstable && internalName(name):
			status = StatusInternal
		}
		if len(steps) > 0 && steps[len(steps)-1].State == string(status) {
			continue
		}
		var since release.Rust
		switch {
		case status == StatusStable:
			since = fact.StableSince
		case status == StatusRemoved:
			since = fact.RemovedIn
		case len(steps) == 0:
			since = fact.KnownSince
		}
		steps = append(steps, HistoryStep{string(status), since.String()})
	}
	return steps
}

// subgoal explains a subgoal of the catalogue.
func (x *Explainer) subgoal(e *Explanation, id string) bool {
	s := x.Catalog.Find(id)
	if s == nil {
		return false
	}
	e.Kind, e.Title, e.About = "subgoal", s.Title, s.About
	e.Subgoal = x.explained(s)
	e.Also = s.Also
	e.Meanwhile, e.WayOut = sentences(s.Meanwhile), sentences(s.WayOut)
	e.notes(s.Note)
	if n := s.TrackingIssue(); n != 0 {
		e.TrackingIssue = &n
	}
	return true
}

func (x *Explainer) message(e *Explanation, name string) bool {
	for _, m := range x.Messages {
		if strings.EqualFold(m.Type, strings.ReplaceAll(name, "-", "_")) {
			e.Name, e.Kind, e.Title, e.About, e.Level = m.Type, "message", m.Title, m.Doc, m.Level
			return true
		}
	}
	return false
}

// fill leaves no list null.
func (e *Explanation) fill() {
	for _, l := range []*[]string{&e.Items, &e.Also, &e.Uses, &e.Meanwhile, &e.WayOut, &e.Notes} {
		if *l == nil {
			*l = []string{}
		}
	}
	if e.History == nil {
		e.History = []HistoryStep{}
	}
}

func (e *Explanation) notes(notes ...string) {
	for _, n := range notes {
		if n != "" {
			e.Notes = append(e.Notes, n)
		}
	}
}

// near lists what a misspelt name may have meant.
func (x *Explainer) near(name string) []string {
	var all []string
	all = append(all, x.Database.Names()...)
	all = append(all, x.Catalog.Names()...)
	for _, s := range x.Catalog.Subgoals {
		all = append(all, s.ID)
	}
	for _, m := range x.Messages {
		all = append(all, m.Type)
	}
	for _, s := range settings {
		all = append(all, s.name)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if near := Nearest(name, all); len(near) > 0 {
		return near
	}
	return Nearest(strings.ToLower(name), all)
}
