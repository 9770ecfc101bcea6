package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/policy"
)

// writeTerse prints `path:line: LEVEL:TYPE: message`, one line for each
// problem, and nothing at all when there is none. b4 takes a line without ERROR:
// for a warning, and any line on standard error for a failure: what could not be
// judged is told here.
func writeTerse(w io.Writer, r *policy.Report, _ LintOptions) error {
	for _, p := range r.Open() {
		if _, err := fmt.Fprintln(w, terse(&p)); err != nil {
			return err
		}
	}
	for _, line := range UnjudgedLines(r) {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// maxUnjudged bounds how many files are named that could not be judged.
const maxUnjudged = 10

// UnjudgedLines say where more may be wrong than is told.
func UnjudgedLines(r *policy.Report) []string {
	var lines []string
	for i, u := range r.Unjudged {
		if i == maxUnjudged {
			return append(lines, fmt.Sprintf("%d more files were not judged whole", len(r.Unjudged)-i))
		}
		place := Visible(u.File)
		if u.Line > 0 {
			place += fmt.Sprintf(":%d", u.Line)
		}
		lines = append(lines, fmt.Sprintf("%s: not judged whole: %s", place, Visible(u.Reason)))
	}
	return lines
}

func terse(p *policy.Problem) string {
	return fmt.Sprintf("%s:%d: %s:%s: %s", Visible(p.File), p.Line, p.Level, p.Type, Visible(p.Message))
}

// NewsLine is one piece of good news in the form of terse.
func NewsLine(p *policy.Problem) string {
	return fmt.Sprintf("%s: good news: %s", Visible(p.File), Visible(p.Message))
}

// LintSummary is the outcome in one line: "2 errors, 1 warning in 3 patches".
func LintSummary(r *policy.Report) string {
	counts := map[policy.Level]int{}
	suppressed := 0
	for i := range r.Problems {
		if r.Problems[i].Suppressed {
			suppressed++
			continue
		}
		counts[r.Problems[i].Level]++
	}
	var parts []string
	for _, level := range policy.Levels {
		if n := counts[level]; n > 0 {
			parts = append(parts, count(n, strings.ToLower(string(level))))
		}
	}
	text := "no problem"
	if len(parts) > 0 {
		text = strings.Join(parts, ", ")
	}
	if r.Judged != "" {
		text += " in " + Visible(r.Judged)
	}
	if suppressed > 0 {
		text += fmt.Sprintf("; %d suppressed", suppressed)
	}
	if n := len(r.Unjudged); n > 0 {
		text += fmt.Sprintf("; %s not judged whole", count(n, "file"))
	}
	return text
}
