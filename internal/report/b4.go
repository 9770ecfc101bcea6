package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/policy"
)

// b4Check is one entry of what `b4 review` reads from an external check. An
// empty array means that there is nothing to say.
type b4Check struct {
	Tool    string `json:"tool"`
	Status  string `json:"status"` // "fail" or "warn"
	Summary string `json:"summary"`
	URL     string `json:"url,omitempty"`
	Details string `json:"details,omitempty"`
}

func writeB4(w io.Writer, r *policy.Report, _ LintOptions) error {
	checks := []b4Check{}
	for _, p := range r.Open() {
		c := b4Check{Tool: "featscan", Status: "warn", Summary: terse(&p), Details: b4Details(&p)}
		if p.Level == policy.Error {
			c.Status = "fail"
		}
		if p.URL != nil {
			c.URL = *p.URL
		}
		checks = append(checks, c)
	}
	return writeIndented(w, checks)
}

func b4Details(p *policy.Problem) string {
	var lines []string
	if p.Patch != nil {
		lines = append(lines, fmt.Sprintf("patch %d: %s", p.Patch.Index, Visible(p.Patch.Subject)))
	}
	if p.Source != "" {
		lines = append(lines, "> "+Visible(p.Source))
	}
	if p.Help != "" {
		lines = append(lines, "help: "+Visible(p.Help))
	}
	return strings.Join(lines, "\n")
}
