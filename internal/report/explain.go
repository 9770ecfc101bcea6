package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"featscan/internal/features"
)

// ExplainFormat is one way to print an explanation.
type ExplainFormat struct {
	Name  string
	Write func(io.Writer, *features.Explanation, Options) error
}

// ExplainFormats are all formats of an explanation, the default first.
var ExplainFormats = []ExplainFormat{
	{"text", explainText},
	{"json", explainJSON},
	{"markdown", explainMarkdown},
}

// maxItems is how many items of a library feature are shown outside JSON.
const maxItems = 8

func explainJSON(w io.Writer, e *features.Explanation, _ Options) error {
	return writeIndented(w, e)
}

// section is a part of an explanation: a heading with paragraphs and items,
// from which both formats for people are made.
type section struct {
	title string
	paras []string
	items []string
}

// sections lays an explanation out, the answer first and places last.
func sections(e *features.Explanation) []section {
	all := []section{
		{title: "History", items: history(e)},
		{title: "Meanwhile", paras: e.Meanwhile},
		{title: "How to get rid of it", paras: e.WayOut},
		goalSection(e),
		{title: "Steps", items: steps(e)},
		{title: "What belongs to it", items: members(e)},
		{title: "What it gates", items: shorten(e.Items, maxItems)},
		{title: "How uses are found", paras: e.Uses},
		treeSection(e),
		{title: "Notes", items: e.Notes},
	}
	if e.Kind == "message" || e.Kind == "state" {
		all[1].title, all[2].title = "What it means", "What to do"
	}
	var out []section
	for _, s := range all {
		if len(s.paras)+len(s.items) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// heading is the first line: the name and what it is, in a few words.
func heading(e *features.Explanation) string {
	switch e.Kind {
	case "subgoal":
		return fmt.Sprintf("%s: %s (a subgoal of the Rust project)", e.Name, e.Title)
	case "message":
		return fmt.Sprintf("%s: %s (%s of featscan lint)", e.Name, e.Title, strings.ToLower(e.Level))
	}
	return e.Name + ": " + e.Title
}

func history(e *features.Explanation) []string {
	var out []string
	for _, h := range e.History {
		since := "since Rust " + h.Since
		if h.Since == "" {
			since = "(since when is not recorded)"
		}
		out = append(out, h.State+" "+since)
	}
	if e.RenamedTo != nil {
		out = append(out, "now called "+*e.RenamedTo)
	}
	if e.StableForm != nil && e.StableFormSince != nil {
		out = append(out, fmt.Sprintf("stable as %s since Rust %s", *e.StableForm, *e.StableFormSince))
	}
	if e.TrackingIssue != nil && e.Kind != "subgoal" {
		out = append(out, fmt.Sprintf("tracked in https://github.com/rust-lang/rust/issues/%d", *e.TrackingIssue))
	}
	return out
}

func goalSection(e *features.Explanation) section {
	s := section{title: "Subgoal"}
	g := e.Subgoal
	if g == nil {
		if e.NoGoal != "" {
			s.paras = []string{"None. " + e.NoGoal}
		}
		return s
	}
	if e.Kind == "subgoal" {
		s.title = "Goal"
	} else {
		s.paras = []string{fmt.Sprintf("%s: %s", g.ID, g.Title)}
	}
	for _, d := range g.Documents {
		s.items = append(s.items, fmt.Sprintf("%s, %q: %s", d.ID, d.Title, d.URL))
	}
	if len(g.Owners) > 0 {
		s.items = append(s.items, "who: "+strings.Join(g.Owners, ", "))
	}
	if len(g.Issues) > 0 {
		s.items = append(s.items, "issues of rust-lang: "+strings.Join(g.Issues, ", "))
	}
	if len(g.RFCs) > 0 {
		s.items = append(s.items, "RFCs: "+strings.Trim(strings.ReplaceAll(fmt.Sprint(g.RFCs), " ", ", "), "[]"))
	}
	if len(e.Also) > 0 {
		word := "further subgoals that speak of it: "
		if e.Kind == "subgoal" {
			word = "counted in other subgoals, and meant here too: "
		}
		s.items = append(s.items, word+strings.Join(e.Also, ", "))
	}
	return s
}

func steps(e *features.Explanation) []string {
	if e.Subgoal == nil {
		return nil
	}
	done := len(e.Subgoal.Steps) - e.Subgoal.Open
	out := []string{fmt.Sprintf("%d of %d done", done, len(e.Subgoal.Steps))}
	for _, s := range e.Subgoal.Steps {
		mark, by := "[ ] ", ""
		if s.Done {
			mark = "[x] "
		}
		if s.Owner != nil {
			by = " (" + *s.Owner + ")"
		}
		line := mark + s.Title + by
		if s.Since != nil {
			line += ", Rust " + *s.Since
		}
		if s.Note != nil {
			line += ": " + *s.Note
		}
		if len(s.Waiting) > 0 {
			line += " -- waiting here: " + strings.Join(s.Waiting, ", ")
		}
		out = append(out, line)
	}
	return out
}

func members(e *features.Explanation) []string {
	if e.Subgoal == nil || e.Kind != "subgoal" {
		return nil
	}
	var out []string
	for _, n := range e.Subgoal.Names {
		line := n.Name + ": " + n.State
		switch {
		case n.State == "absent":
			line = n.Name + ": in no release of rustc known"
		case n.Since != "":
			line += " since " + n.Since
		}
		out = append(out, line)
	}
	return out
}

func treeSection(e *features.Explanation) section {
	t := e.Tree
	if t == nil {
		return section{}
	}
	s := section{title: "In " + t.Tree}
	if len(t.Features) == 0 {
		s.paras = []string{fmt.Sprintf("No gate, flag or use in the tree belongs to it. In all, its own code depends on %s and %s that rustc %s has unstable.",
			count(t.Unstable, "feature"), count(t.Flags, "compiler option"), t.Rust)}
		return s
	}
	for _, f := range t.Features {
		s.items = append(s.items, fmt.Sprintf("%s: %s; %s, %s", f.Name, inTree(&f), count(f.Gates, "gate"), count(f.Uses, "use")))
	}
	for _, p := range t.Places {
		s.items = append(s.items, fmt.Sprintf("%s:%d:%d: %s: %s", p.File, p.Line, p.Col, p.Kind, p.Text))
	}
	if t.More > 0 {
		s.items = append(s.items, fmt.Sprintf("and %s; featscan scan --by file lists them", count(t.More, "more place")))
	}
	return s
}

// inTree says in words what a feature is in a tree.
func inTree(f *features.FeatureInTree) string {
	switch {
	case !f.TurnedOn:
		return "in no crate, only in doc tests or probes, or used without a gate"
	case f.Activity == features.Dormant:
		return "dormant, no build turns it on"
	case f.Until != nil:
		return fmt.Sprintf("%s until Rust %s", f.State, *f.Until)
	}
	return string(f.State)
}

func shorten(list []string, most int) []string {
	if len(list) <= most {
		return list
	}
	return append(append([]string{}, list[:most]...), fmt.Sprintf("and %d more; --format json lists all", len(list)-most))
}

func explainText(w io.Writer, e *features.Explanation, o Options) error {
	p := newPage(o.Color)
	p.strong(0, heading(e))
	if e.About != "" {
		p.blank()
		p.para(2, e.About)
	}
	for _, s := range sections(e) {
		p.blank()
		p.line(p.bold.Sprint(strings.ToUpper(Visible(s.title))))
		for _, para := range s.paras {
			p.para(2, para)
		}
		for _, item := range s.items {
			p.item(2, item)
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func explainMarkdown(w io.Writer, e *features.Explanation, _ Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n", mdText(heading(e)))
	if e.About != "" {
		fmt.Fprintf(&b, "\n%s\n", mdText(e.About))
	}
	for _, s := range sections(e) {
		fmt.Fprintf(&b, "\n### %s\n", mdText(s.title))
		for _, para := range s.paras {
			fmt.Fprintf(&b, "\n%s\n", mdText(para))
		}
		if len(s.items) > 0 {
			b.WriteString("\n")
		}
		for _, item := range s.items {
			fmt.Fprintf(&b, "- %s\n", mdItem(item))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mdItem keeps the box of a step, which GitHub shows as a box to tick, and the
// addresses, which it makes links of.
func mdItem(s string) string {
	box := ""
	if strings.HasPrefix(s, "[x] ") || strings.HasPrefix(s, "[ ] ") {
		box, s = s[:4], s[4:]
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if !plainAddress.MatchString(w) {
			words[i] = mdText(w)
		}
	}
	return box + strings.Join(words, " ")
}

// plainAddress is a web address in which nothing can be taken for Markdown.
var plainAddress = regexp.MustCompile(`^https://[A-Za-z0-9./_-]+$`)
