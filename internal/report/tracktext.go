package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"featscan/internal/features"
	"featscan/internal/track"
)

// maxRows is how many versions the text format lists: the newest, and before
// them those at which something changed.
const maxRows = 60

func trackText(w io.Writer, s *track.Series, o TrackOptions) error {
	p := newPage(o.Color)
	for i, line := range trend(s) {
		if i == 0 {
			p.strong(0, line)
			continue
		}
		p.para(0, line)
	}
	p.points(s)
	p.sparks(s)
	p.lives(s)
	p.heldBack(s)
	p.remaining(s)
	p.compared(s.Compared)
	_, err := io.WriteString(w, p.b.String())
	return err
}

// points is the table of versions.
func (p *page) points(s *track.Series) {
	width := len("version")
	rows := shownPoints(s)
	for _, i := range rows {
		width = max(width, min(24, runewidth.StringWidth(Visible(s.Points[i].Label))))
	}
	p.blank()
	p.line(p.bold.Sprint(pad("", width) + "  minimum  blocked waiting removable internal  options"))
	if left := len(s.Points) - len(rows); left > 0 {
		p.line(fmt.Sprintf("(%d versions at which nothing changed are left out; --format csv has all)", left))
	}
	for _, i := range rows {
		m := &s.Points[i]
		c := m.Features
		p.line(fmt.Sprintf("%s  %-8s %7d %7d %9d %8d %8d", pad(fit(Visible(m.Label), width), width), minimumText(m),
			c.Blocked, c.Waiting, c.Removable, c.Internal, m.Flags.Total))
		p.changes(width+2, "+", m.Added)
		p.changes(width+2, "-", m.Gone)
		p.optionChanges(width+2, m)
	}
}

// shownPoints are the versions that the table has, by index.
func shownPoints(s *track.Series) []int {
	var rows []int
	for i := range s.Points {
		m := &s.Points[i]
		if len(s.Points) <= maxRows || i == 0 || i == len(s.Points)-1 || len(m.Added)+len(m.Gone)+len(m.Moved) > 0 {
			rows = append(rows, i)
		}
	}
	return rows[max(0, len(rows)-maxRows):]
}

// changes lists names behind a sign; the sign is repeated, so that a line says
// by itself what it is.
func (p *page) changes(indent int, sign string, names []string) {
	if len(names) == 0 {
		return
	}
	line := ""
	flush := func() {
		p.line(strings.Repeat(" ", indent) + sign + line)
		line = ""
	}
	for _, n := range names {
		n = Visible(n)
		if line != "" && indent+1+len(line)+1+len(n) > textWidth {
			flush()
		}
		line += " " + n
	}
	flush()
}

// optionChanges counts the options that came and went; their names would bury those
// of the features.
func (p *page) optionChanges(indent int, m *track.Moment) {
	var parts []string
	if n := len(m.FlagsAdded); n > 0 {
		parts = append(parts, count(n, "option")+" came")
	}
	if n := len(m.FlagsGone); n > 0 {
		parts = append(parts, count(n, "option")+" went")
	}
	if len(parts) > 0 {
		p.line(strings.Repeat(" ", indent) + p.faint.Sprint(strings.Join(parts, ", ")))
	}
}

// bars are the eight heights of a sparkline.
var bars = []rune("▁▂▃▄▅▆▇█")

// maxBars is how many versions a sparkline shows, the newest ones.
const maxBars = 60

func sparkline(values []int) string {
	values = values[max(0, len(values)-maxBars):]
	most := 1
	for _, v := range values {
		most = max(most, v)
	}
	var b strings.Builder
	for _, v := range values {
		b.WriteRune(bars[(max(0, v)*(len(bars)-1)+most-1)/most]) // the lowest is for zero alone
	}
	return b.String()
}

func (p *page) sparks(s *track.Series) {
	if len(s.Points) < 2 {
		return
	}
	p.blank()
	for _, row := range []struct {
		name  string
		value func(*track.Moment) int
	}{
		{"blocked", func(m *track.Moment) int { return m.Features.Blocked }},
		{"waiting", func(m *track.Moment) int { return m.Features.Waiting }},
		{"removable", func(m *track.Moment) int { return m.Features.Removable }},
		{"options", func(m *track.Moment) int { return m.Flags.Total }},
	} {
		values := make([]int, len(s.Points))
		for i := range s.Points {
			values[i] = row.value(&s.Points[i])
		}
		p.line(fmt.Sprintf("%s%s  %d", pad(row.name, 11), sparkline(values), values[len(values)-1]))
	}
}

