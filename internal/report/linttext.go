package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"

	"featscan/internal/policy"
)

// writeLintText shows each problem as a compiler does: place, message, the
// source line with a caret, and what to do. It ends with a count.
func writeLintText(w io.Writer, r *policy.Report, o LintOptions) error {
	open := r.Open()
	if len(open) == 0 {
		return nil
	}
	var b strings.Builder
	for i := range open {
		lintText(&b, &open[i], o)
	}
	fmt.Fprintf(&b, "%s.\n", LintSummary(r))
	_, err := io.WriteString(w, b.String())
	return err
}

func lintText(b *strings.Builder, p *policy.Problem, o LintOptions) {
	paint := func(text string, attributes ...color.Attribute) string {
		if !o.Color {
			return text
		}
		c := color.New(attributes...)
		c.EnableColor()
		return c.Sprint(text)
	}
	tint := map[policy.Level]color.Attribute{policy.Error: color.FgRed, policy.Warning: color.FgYellow, policy.Check: color.FgCyan}[p.Level]
	place := fmt.Sprintf("%s:%d:%d", Visible(p.File), p.Line, max(p.Col, 1))
	fmt.Fprintf(b, "%s: %s: %s\n", paint(place, color.Bold), paint(string(p.Level)+":"+p.Type, tint, color.Bold), Visible(p.Message))
	excerpt(b, p, func(s string) string { return paint(s, tint, color.Bold) })
	if p.Help != "" {
		fmt.Fprintf(b, "  help: %s\n", Visible(p.Help))
	}
	if p.URL != nil {
		fmt.Fprintf(b, "  see:  %s\n", Visible(*p.URL))
	}
	if p.Patch != nil {
		fmt.Fprintf(b, "  from: patch %d, %s\n", p.Patch.Index, Visible(p.Patch.Subject))
	}
	b.WriteByte('\n')
}

// excerpt shows the source line and marks the stretch that is meant. Tabs are
// shown as spaces, and columns counted in cells, so that the caret fits.
func excerpt(b *strings.Builder, p *policy.Problem, paint func(string) string) {
	if strings.TrimSpace(p.Source) == "" || p.Col < 1 {
		return
	}
	const widest = 160
	source := []rune(p.Source)
	from := min(p.Col-1, len(source))
	to := len(source)
	if p.EndLine == p.Line && p.EndCol > p.Col {
		to = min(p.EndCol-1, len(source))
	}
	before, marked := cells(string(source[:from])), cells(string(source[from:to]))
	line := cells(string(source))
	if runewidth.StringWidth(before) > widest {
		return
	}
	number := fmt.Sprintf("%5d", p.Line)
	fmt.Fprintf(b, "%s | %s\n", number, runewidth.Truncate(line, widest, "..."))
	carets := max(1, min(runewidth.StringWidth(marked), widest-runewidth.StringWidth(before)))
	fmt.Fprintf(b, "%s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", runewidth.StringWidth(before)), paint(strings.Repeat("^", carets)))
}

func cells(s string) string { return Visible(strings.ReplaceAll(s, "\t", "    ")) }
