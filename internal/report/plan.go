package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"featscan/internal/plan"
)

// PlanFormats are all formats of a plan, the default first.
var PlanFormats = []struct {
	Name  string
	Write func(io.Writer, *plan.Plan) error
}{
	{"text", planText},
	{"json", planJSON},
	{"markdown", planMarkdown},
}

func planJSON(w io.Writer, p *plan.Plan) error { return writeIndented(w, p) }

// planFresh is what a version has that those before it in the plan have not:
// a list of many versions tells each thing once.
func planFresh(p *plan.Plan, n int) []*plan.Item {
	type place struct {
		kind, name, file, action string
		line                     int
	}
	told := map[place]bool{}
	if n > 0 {
		for _, i := range p.Versions[n-1].Items {
			told[place{i.Kind, i.Name, i.File, i.Action, i.Line}] = true
		}
	}
	var list []*plan.Item
	for k := range p.Versions[n].Items {
		i := &p.Versions[n].Items[k]
		if !told[place{i.Kind, i.Name, i.File, i.Action, i.Line}] && (n == 0 || i.Kind != plan.ItemMinimum) {
			list = append(list, i)
		}
	}
	return list
}

// planIdle is how many versions from the one at n on have nothing that those
// before them have not. The first of a plan is told whatever it has.
func planIdle(p *plan.Plan, n int) int {
	idle := 0
	for k := n; k > 0 && k < len(p.Versions) && len(planFresh(p, k)) == 0 && slices.Equal(p.Versions[k].Excludes, p.Versions[n].Excludes); k++ {
		idle++
	}
	return idle
}

// planMinimums names some versions of a plan in a row.
func planMinimums(p *plan.Plan, n, count int) string {
	names := make([]string, count)
	for k := range names {
		names[k] = p.Versions[n+k].Rust
	}
	if count > 3 {
		names = []string{names[0] + " to " + names[count-1]}
	}
	return "Minimum " + strings.Join(names, ", ")
}

func planVerdict(v *plan.Version, fresh int, more bool) string {
	manual := 0
	for _, i := range v.Items {
		if i.Manual {
			manual++
		}
	}
	s := plural(fresh, "thing to edit", "things to edit")
	if more {
		s = plural(fresh, "more thing to edit", "more things to edit")
	}
	if fresh == 0 {
		s = "nothing new"
	}
	if manual > 0 {
		s += fmt.Sprintf(", %d of all by hand", manual)
	}
	return s + "."
}

func planSentence(i *plan.Item) string {
	s := i.Action + " " + i.Name
	if i.With != nil && *i.With != "" {
		s += " with " + *i.With
		if i.Action == "resolve" {
			s = i.Action + " " + i.Name + " to " + *i.With
		}
	}
	if i.Why != "" {
		s += " (" + i.Why + ")"
	}
	if i.Manual {
		s += ", by hand"
	}
	return s
}

func planMarkdown(w io.Writer, p *plan.Plan) error {
	var b strings.Builder
	for n := 0; n < len(p.Versions); n++ {
		if idle := planIdle(p, n); idle > 0 {
			fmt.Fprintf(&b, "## %s: nothing new.\n\n", planMinimums(p, n, idle))
			n += idle - 1
			continue
		}
		v := &p.Versions[n]
		fresh := planFresh(p, n)
		fmt.Fprintf(&b, "## Minimum %s: %s\n\n", v.Rust, planVerdict(v, len(fresh), n > 0))
		if len(fresh) == 0 {
			continue
		}
		b.WriteString("| | where | what |\n|---|---|---|\n")
		for _, i := range fresh {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", i.Kind, mdCode(fmt.Sprintf("%s:%d", i.File, i.Line)), mdText(planSentence(i)))
		}
		b.WriteString("\n")
	}
	if len(p.Subgoals) > 0 {
		b.WriteString("| subgoal | empty at |\n|---|---|\n")
	}
	for _, s := range p.Subgoals {
		at := "none yet: " + strings.Join(s.Blocked, ", ")
		if s.EmptyAt != nil {
			at = *s.EmptyAt
		}
		fmt.Fprintf(&b, "| %s | %s |\n", mdCode(s.ID), mdText(at))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
