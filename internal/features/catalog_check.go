package features

import (
	"regexp"
	"slices"
	"strings"

	"featscan/internal/release"
)

// builder checks the sense of a file of good form and makes the Catalog.
type builder struct {
	*decoder
	placed map[string]placing
}

// placing is where the file says which subgoal a name is counted in.
type placing struct {
	at place
	in string // a subgoal's id, or "no_goal"
}

func (b *builder) build(file *catalogFile) *Catalog {
	if file.Schema.At.Line != 0 && file.Schema.Value != catalogSchema {
		b.complain(file.Schema.At, "schema %d: this version reads schema %d", file.Schema.Value, catalogSchema)
	}
	c := &Catalog{
		byID: map[string]*CatalogSubgoal{}, primary: map[string]string{}, also: map[string][]string{},
		noGoal: map[string]string{}, notes: map[string]*NameNote{},
	}
	b.documents(c, file.Documents)
	b.subgoals(c, file.Subgoals)
	b.noGoal(c, file.NoGoal)
	b.also(c, file.Subgoals)
	b.notes(c, file.Notes)
	for i := range c.Subgoals {
		c.byID[c.Subgoals[i].ID] = &c.Subgoals[i]
	}
	return c
}

var documentID = regexp.MustCompile(`^20\d\d(h[12])?/[A-Za-z0-9_-]+$`)

func (b *builder) documents(c *Catalog, list []documentFile) {
	ids := make([]phrase, len(list))
	for i, d := range list {
		ids[i] = d.ID
		if d.ID.Value != "" && !documentID.MatchString(d.ID.Value) {
			b.complain(d.ID.At, "document %q: want a season and a file, such as 2024h2/rfl_stable", d.ID.Value)
		}
		b.oneOf(d.Status, "status", "accepted", "not accepted", "proposed")
		b.issue(d.Tracking)
		c.Documents = append(c.Documents, Document{d.ID.Value, d.Title.Value, d.Status.Value, d.Contact.Value, d.Tracking.Value})
	}
	b.sorted(ids, "documents")
}

var subgoalID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (b *builder) subgoals(c *Catalog, list []subgoalFile) {
	seen := map[string]int{}
	for i := range list {
		s := &list[i]
		id := s.ID.Value
		if id != "" && !subgoalID.MatchString(id) {
			b.complain(s.ID.At, "subgoal %q: want words of lower-case letters joined by '-'", id)
		}
		if line, twice := seen[id]; twice && id != "" {
			b.complain(s.ID.At, "subgoal %q stands twice, first on line %d", id, line)
		}
		seen[id] = s.ID.At.Line
		c.Subgoals = append(c.Subgoals, b.subgoal(c, s))
		b.place(c, id, s.Features, featureName, "a feature", "such as asm_goto")
		b.place(c, id, s.Flags, flagName, "a flag", "such as -Zfixed-x18 or -Zsanitizer=kcfi, with '-' and not '_'")
		b.place(c, id, s.Cfgs, featureName, "a cfg", "such as no_fp_fmt_parse")
	}
}

func (b *builder) subgoal(c *Catalog, s *subgoalFile) CatalogSubgoal {
	out := CatalogSubgoal{
		ID: s.ID.Value, Title: s.Title.Value, About: prose(s.About), Documents: values(s.Documents),
		Owners: values(s.Owners), Issues: values(s.Issues), Features: values(s.Features), Flags: values(s.Flags),
		Cfgs: values(s.Cfgs), Also: values(s.Also), Meanwhile: prose(s.Meanwhile), WayOut: prose(s.WayOut), Note: prose(s.Note),
	}
	for _, d := range s.Documents {
		b.documentKnown(c, d)
	}
	b.sorted(s.Documents, "documents")
	for _, i := range s.Issues {
		b.issue(i)
	}
	for _, r := range s.RFCs {
		out.RFCs = append(out.RFCs, r.Value)
	}
	for i := range s.Steps {
		out.Steps = append(out.Steps, b.step(s, &s.Steps[i]))
	}
	return out
}

func (b *builder) step(s *subgoalFile, step *stepFile) CatalogStep {
	doc := step.Document
	if doc.Value != "" && !slices.ContainsFunc(s.Documents, func(d phrase) bool { return d.Value == doc.Value }) {
		b.complain(doc.At, "step %q: document %q is not one of subgoal %q%s",
			step.Title.Value, doc.Value, s.ID.Value, didYouMean(doc.Value, values(s.Documents)))
	}
	out := CatalogStep{
		Title: step.Title.Value, Document: doc.Value, Done: step.Done.Value,
		Owner: step.Owner.Value, Note: prose(step.Note), Evidence: prose(step.Evidence),
	}
	if step.Since.Value == "" {
		return out
	}
	since, err := release.ParseRust(step.Since.Value)
	if err != nil || since.String() != step.Since.Value {
		b.complain(step.Since.At, "step %q: since %q wants three numbers, such as 1.87.0", step.Title.Value, step.Since.Value)
	}
	if step.Done.At.Line != 0 && !step.Done.Value {
		b.complain(step.Since.At, "step %q has a release that shows it done, and is not done", step.Title.Value)
	}
	out.Since = since
	return out
}

