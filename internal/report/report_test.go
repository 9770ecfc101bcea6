package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/release"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func render(t *testing.T, format string, r *features.Result, o Options) string {
	t.Helper()
	f, ok := ByName(format)
	if !ok {
		t.Fatalf("format %q is not registered", format)
	}
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), -update rewrites it:\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) { golden(t, "scan."+f.Name, render(t, f.Name, fixture(), Options{})) })
	}
}

func TestGoldenEverything(t *testing.T) {
	r := fixture()
	o := Options{
		Color: true, ShowDamage: true,
		Groups: groupsOf(r, kernel.ByCrate),
		Matrix: &kernel.Matrix{
			Rust:  []release.Rust{release.MustRust("1.85.0"), release.MustRust("1.96.0")},
			Archs: []string{"s390", "x86"},
			Cells: []kernel.MatrixCell{
				{Arch: "s390", Rust: release.MustRust("1.96.0"), UnstableFeatures: 1, UnstableFlags: 2},
				{Arch: "x86", Rust: release.MustRust("1.85.0"), UnstableFeatures: 3, UnstableFlags: 2},
				{Arch: "x86", Rust: release.MustRust("1.96.0"), UnstableFeatures: 0, UnstableFlags: 1},
			},
			Best: []kernel.MatrixBest{
				{Arch: "s390", Rust: release.MustRust("1.96.0"), Features: []string{"used_with_arg"}, Flags: []string{"-Za", "-Zb"}},
				{Arch: "x86", Rust: release.MustRust("1.96.0"), Features: []string{}, Flags: []string{"-Za"}},
			},
		},
	}
	for _, name := range []string{"text", "markdown", "json"} {
		t.Run(name, func(t *testing.T) { golden(t, "everything."+name, render(t, name, r, o)) })
	}
}

func groupsOf(r *features.Result, by kernel.By) *Groups {
	return &Groups{by, kernel.GroupFindings(by, r.Findings, nil, nil)}
}

func TestEmptyResult(t *testing.T) {
	for _, f := range Formats {
		got := render(t, f.Name, &features.Result{}, Options{ShowDamage: true, Groups: &Groups{}, Matrix: &kernel.Matrix{}})
		if strings.Contains(got, "null,") && f.Name != "json" && f.Name != "jsonl" {
			t.Errorf("%s: %s", f.Name, got)
		}
	}
	got := render(t, "json", &features.Result{}, Options{})
	if strings.Contains(got, "s\": null") {
		t.Errorf("an array is null:\n%s", got)
	}
}

// Nothing that a tree holds may reach a terminal as a control character, or
// make two lines out of one.
func TestNothingHostilePasses(t *testing.T) {
	for _, f := range Formats {
		got := render(t, f.Name, fixture(), Options{ShowDamage: true, Groups: groupsOf(fixture(), kernel.ByFile)})
		for i, r := range got {
			if r != '\n' && dangerous(r) {
				t.Errorf("%s: %q at %d: %q", f.Name, r, i, got[max(0, i-20):i+1])
			}
		}
		if !utf8.ValidString(got) {
			t.Errorf("%s: not UTF-8", f.Name)
		}
	}
}

func TestJSONKeepsHostileText(t *testing.T) {
	var back features.Result
	if err := json.Unmarshal([]byte(render(t, "json", fixture(), Options{})), &back); err != nil {
		t.Fatal(err)
	}
	if want := normal(fixture()); cmp.Diff(want.Findings, back.Findings) != "" {
		t.Error(cmp.Diff(want.Findings, back.Findings))
	}
}

func TestJSONLinesAreObjects(t *testing.T) {
	count := map[string]int{}
	for line := range strings.Lines(render(t, "jsonl", fixture(), Options{})) {
		var v struct{ Type string }
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		count[v.Type]++
	}
	want := map[string]int{"header": 1, "feature": 12, "subgoal": 3, "crate": 2, "finding": 6, "damaged": 1, "skipped": 2}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Error(diff)
	}
}

