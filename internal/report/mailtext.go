package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"featscan/internal/policy"
)

// writeLintMail writes the text of a reply: 72 columns, what is new marked by
// ">>" as the kernel's build robots do, and nothing at all when there is
// nothing to say. Paths and links are not broken.
func writeLintMail(w io.Writer, r *policy.Report, _ LintOptions) error {
	open := r.Open()
	if len(open) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(wrap(fmt.Sprintf("featscan looked for unstable Rust and found %s (new ones prefixed by >>):", LintSummary(r)), "", 72))
	patch := 0
	for i := range r.Problems {
		p := &r.Problems[i]
		if p.Patch != nil && p.Patch.Index != patch {
			patch = p.Patch.Index
			b.WriteString("\n" + wrap(fmt.Sprintf("In patch %d, %q:", patch, Visible(p.Patch.Subject)), "", 72))
		}
		mark, remark := ">> ", ""
		if p.Suppressed {
			mark, remark = "   ", " (suppressed)"
			if p.Reason != nil {
				remark = fmt.Sprintf(" (suppressed: %s)", Visible(*p.Reason))
			}
		}
		fmt.Fprintf(&b, "\n%s%s:%d: %s:%s:\n", mark, Visible(p.File), p.Line, p.Level, p.Type)
		b.WriteString(wrap(Visible(p.Message)+remark, "   ", 72))
		if line := strings.TrimSpace(p.Source); line != "" {
			b.WriteString("\n      " + runewidth.Truncate(cells(line), 66, "...") + "\n\n")
		}
		if p.Help != "" {
			b.WriteString(wrap("Help: "+Visible(p.Help), "   ", 72))
		}
		if p.URL != nil {
			b.WriteString("   Link: " + Visible(*p.URL) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// wrap breaks text at spaces so that no line is wider than width, except for a
// word that is.
func wrap(text, indent string, width int) string {
	var b strings.Builder
	line := indent
	empty := true
	for _, word := range strings.Fields(text) {
		if !empty && runewidth.StringWidth(line)+1+runewidth.StringWidth(word) > width {
			b.WriteString(line + "\n")
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	b.WriteString(line + "\n")
	return b.String()
}
