package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/track"
)

// DiffFormats are all formats of a difference, the default first.
var DiffFormats = []struct {
	Name  string
	Write func(io.Writer, *track.Diff) error
}{
	{"text", diffText},
	{"json", func(w io.Writer, d *track.Diff) error { return writeIndented(w, d) }},
	{"markdown", diffMarkdown},
}

// diffHead says how the counts moved.
func diffHead(d *track.Diff) string {
	if d.Same() {
		return fmt.Sprintf("%s and %s depend on the same unstable Rust.", d.From.Label, d.To.Label)
	}
	return fmt.Sprintf("From %s to %s: %d unstable features are %d (blocked %d → %d, waiting %d → %d), %d options are %d, %s are %d.",
		d.From.Label, d.To.Label, d.From.Features.Total, d.To.Features.Total,
		d.From.Features.Blocked, d.To.Features.Blocked, d.From.Features.Waiting, d.To.Features.Waiting,
		d.From.Flags.Total, d.To.Flags.Total, count(d.From.Uses, "use"), d.To.Uses)
}

func diffText(w io.Writer, d *track.Diff) error {
	p := newPage(false)
	p.para(0, diffHead(d))
	for _, part := range diffParts(d) {
		p.title(strings.ToUpper(part.title), "")
		for _, row := range part.rows {
			p.item(2, row)
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func diffMarkdown(w io.Writer, d *track.Diff) error {
	m := &markdown{room: maxMarkdown}
	m.add("**" + mdText(diffHead(d)) + "**\n")
	for _, part := range diffParts(d) {
		m.add("\n### " + part.title + "\n\n")
		for _, row := range part.rows {
			m.add("- " + mdText(row) + "\n")
		}
	}
	if m.left > 0 {
		m.b.WriteString(fmt.Sprintf("\n%s left out to fit a comment; `featscan diff --format json` has all.\n", count(m.left, "line")))
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

type diffPart struct {
	title string
	rows  []string
}

// diffParts are the sections that have something to say.
func diffParts(d *track.Diff) []diffPart {
	var parts []diffPart
	add := func(title string, rows []string) {
		if len(rows) > 0 {
			parts = append(parts, diffPart{title, rows})
		}
	}
	var minimum, goals []string
	for _, m := range d.Minimum {
		minimum = append(minimum, fmt.Sprintf("%s: %s → %s", m.Arch, orNone(m.From), orNone(m.To)))
	}
	for _, g := range d.Subgoals {
		goals = append(goals, fmt.Sprintf("%s: %d → %d remain", g.ID, g.From, g.To))
	}
	add("Minimum Rust version", minimum)
	add("Features", diffRows(d.Features))
	add("Compiler options", diffRows(d.Flags))
	add("Subgoals", goals)
	return parts
}

func diffRows(items []track.DiffItem) []string {
	var rows []string
	for i := range items {
		rows = append(rows, diffRow(&items[i]))
	}
	return rows
}

func diffRow(i *track.DiffItem) string {
	switch {
	case i.From == nil:
		return fmt.Sprintf("+ %s: %s, %s", i.Name, diffState(i.To), diffCounts(i.To))
	case i.To == nil:
		return fmt.Sprintf("- %s: was %s, %s", i.Name, diffState(i.From), diffCounts(i.From))
	}
	var parts []string
	if a, b := diffState(i.From), diffState(i.To); a != b {
		parts = append(parts, a+" → "+b)
	}
	if a, b := i.From.Gates, i.To.Gates; a != b {
		parts = append(parts, fmt.Sprintf("gates %d → %d", a, b))
	}
	if a, b := i.From.Uses, i.To.Uses; a != b {
		parts = append(parts, fmt.Sprintf("uses %d → %d", a, b))
	}
	return fmt.Sprintf("~ %s: %s", i.Name, strings.Join(parts, ", "))
}

func diffState(s *track.DiffSide) string {
	if s.Until != nil {
		return string(s.State) + " until " + *s.Until
	}
	return string(s.State)
}

func diffCounts(s *track.DiffSide) string {
	return count(s.Gates, "gate") + ", " + count(s.Uses, "use")
}

func orNone(s *string) string {
	if s == nil {
		return "none"
	}
	return *s
}