func TestCSVHasNoFormula(t *testing.T) {
	records, err := csv.NewReader(strings.NewReader(render(t, "csv", fixture(), Options{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 1+len(fixture().Findings) {
		t.Errorf("%d records", len(records))
	}
	for _, field := range slices.Concat(records...) {
		if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) && !isOption(field) {
			t.Errorf("field %q would be a formula", field)
		}
	}
}

func TestTextFitsEightyColumns(t *testing.T) {
	for line := range strings.Lines(render(t, "text", fixture(), Options{ShowDamage: true})) {
		line = strings.TrimSuffix(line, "\n")
		if runewidth.StringWidth(line) > textWidth && !strings.Contains(line, ".rs:") && !strings.Contains(line, "Makefile") {
			t.Errorf("%d columns: %q", runewidth.StringWidth(line), line)
		}
	}
}

func TestMarkdownFitsAComment(t *testing.T) {
	r := fixture()
	for i := range 5000 {
		f := r.Findings[1]
		f.Line = i + 100
		r.Findings = append(r.Findings, f)
	}
	got := render(t, "markdown", r, Options{})
	if len(got) > 64<<10 {
		t.Errorf("%d bytes", len(got))
	}
	for _, want := range []string{"left out to fit a comment", "473 Rust files read: 1 damaged", "</details>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	for _, f := range Formats {
		want := render(t, f.Name, fixture(), Options{})
		r := fixture()
		slices.Reverse(r.Features)
		slices.Reverse(r.Subgoals)
		slices.Reverse(r.Crates)
		slices.Reverse(r.Findings)
		slices.Reverse(r.Damaged)
		slices.Reverse(r.Skipped)
		if diff := cmp.Diff(want, render(t, f.Name, r, Options{})); diff != "" {
			t.Errorf("%s:\n%s", f.Name, diff)
		}
	}
}

func TestLongListsSayHowToSeeTheRest(t *testing.T) {
	r := fixture()
	for i := range 100 {
		name := fmt.Sprintf("feature_%d", i)
		r.Features = append(r.Features, features.Feature{
			Name: name, Kind: "lib", State: features.Waiting, Owner: features.OwnerVendored, TurnedOn: true, Activity: features.Active,
		})
		r.Findings = append(r.Findings, finding(features.Finding{
			Kind: features.KindGate, Feature: "arbitrary_self_types", File: "rust/kernel/lib.rs", Line: 100 + i, Col: 1,
		}))
	}
	got := render(t, "text", r, Options{})
	for _, want := range []string{"and 81 more: featscan scan --format json\n", "and 73 more: featscan scan --by file\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
}

// A gate that no release of Rust knows has no kind upstream, as a setting of the
// build has none; the reports took it for one of those.
func TestUnknownGateIsAFeature(t *testing.T) {
	v := newView(&features.Result{Features: []features.Feature{
		{Name: "RUSTC_BOOTSTRAP", Kind: "other", State: features.Internal, Activity: features.Active, TurnedOn: true, Owner: features.OwnerTree},
		{Name: "no_fp_fmt_parse", Kind: "cfg", State: features.Blocked, Activity: features.Active, TurnedOn: true, Owner: features.OwnerTree},
		{Name: "no_such_thing", Kind: "other", State: features.Unknown, Activity: features.Active, TurnedOn: true, Owner: features.OwnerTree},
	}})
	if len(v.owned) != 1 || v.owned[0].Name != "no_such_thing" || len(v.settings) != 2 {
		t.Errorf("features %v, settings %v", v.owned, v.settings)
	}
}

// TestManyFindings: what is encoded in parts reads as if it were not.
func TestManyFindings(t *testing.T) {
	r := fixture()
	few := r.Findings
	for len(r.Findings) < 2*findingsAtATime+len(few) {
		r.Findings = append(r.Findings, few...)
	}
	var got, want bytes.Buffer
	if err := writeJSON(&got, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := writeIndented(&want, document{Result: normal(r)}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), got.String()); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
}
