package report

import (
	"bytes"
	"encoding/json"
	"io"

	"featscan/internal/features"
)

// header is the first line of a JSON-lines report.
type header struct {
	Type          string           `json:"type"`
	SchemaVersion int              `json:"schema_version"`
	Tool          features.Tool    `json:"tool"`
	Tree          features.Tree    `json:"tree"`
	Rust          string           `json:"rust"`
	Summary       features.Summary `json:"summary"`
}

// writeJSONL prints the header and then every element of every array of the
// contract, each with its type: "feature", "subgoal", "crate", "finding",
// "damaged" or "skipped".
func writeJSONL(w io.Writer, r *features.Result, _ Options) error {
	n := normal(r)
	l := lines{w: w}
	l.print(header{"header", n.SchemaVersion, n.Tool, n.Tree, n.Rust, n.Summary})
	for _, x := range n.Features {
		l.print(struct {
			Type string `json:"type"`
			features.Feature
		}{"feature", x})
	}
	for _, x := range n.Subgoals {
		l.print(struct {
			Type string `json:"type"`
			features.Subgoal
		}{"subgoal", x})
	}
	for _, x := range n.Crates {
		l.print(struct {
			Type string `json:"type"`
			features.Crate
		}{"crate", x})
	}
	for _, x := range n.Findings {
		l.print(struct {
			Type string `json:"type"`
			features.Finding
		}{"finding", x})
	}
	for _, x := range n.Damaged {
		l.print(struct {
			Type string `json:"type"`
			features.Damaged
		}{"damaged", x})
	}
	for _, x := range n.Skipped {
		l.print(struct {
			Type string `json:"type"`
			features.Skipped
		}{"skipped", x})
	}
	return l.err
}

// lines prints one JSON value a line and keeps the first error.
type lines struct {
	w   io.Writer
	err error
}

func (l *lines) print(v any) {
	if l.err != nil {
		return
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if l.err = enc.Encode(v); l.err != nil {
		return
	}
	_, l.err = l.w.Write(escapeJSON(b.Bytes()))
}
