package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"featscan/internal/features"
)

// csvHeader names the columns; they are the fields of a finding in the JSON
// contract, and the state of its feature.
var csvHeader = []string{
	"kind", "feature", "value", "state", "file", "line", "col", "end_line", "end_col",
	"crate", "condition", "activity", "context", "owner", "confidence", "via", "text",
}

func writeCSV(w io.Writer, r *features.Result, _ Options) error {
	n := normal(r)
	states := map[string]features.State{}
	for _, f := range n.Features {
		states[f.Name] = f.State
	}
	out := csv.NewWriter(w)
	if err := out.Write(csvHeader); err != nil {
		return err
	}
	for i := range n.Findings {
		if err := out.Write(csvRecord(&n.Findings[i], states)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func csvRecord(f *features.Finding, states map[string]features.State) []string {
	record := []string{
		string(f.Kind), f.Feature, deref(f.Value), string(states[f.Feature]), f.File,
		strconv.Itoa(f.Line), strconv.Itoa(f.Col), strconv.Itoa(f.EndLine), strconv.Itoa(f.EndCol),
		deref(f.Crate), deref(f.Condition), string(f.Activity), string(f.Context),
		string(f.Owner), string(f.Confidence), deref(f.Via), f.Text,
	}
	for i, field := range record {
		record[i] = csvField(field)
	}
	return record
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