var (
	featureName = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)
	flagName    = regexp.MustCompile(`^(-[ZC]|--)[a-z][a-z0-9-]*(=\S+)?$`)
)

// place notes that a subgoal counts these names; each is counted once.
func (b *builder) place(c *Catalog, id string, names []phrase, form *regexp.Regexp, what, example string) {
	b.sorted(names, "names of one list")
	for _, n := range names {
		if n.Value == "" {
			continue
		}
		if !form.MatchString(n.Value) {
			b.complain(n.At, "%q is not the name of %s: want one %s", n.Value, what, example)
			continue
		}
		if b.counted(n, id) {
			c.primary[n.Value] = id
		}
	}
}

// counted records a placing and complains about a second one.
func (b *builder) counted(n phrase, id string) bool {
	first, twice := b.placed[n.Value]
	if !twice {
		b.placed[n.Value] = placing{n.At, id}
		return true
	}
	if first.in != id { // twice in one list is reported as such
		b.complain(n.At, "%q is counted in %s already (line %d): list it once, and elsewhere under also", n.Value, first.in, first.at.Line)
	}
	return false
}

func (b *builder) noGoal(c *Catalog, list []noGoalFile) {
	for _, group := range list {
		b.sorted(group.Names, "names of one list")
		for _, n := range group.Names {
			if n.Value != "" && b.counted(n, "no_goal") {
				c.noGoal[n.Value] = prose(group.Reason)
			}
		}
	}
}

// also checks the secondary mentions: each must be counted somewhere else.
func (b *builder) also(c *Catalog, list []subgoalFile) {
	for i := range list {
		s := &list[i]
		b.sorted(s.Also, "names of one list")
		for _, n := range s.Also {
			if !b.known(n, "also") {
				continue
			}
			if c.Subgoal(n.Value) == s.ID.Value {
				b.complain(n.At, "%q is counted in %s itself: list it under also of other subgoals only", n.Value, s.ID.Value)
				continue
			}
			c.also[n.Value] = append(c.also[n.Value], s.ID.Value)
		}
	}
	for _, ids := range c.also {
		slices.Sort(ids)
	}
}

func (b *builder) notes(c *Catalog, list []noteFile) {
	names := make([]phrase, len(list))
	for i, n := range list {
		names[i] = n.Name
		b.known(n.Name, "notes")
		b.oneOf(n.Tool, "tool", "cargo", "clippy", "rustdoc")
		c.notes[n.Name.Value] = &NameNote{
			Name: n.Name.Value, About: prose(n.About), Tool: n.Tool.Value, RenamedTo: n.RenamedTo.Value,
			Meanwhile: prose(n.Meanwhile), WayOut: prose(n.WayOut), Note: prose(n.Note),
		}
	}
	b.sorted(names, "notes")
}

// known complains about a name that no subgoal counts and no_goal does not list.
func (b *builder) known(n phrase, where string) bool {
	if n.Value == "" {
		return false
	}
	base, _, _ := strings.Cut(n.Value, "=")
	if _, ok := b.placed[base]; ok {
		return true
	}
	if _, ok := b.placed[n.Value]; ok {
		return true
	}
	var all []string
	for name := range b.placed {
		all = append(all, name)
	}
	b.complain(n.At, "%s names %q, which no subgoal counts and no_goal does not list%s", where, n.Value, didYouMean(n.Value, all))
	return false
}

func (b *builder) documentKnown(c *Catalog, d phrase) {
	if d.Value == "" {
		return
	}
	var ids []string
	for _, known := range c.Documents {
		ids = append(ids, known.ID)
	}
	if !slices.Contains(ids, d.Value) {
		b.complain(d.At, "document %q is not under documents%s", d.Value, didYouMean(d.Value, ids))
	}
}

var issueForm = regexp.MustCompile(`^(rust|goals|compiler-team|rfcs)#[1-9]\d{0,6}$`)

func (b *builder) issue(t phrase) {
	if t.Value != "" && !issueForm.MatchString(t.Value) {
		b.complain(t.At, "issue %q: want a repository of rust-lang and a number, such as rust#119364 or goals#116", t.Value)
	}
}

func (b *builder) oneOf(t phrase, what string, words ...string) {
	if t.Value != "" && !slices.Contains(words, t.Value) {
		b.complain(t.At, "%s %q: want one of %s", what, t.Value, strings.Join(words, ", "))
	}
}

// sorted complains about the first name out of order, and about every name
// that stands twice.
func (b *builder) sorted(names []phrase, what string) {
	seen, ordered := map[string]int{}, true
	for i, n := range names {
		if n.Value == "" {
			continue
		}
		if line, twice := seen[n.Value]; twice {
			b.complain(n.At, "%q stands twice, first on line %d", n.Value, line)
			continue
		}
		seen[n.Value] = n.At.Line
		if i > 0 && ordered && n.Value < names[i-1].Value {
			b.complain(n.At, "%q follows %q: %s are sorted", n.Value, names[i-1].Value, what)
			ordered = false
		}
	}
}

func values(list []phrase) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.Value)
	}
	return out
}

// prose is a text of several lines as one paragraph.
func prose(t phrase) string { return strings.Join(strings.Fields(t.Value), " ") }
