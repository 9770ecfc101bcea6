package report

import (
	"io"
	"slices"

	"featscan/internal/policy"
)

// LintOptions say how a lint report is shown; the zero value is the plain one.
type LintOptions struct {
	Color   bool
	Version string // of featscan, for the formats that name their tool
}

// LintFormat is one way to print a lint report. Every format shows the same
// problems; terse, text, mail and nipa print nothing when there are none, and
// nothing that could not be judged.
type LintFormat struct {
	Name  string
	Help  string
	Write func(io.Writer, *policy.Report, LintOptions) error
	// Unjudged says that the format tells of files that were not judged whole.
	Unjudged bool
}

// LintFormats are all formats of a lint report, the default first. The help,
// completion and error message of --format are read from here.
var LintFormats = []LintFormat{
	{"terse", "a line for each problem, as checkpatch prints it", writeTerse, true},
	{"text", "with the source line and what to do", writeLintText, false},
	{"json", "everything, in one object", writeLintJSON, false},
	{"sarif", "SARIF 2.1.0, for code scanning", writeSARIF, false},
	{"github", "annotations of GitHub Actions", writeGitHub, false},
	{"b4", "the JSON array of b4's review checks", writeB4, false},
	{"nipa", "terse, with one line to $DESC_FD and its exit status", writeTerse, true},
	{"ktap", "a test for each rule, in KTAP", writeKTAP, false},
	{"junit", "a test for each rule, in JUnit's XML", writeJUnit, false},
	{"codeclimate", "Code Climate's JSON, as GitLab reads it", writeCodeClimate, false},
	{"mail", "a reply of 72 columns, new problems marked by >>", writeLintMail, false},
}

// LintByName finds a format.
func LintByName(name string) (LintFormat, bool) {
	i := slices.IndexFunc(LintFormats, func(f LintFormat) bool { return f.Name == name })
	if i < 0 {
		return LintFormat{}, false
	}
	return LintFormats[i], true
}
