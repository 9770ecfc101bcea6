package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"featscan/internal/policy"
)

// lintFixture holds each level, a suppression, a problem without place, and
// what a hostile patch would put into names, messages and source lines.
func lintFixture() *policy.Report {
	return &policy.Report{
		Judged:  "2 patches",
		Patches: []policy.PatchRef{{Index: 1, Subject: "rust: num: never"}, {Index: 2, Subject: "drm: nova: ::error::x"}},
		Problems: []policy.Problem{
			{
				Type: "DRIVER_FEATURE", Level: policy.Error, Feature: ptr("never_type"), File: "drivers/gpu/nova-core/num.rs",
				Line: 12, Col: 12, EndLine: 12, EndCol: 22, Message: "gate never_type is not in rust_allowed_features (unstable in every release up to 1.98; no subgoal)",
				Help: "write the driver without it, or move what needs it into rust/kernel", URL: ptr("https://github.com/rust-lang/rust/issues/35121"),
				Patch: &policy.PatchRef{Index: 1, Subject: "rust: num: never"}, Fingerprint: "0123456789abcdef01234567",
				Source: "#![feature(never_type)]",
			},
			{
				Type: "NEW_GATE", Level: policy.Error, Feature: ptr("soon"), Subgoal: ptr("a-subgoal"), File: "rust/macros/lib.rs",
				Line: 3, Col: 1, EndLine: 4, EndCol: 2, Message: "new gate soon in crate macros", Help: "say why",
				Patch: &policy.PatchRef{Index: 1, Subject: "rust: num: never"}, Fingerprint: "1123456789abcdef01234567",
				Suppressed: true, Reason: ptr("agreed on the list"),
			},
			{
				Type: "UNGATED_USE", Level: policy.Warning, File: "a:b/x%\r\n::error::owned\x1b[31m ,<&>.rs",
				Line: 7, Col: 4, EndLine: 7, EndCol: 8, Message: "needs x\n::error file=y::z \x1b]0;t\a \u202e]]>", Help: "write\nit",
				Patch: &policy.PatchRef{Index: 2, Subject: "drm: nova: ::error::x"}, Fingerprint: "2123456789abcdef01234567",
				Source: "\tä漢 x\x1b[2J::error::y",
			},
			{
				Type: "STALE_BASELINE", Level: policy.Check, File: "Makefile", Line: 1, Col: 1, EndLine: 1, EndCol: 1,
				Message: "the baseline holds 2 gates of x that the tree has no longer", Patch: &policy.PatchRef{Index: 2, Subject: "drm: nova: ::error::x"},
				Fingerprint: "3123456789abcdef01234567",
			},
		},
		News: []policy.Problem{{Type: "GATE_REMOVED", Level: policy.Check, File: "rust/kernel/lib.rs", Message: "gate x is gone", Fingerprint: "4123456789abcdef01234567"}},
	}
}

func renderLint(t *testing.T, name string, r *policy.Report, o LintOptions) string {
	t.Helper()
	f, ok := LintByName(name)
	if !ok {
		t.Fatalf("format %q is not registered", name)
	}
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLintGolden(t *testing.T) {
	for _, f := range LintFormats {
		t.Run(f.Name, func(t *testing.T) {
			golden(t, "lint."+f.Name, renderLint(t, f.Name, lintFixture(), LintOptions{Version: "0.1.0"}))
		})
	}
	golden(t, "lint.color.text", renderLint(t, "text", lintFixture(), LintOptions{Color: true}))
}

// TestLintClean: what a caller parses stays parseable, all else is silent.
func TestLintClean(t *testing.T) {
	clean := &policy.Report{Judged: "1 patch"}
	for _, name := range []string{"terse", "text", "github", "nipa", "mail"} {
		if got := renderLint(t, name, clean, LintOptions{}); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, name := range []string{"b4", "codeclimate"} {
		if got := renderLint(t, name, clean, LintOptions{}); got != "[]\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := renderLint(t, "ktap", clean, LintOptions{}); strings.Contains(got, "not ok") {
		t.Error(got)
	}
}

// TestLintHostile: no format lets a control character through, and none gains
// a line from one.
func TestLintHostile(t *testing.T) {
	for _, f := range LintFormats {
		got := renderLint(t, f.Name, lintFixture(), LintOptions{})
		if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && r != '\t' && dangerous(r) }); i >= 0 {
			t.Errorf("%s: a dangerous character in %q", f.Name, got[max(0, i-20):min(len(got), i+20)])
		}
		if f.Name == "github" {
			continue
		}
		for _, line := range strings.Split(got, "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "::") {
				t.Errorf("%s: a line that GitHub takes for a command: %q", f.Name, line)
			}
		}
	}
	if got := strings.Count(renderLint(t, "github", lintFixture(), LintOptions{}), "\n"); got != 3 {
		t.Errorf("github: %d lines for 3 problems", got)
	}
}

func TestSARIFSchema(t *testing.T) {
	file, err := os.Open("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*policy.Report{lintFixture(), {}} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(renderLint(t, "sarif", r, LintOptions{Version: "1"})))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Error(err)
		}
	}
}

func TestLintWidths(t *testing.T) {
	for _, line := range strings.Split(renderLint(t, "mail", lintFixture(), LintOptions{}), "\n") {
		if runewidth.StringWidth(line) > 72 && !strings.HasPrefix(line, ">> ") && !strings.Contains(line, "Link:") {
			t.Errorf("wider than 72: %q", line)
		}
	}
}

func TestLintParses(t *testing.T) {
	for _, name := range []string{"json", "b4", "codeclimate", "sarif"} {
		var v any
		if err := json.Unmarshal([]byte(renderLint(t, name, lintFixture(), LintOptions{})), &v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var v struct{}
	if err := xml.Unmarshal([]byte(renderLint(t, "junit", lintFixture(), LintOptions{})), &v); err != nil {
		t.Error(err)
	}
}
