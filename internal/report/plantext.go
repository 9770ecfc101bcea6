package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"featscan/internal/plan"
)

func planText(w io.Writer, p *plan.Plan) error {
	var b strings.Builder
	var left []string // behind, by the version before
	for n := 0; n < len(p.Versions); n++ {
		if n > 0 {
			b.WriteString("\n")
		}
		if idle := planIdle(p, n); idle > 0 {
			fmt.Fprintf(&b, "%s: nothing new.\n", planMinimums(p, n, idle))
			n += idle - 1
		} else {
			fresh := planFresh(p, n)
			fmt.Fprintf(&b, "Minimum %s: %s\n", p.Versions[n].Rust, planVerdict(&p.Versions[n], len(fresh), n > 0))
			for _, i := range fresh {
				planLine(&b, i.Kind, 8, fmt.Sprintf("%s:%d: %s", i.File, i.Line, planSentence(i)))
			}
		}
		if v := &p.Versions[n]; len(v.Excludes) > 0 && !slices.Equal(v.Excludes, left) {
			b.WriteString(wrap("leaves behind: "+strings.Join(v.Excludes, ", "), "  ", textWidth))
			left = v.Excludes
		}
	}
	planStays(&b, p)
	planSubgoals(&b, p)
	_, err := io.WriteString(w, b.String())
	return err
}

// planLine prints a word in a column of its own, and text beside it in lines
// that fit.
func planLine(b *strings.Builder, word string, width int, text string) {
	lead := fmt.Sprintf("  %-*s ", width, Visible(word))
	hang := strings.Repeat(" ", 2+width+1)
	b.WriteString(lead + strings.TrimPrefix(wrap(Visible(text), hang, textWidth), hang))
}

// planStays lists what the last version cannot remove. Most of it shares few
// reasons, so each reason is said once.
func planStays(b *strings.Builder, p *plan.Plan) {
	if len(p.Versions) == 0 {
		return
	}
	v := &p.Versions[len(p.Versions)-1]
	if len(v.Stays) == 0 {
		return
	}
	names := map[string][]string{}
	var reasons []string
	for _, s := range v.Stays {
		if names[s.Why] == nil {
			reasons = append(reasons, s.Why)
		}
		names[s.Why] = append(names[s.Why], Visible(s.Name))
	}
	fmt.Fprintf(b, "\nWhat stays at %s:\n", v.Rust)
	for _, why := range reasons {
		b.WriteString(wrap("because "+why+":", "  ", textWidth))
		b.WriteString(wrap(strings.Join(names[why], ", "), "    ", textWidth))
	}
}

func planSubgoals(b *strings.Builder, p *plan.Plan) {
	if len(p.Subgoals) == 0 {
		return
	}
	width := 0
	for _, s := range p.Subgoals {
		width = max(width, len(s.ID))
	}
	b.WriteString("\nThe minimum at which nothing of a subgoal is left:\n")
	for _, s := range p.Subgoals {
		at := "none yet: " + strings.Join(s.Blocked, ", ")
		if s.EmptyAt != nil {
			at = *s.EmptyAt
		}
		planLine(b, s.ID, width, at)
	}
}
