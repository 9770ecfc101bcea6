// Package report turns a finished value into bytes, one file a format. It
// opens nothing, looks nothing up and decides nothing: what it prints was
// settled before it was called. All text that comes from a tree passes through
// escape.go, because a file name or a source line may carry terminal escapes,
// line breaks or a spreadsheet formula.
package report

import (
	"io"
	"slices"

	"featscan/internal/features"
	"featscan/internal/kernel"
)

// Options say how a result is shown; the zero value is the plain report.
type Options struct {
	Color      bool           // colour the text format
	ShowDamage bool           // list damaged and skipped files in the text format
	Groups     *Groups        // list the findings in these groups; nil for none
	Matrix     *kernel.Matrix // show which rustc sees what; nil for none
	SourceURL  string         // links findings in HTML to a source browser, see SourceURL; "" for none
}

// Groups are the findings of a result by some owner.
type Groups struct {
	By    kernel.By      `json:"what"`
	Items []kernel.Group `json:"groups"`
}

// Format is one way to print a scan.
type Format struct {
	Name  string
	Help  string
	Write func(io.Writer, *features.Result, Options) error
	// Damage says that the format tells of files that were not understood whole.
	Damage bool
}

// Formats are all formats of a scan, the default first. The help, completion
// and error message of --format are read from here.
var Formats = []Format{
	{"text", "for a terminal, 80 columns", writeText, true},
	{"json", "everything, in one object", writeJSON, true},
	{"jsonl", "everything, one object a line", writeJSONL, true},
	{"markdown", "for an issue or a merge request", writeMarkdown, true},
	{"csv", "the findings, one a line", writeCSV, false},
	{"html", "one page with charts, for a browser", writeHTML, true},
	{"badge", "what shields.io reads from an endpoint", writeBadge, false},
	{"rfl", "the checklist of the kernel's maintainers, in their grammar", writeRFL, false},
}

// ByName finds a format.
func ByName(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}