// lives lists the life of every feature that the tree had.
func (p *page) lives(s *track.Series) {
	if len(s.Features) == 0 || len(s.Points) < 2 {
		return
	}
	p.title("LIVES OF THE FEATURES", "")
	for i := range s.Features {
		l := &s.Features[i]
		p.line("  " + p.bold.Sprint(Visible(l.Name)))
		p.para(4, lifeSentence(l))
	}
}

// lifeSentence tells a life: upstream, in the tree, and how long it took.
func lifeSentence(l *track.Life) string {
	var parts []string
	if l.KnownSince != nil {
		parts = append(parts, "unstable since Rust "+*l.KnownSince)
	}
	if l.FirstKnown {
		parts = append(parts, "turned on in "+l.First)
	} else {
		parts = append(parts, "turned on in "+l.First+" or before")
	}
	if l.StableSince != nil {
		parts = append(parts, "stable in Rust "+*l.StableSince)
	}
	switch {
	case l.GoneIn != nil:
		parts = append(parts, "gone in "+*l.GoneIn)
	case l.State == features.Waiting && l.Until != nil:
		parts = append(parts, "waiting for minimum "+*l.Until)
	default:
		parts = append(parts, string(l.State))
	}
	text := strings.Join(parts, ", ")
	if l.DaysWaited != nil && l.State != features.Internal {
		more := ""
		if !l.FirstKnown {
			more = "at least "
		}
		if *l.DaysWaited > 0 {
			text += "; " + more + count(*l.DaysWaited, "day") + " of waiting"
		}
		if l.DaysKept != nil && *l.DaysKept > 0 {
			text += "; " + count(*l.DaysKept, "day") + " kept since it is stable"
		}
	}
	return text
}

func (p *page) heldBack(s *track.Series) {
	if len(s.HeldBack) == 0 {
		return
	}
	p.title("HELD BACK BY THE PRESENT MINIMUM", "")
	for i := range s.HeldBack {
		p.item(2, heldSentence(&s.HeldBack[i]))
	}
}

func heldSentence(h *track.Held) string {
	out := "With minimum " + h.Rust
	if h.Date != nil {
		out += " (" + *h.Date + ")"
	}
	var parts []string
	if len(h.Features) > 0 {
		parts = append(parts, strings.Join(h.Features, ", "))
	}
	if len(h.Flags) > 0 {
		parts = append(parts, strings.Join(h.Flags, ", "))
	}
	return out + ": " + strings.Join(parts, " and ") + "."
}

// remaining shows the subgoals of which something remains.
func (p *page) remaining(s *track.Series) {
	var rows []string
	for i := range s.Subgoals {
		g := &s.Subgoals[i]
		now := g.Remaining[len(g.Remaining)-1]
		steps := ""
		if g.Total > 0 {
			steps = fmt.Sprintf("%s %2d of %2d steps", progressBar(g.Done, g.Total), g.Done, g.Total)
		}
		line := fmt.Sprintf("  %s%3d  %s  %s", pad(fit(Visible(g.ID), 28), 29), now, pad(steps, 25), sparkline(g.Remaining))
		rows = append(rows, fit(line, textWidth))
	}
	if len(rows) == 0 {
		return
	}
	p.title("REMAINING, BY SUBGOAL", "")
	for _, r := range rows {
		p.line(r)
	}
}

// compared lists where a hand-kept list disagrees.
func (p *page) compared(c *track.Comparison) {
	if c == nil {
		return
	}
	p.title("THE HAND-KEPT LIST", "")
	p.para(2, comparedSentence(c))
	for _, d := range c.Differs {
		p.item(2, differSentence(c, &d))
	}
}

func comparedSentence(c *track.Comparison) string {
	if len(c.Differs) == 0 {
		return fmt.Sprintf("All %s of %s agree with the facts.", plural(c.Entries, "entry", "entries"), c.File)
	}
	return fmt.Sprintf("%s has %s; %s.", c.File, plural(c.Entries, "entry", "entries"), plural(len(c.Differs), "thing disagrees", "things disagree"))
}

func differSentence(c *track.Comparison, d *track.Differ) string {
	place := c.File
	if d.Line > 0 {
		place = fmt.Sprintf("%s:%d", c.File, d.Line)
	}
	return fmt.Sprintf("%s: %s: %s: the list says %s; it is %s.", place, d.Name, d.What, d.List, d.Fact)
}
