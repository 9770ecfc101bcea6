// Package report turns a finished value into bytes, one file a format. It
// opens nothing, looks nothing up and decides nothing: what it prints was
// settled before it was called. All text that comes from a tree passes through
// escape.go, because a file name or a source line may carry terminal escapes,
// line breaks or a spreadsheet formula.
package report

import (
	"cmp"
	"io"
	"slices"

	"featscan/internal/features"
)

// Options say how a result is shown; the zero value is the plain report.
type Options struct {
	Color      bool    // colour the text format
	ShowDamage bool    // list damaged and skipped files in the text format
	Groups     *Groups // list the findings in these groups; nil for none
	Matrix     *Matrix // show which rustc sees what; nil for none
}

// Groups are the findings of a result by some owner: a crate, a directory, a
// MAINTAINERS entry. A finding may stand in several groups.
type Groups struct {
	By    string // what the groups are, such as "crate"
	Items []Group
}

// Group is the findings of one owner, in the order of features.Finding.Compare.
type Group struct {
	Name     string
	Findings []features.Finding
}

// Matrix says which features and flags are on, and which of them unstable, for
// every rustc release and architecture of a tree.
type Matrix struct {
	Cells []Cell `json:"cells"`
	Best  []Cell `json:"best"` // the cells with the fewest unstable features, one an architecture
}

// Cell is one rustc release on one architecture.
type Cell struct {
	Rust     string   `json:"rust"`
	Arch     string   `json:"arch"` // "default" stands for all that have no minimum of their own
	On       []string `json:"on"`
	Unstable []string `json:"unstable"`
}

// Format is one way to print a scan.
type Format struct {
	Name  string
	Help  string
	Write func(io.Writer, *features.Result, Options) error
}

// Formats are all formats of a scan, the default first. The help, completion
// and error message of --format are read from here.
var Formats = []Format{
	{"text", "for a terminal, 80 columns", writeText},
	{"json", "everything, in one object", writeJSON},
	{"jsonl", "everything, one object a line", writeJSONL},
	{"markdown", "for an issue or a merge request", writeMarkdown},
	{"csv", "the findings, one a line", writeCSV},
}

// ByName finds a format.
func ByName(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// GroupBy sorts the findings of r into groups. Keys names the groups of one
// finding; none means the group "" which is shown last, as none.
func GroupBy(r *features.Result, by string, keys func(*features.Finding) []string) *Groups {
	byName := map[string][]features.Finding{}
	for i := range r.Findings {
		f := &r.Findings[i]
		names := keys(f)
		if len(names) == 0 {
			names = []string{""}
		}
		for _, name := range names {
			byName[name] = append(byName[name], *f)
		}
	}
	groups := &Groups{By: by}
	for name, findings := range byName {
		slices.SortFunc(findings, func(a, b features.Finding) int { return a.Compare(&b) })
		groups.Items = append(groups.Items, Group{name, findings})
	}
	slices.SortFunc(groups.Items, func(a, b Group) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(b.Name, a.Name)
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return groups
}
