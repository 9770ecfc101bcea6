package report

import (
	"io"

	"featscan/internal/policy"
)

// climateIssue is one issue of Code Climate's specification, of which GitLab
// reads description, check_name, fingerprint, severity and location.
type climateIssue struct {
	Type        string          `json:"type"` // always "issue"
	CheckName   string          `json:"check_name"`
	Description string          `json:"description"`
	Content     *climateContent `json:"content,omitempty"`
	Categories  []string        `json:"categories"`
	Severity    string          `json:"severity"`
	Fingerprint string          `json:"fingerprint"`
	Location    climateLocation `json:"location"`
}

type climateContent struct {
	Body string `json:"body"`
}

type climateLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	} `json:"lines"`
}

func writeCodeClimate(w io.Writer, r *policy.Report, _ LintOptions) error {
	issues := []climateIssue{}
	for _, p := range r.Open() {
		issue := climateIssue{
			Type: "issue", CheckName: p.Type, Description: Visible(p.Message), Categories: []string{"Compatibility"},
			Severity:    map[policy.Level]string{policy.Error: "major", policy.Warning: "minor", policy.Check: "info"}[p.Level],
			Fingerprint: p.Fingerprint, Location: climateLocation{Path: Visible(p.File)},
		}
		issue.Location.Lines.Begin = max(p.Line, 1)
		issue.Location.Lines.End = max(p.EndLine, p.Line, 1)
		if p.Help != "" {
			issue.Content = &climateContent{Visible(p.Help)}
		}
		issues = append(issues, issue)
	}
	return writeIndented(w, issues)
}
