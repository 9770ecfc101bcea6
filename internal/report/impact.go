package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/plan"
)

// ImpactFormats are all formats of an impact, the default first.
var ImpactFormats = []struct {
	Name  string
	Write func(io.Writer, *plan.Impact) error
}{
	{"text", impactText},
	{"json", impactJSON},
	{"markdown", impactMarkdown},
}

func impactJSON(w io.Writer, im *plan.Impact) error { return writeIndented(w, im) }

// impactVerdict is the answer in one sentence.
func impactVerdict(im *plan.Impact) string {
	switch {
	case len(im.Changes) == 0:
		return fmt.Sprintf("From rustc %s to %s nothing changes for this tree.", im.From, im.To)
	case im.Breaks == 0:
		return fmt.Sprintf("From rustc %s to %s nothing breaks; %s.", im.From, im.To, plural(len(im.Changes), "thing changes", "things change"))
	}
	return fmt.Sprintf("From rustc %s to %s this tree breaks: %s of %s.", im.From, im.To,
		plural(im.Breaks, "error", "errors"), plural(len(im.Changes), "change", "changes"))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// maxPlaces is how many places and items of a change are shown outside JSON.
const maxPlaces = 5

func impactText(w io.Writer, im *plan.Impact) error {
	var b strings.Builder
	b.WriteString(impactVerdict(im) + "\n")
	for i := range im.Changes {
		c := &im.Changes[i]
		b.WriteString("\n")
		planLine(&b, impactWord(c), 6, c.Name+": "+impactSentence(c))
		for _, line := range impactDetails(c) {
			b.WriteString("         " + line + "\n") // names and places stay whole
		}
	}
	if len(im.Already) > 0 {
		b.WriteString("\n" + wrap(Visible("Both refuse "+strings.Join(im.Already, ", ")+"."), "", textWidth))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func impactWord(c *plan.Change) string {
	if c.Breaks {
		return "BREAKS"
	}
	return "note"
}

// impactSentence says what happens to one name.
func impactSentence(c *plan.Change) string {
	var s string
	switch c.Change {
	case plan.ChangeRenamed:
		s = "is now " + *c.Via
	case plan.ChangeRemoved:
		s = "is removed"
	case plan.ChangeUnknown:
		s = "is not known there"
	case plan.ChangeUngated:
		s = "is unstable there, and code needs it without a gate"
	case plan.ChangeEdition:
		s = "is stable in newer editions alone"
	case plan.ChangeStabilized:
		s = "is stable"
	case plan.ChangeStableForm:
		s = "has a stable form, " + *c.Stable
	case plan.ChangeItems:
		s = "gates other items"
	case plan.ChangeUnasked:
		s = "is not asked for there"
	default:
		s = fmt.Sprintf("was %s, is %s", c.Before, c.After)
	}
	if c.Effect != "" {
		s += " (" + c.Effect + ")"
	}
	if !c.Asked && c.Change != plan.ChangeUnasked && c.Change != plan.ChangeUngated && c.Change != plan.ChangeEdition {
		s += "; the tree does not ask for it there"
	}
	return s
}

// impactDetails lists items and places, a line each.
func impactDetails(c *plan.Change) []string {
	var lines []string
	for _, x := range []struct {
		title string
		items []string
	}{{"gates no longer", c.Released}, {"gates now", c.Gated}} {
		for i, item := range x.items {
			if i == maxPlaces {
				lines = append(lines, fmt.Sprintf("%s %d more", x.title, len(x.items)-i))
				break
			}
			lines = append(lines, x.title+" "+Visible(item))
		}
	}
	for i, p := range c.Places {
		if i == maxPlaces {
			lines = append(lines, fmt.Sprintf("and %d more places", len(c.Places)-i))
			break
		}
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", Visible(p.File), p.Line, p.Col, p.Kind))
	}
	return lines
}

func impactMarkdown(w io.Writer, im *plan.Impact) error {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**\n", impactVerdict(im))
	if len(im.Already) > 0 {
		fmt.Fprintf(&b, "\nBoth refuse %s.\n", mdText(strings.Join(im.Already, ", ")))
	}
	if len(im.Changes) > 0 {
		b.WriteString("\n| | feature | change | where |\n|---|---|---|---|\n")
	}
	for i := range im.Changes {
		c := &im.Changes[i]
		where := ""
		if len(c.Places) > 0 {
			where = mdCode(fmt.Sprintf("%s:%d", c.Places[0].File, c.Places[0].Line))
			if n := len(c.Places) - 1; n > 0 {
				where += fmt.Sprintf(" and %d more", n)
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", impactWord(c), mdCode(c.Name), mdText(impactSentence(c)), where)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
