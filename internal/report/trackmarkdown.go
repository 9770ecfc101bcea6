package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/track"
)

func trackMarkdown(w io.Writer, s *track.Series, _ TrackOptions) error {
	m := &markdown{room: maxMarkdown - 200}
	m.add("## Unstable Rust over " + plural(len(s.Points), "version", "versions") + "\n\n")
	for i, line := range trend(s) {
		line = mdText(line)
		if i == 0 {
			line = "**" + line + "**"
		}
		m.add(line + "\n\n")
	}
	m.versions(s)
	m.lives(s)
	m.held(s)
	m.subgoals(s)
	m.compared(s.Compared)
	if m.left > 0 {
		m.b.WriteString(fmt.Sprintf("\n%s left out to fit a comment; `featscan track --format json` has all.\n", count(m.left, "line")))
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

func (m *markdown) versions(s *track.Series) {
	var rows [][]string
	for _, i := range shownPoints(s) {
		p := &s.Points[i]
		rows = append(rows, []string{
			mdText(p.Label), minimumText(p), fmt.Sprint(p.Features.Blocked), fmt.Sprint(p.Features.Waiting),
			fmt.Sprint(p.Features.Removable), fmt.Sprint(p.Features.Internal), fmt.Sprint(p.Flags.Total),
			mdNames(p.Added), mdNames(p.Gone),
		})
	}
	m.table("Versions", []string{"version", "minimum", "blocked", "waiting", "removable", "internal", "options", "came", "went"}, rows)
}

func mdNames(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = mdCode(n)
	}
	return strings.Join(out, " ")
}

func (m *markdown) lives(s *track.Series) {
	if len(s.Points) < 2 {
		return
	}
	var rows [][]string
	for i := range s.Features {
		l := &s.Features[i]
		rows = append(rows, []string{mdCode(l.Name), mdText(lifeSentence(l))})
	}
	m.table("Lives", []string{"feature", "life"}, rows)
}

func (m *markdown) held(s *track.Series) {
	if len(s.HeldBack) == 0 {
		return
	}
	m.add("### Held back by the present minimum\n\n")
	for i := range s.HeldBack {
		m.add("- " + mdText(heldSentence(&s.HeldBack[i])) + "\n")
	}
	m.add("\n")
}

func (m *markdown) subgoals(s *track.Series) {
	var rows [][]string
	for i := range s.Subgoals {
		g := &s.Subgoals[i]
		steps := ""
		if g.Total > 0 {
			steps = fmt.Sprintf("%d of %d", g.Done, g.Total)
		}
		now := g.Remaining[len(g.Remaining)-1]
		rows = append(rows, []string{mdText(g.Title), fmt.Sprint(now), steps, sparkline(g.Remaining)})
	}
	m.table("Remaining, by subgoal", []string{"subgoal", "remaining", "steps done", "trend"}, rows)
}

func (m *markdown) compared(c *track.Comparison) {
	if c == nil {
		return
	}
	m.add("### The hand-kept list\n\n" + mdText(comparedSentence(c)) + "\n\n")
	for i := range c.Differs {
		m.add("- " + mdText(differSentence(c, &c.Differs[i])) + "\n")
	}
}
