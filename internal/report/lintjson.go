package report

import (
	"io"

	"featscan/internal/policy"
)

// lintDocument is the JSON contract of `featscan lint`.
type lintDocument struct {
	SchemaVersion int               `json:"schema_version"`
	Problems      []policy.Problem  `json:"problems"`
	News          []policy.Problem  `json:"news"`
	Patches       []policy.PatchRef `json:"patches"`
}

func writeLintJSON(w io.Writer, r *policy.Report, _ LintOptions) error {
	return writeIndented(w, lintDocument{1, list(r.Problems), list(r.News), list(r.Patches)})
}
