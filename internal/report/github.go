package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/policy"
)

// GitHub Actions reads commands from every line of a job's output. What comes
// from a tree could start one of its own, so line ends and the characters that
// end a property are escaped as the runner's toolkit does.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func writeGitHub(w io.Writer, r *policy.Report, _ LintOptions) error {
	for _, p := range r.Open() {
		command := map[policy.Level]string{policy.Error: "error", policy.Warning: "warning", policy.Check: "notice"}[p.Level]
		place := fmt.Sprintf("file=%s,line=%d", githubProperty.Replace(Visible(p.File)), max(p.Line, 1))
		if p.Col > 0 {
			place += fmt.Sprintf(",col=%d", p.Col)
		}
		if p.EndLine == p.Line && p.EndCol > p.Col {
			place += fmt.Sprintf(",endColumn=%d", p.EndCol)
		}
		text := Visible(p.Message)
		if p.Help != "" {
			text += "; " + Visible(p.Help)
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", command, place, githubProperty.Replace(p.Type), githubText.Replace(text)); err != nil {
			return err
		}
	}
	return nil
}
