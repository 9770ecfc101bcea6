package features

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/release"
)

func testExplainer(t *testing.T) *Explainer {
	kept := testDB["-Zkept"]
	kept.fact.StableForm, kept.fact.StableFormSince = "-Ckept", release.MustRust("1.88.0")
	return &Explainer{
		Database: tableDB{
			"asm_goto": testDB["becomes"], "asm_goto_with_outputs": testDB["old"], "-Zsanitizer": kept,
			"inline_const": testDB["stable"], "str_internals": testDB["str_internals"], "dropped": testDB["dropped"],
			"vanished": testDB["vanished"], "other": testDB["new_unstable"],
		},
		Catalog:  goodCatalog(t),
		Messages: []Message{{"STALE_GATE", "CHECK", "a gate that does nothing", "The feature is stable in every compiler supported."}},
		Uses:     []UseDoc{{"asm_goto", "a label operand", "An operand of the form label { }."}},
	}
}

func TestExplain(t *testing.T) {
	tests := []struct {
		name             string
		kind, state      string
		titleHas, wayHas string
		subgoal          string
		history          []HistoryStep
	}{
		{"asm_goto", "lang", "stable", "stable since Rust 1.87.0", "Delete it.", "asm-goto",
			[]HistoryStep{{"unstable", ""}, {"stable", "1.87.0"}}},
		{"#![feature(asm_goto)]", "lang", "stable", "stable since", "Raise the minimum rustc to 1.87.0", "asm-goto",
			[]HistoryStep{{"unstable", ""}, {"stable", "1.87.0"}}},
		{"asm_goto_with_outputs", "lang", "unstable", "unstable", "Delete it.", "asm-goto", []HistoryStep{{"unstable", ""}}},
		{"-Zsanitizer=kcfi", "flag", "unstable", "compiler option", "rustc-min-version,108800),-Ckept", "asm-goto", []HistoryStep{{"unstable", ""}}},
		{"-Z sanitizer", "flag", "unstable", "compiler option", "rustc-min-version", "asm-goto", []HistoryStep{{"unstable", ""}}},
		{"str_internals", "lib", "internal", "internal to rustc", "will not become stable", "", []HistoryStep{{"internal", ""}}},
		{"dropped", "lang", "removed", "removed in Rust 1.90.0", "Delete it", "", []HistoryStep{{"unstable", ""}, {"removed", "1.90.0"}}},
		{"vanished", "lib", "removed", "removed in Rust 1.90.0", "Delete it", "", []HistoryStep{{"unstable", ""}, {"removed", "1.90.0"}}},
		{"other", "lib", "unstable", "library feature, unstable", "Nothing stable", "", []HistoryStep{{"unstable", "1.89.0"}}},
		{"no_fp_fmt_parse", "cfg", "", "cfg with which", "Delete it.", "asm-goto", []HistoryStep{}},
		{"asm-goto", "subgoal", "", "Jumps", "Delete it.", "asm-goto", []HistoryStep{}},
		{"stale-gate", "message", "", "does nothing", "", "", []HistoryStep{}},
		{"blocked", "state", "", "the newest Rust release", "explain", "", []HistoryStep{}},
		{"RUSTC_BOOTSTRAP", "other", "", "environment variable", "goes last", "", []HistoryStep{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, err := testExplainer(t).Explain(tt.name)
			if err != nil {
				t.Fatal(err)
			}
			if e.Kind != tt.kind || e.State != tt.state {
				t.Errorf("kind %q, state %q; want %q, %q", e.Kind, e.State, tt.kind, tt.state)
			}
			if !strings.Contains(e.Title, tt.titleHas) {
				t.Errorf("title %q has no %q", e.Title, tt.titleHas)
			}
			if way := strings.Join(e.WayOut, " "); !strings.Contains(way, tt.wayHas) {
				t.Errorf("way out %q has no %q", way, tt.wayHas)
			}
			if (e.Subgoal == nil) != (tt.subgoal == "") || e.Subgoal != nil && e.Subgoal.ID != tt.subgoal {
				t.Errorf("subgoal %v, want %q", e.Subgoal, tt.subgoal)
			}
			if diff := cmp.Diff(tt.history, e.History); diff != "" {
				t.Error(diff)
			}
			if e.About == "" {
				t.Error("it does not say what it is")
			}
		})
	}
}

func TestExplainUnknown(t *testing.T) {
	_, err := testExplainer(t).Explain("asm_gotto")
	var unknown *UnknownNameError
	if !errors.As(err, &unknown) {
		t.Fatalf("got %v", err)
	}
	if diff := cmp.Diff([]string{"asm_goto", "asm-goto"}, unknown.Near); diff != "" {
		t.Error(diff)
	}
	if want := `"asm_gotto" is no feature, flag, subgoal or message type known; did you mean "asm_goto" or "asm-goto"?`; err.Error() != want {
		t.Errorf("got %s", err)
	}
}

// What of the tree waits for an open step: what its title names, else all.
func TestEvidence(t *testing.T) {
	x := testExplainer(t)
	x.Catalog.Find("asm-goto").Steps = []CatalogStep{
		{Title: "Done", Done: true}, {Title: "Stabilize `asm_goto`"}, {Title: "Reviews"},
	}
	j := testJudge()
	j.Catalog, j.Database = x.Catalog, x.Database
	place := func(f Finding, line int) Finding {
		f.File, f.Line, f.Col, f.Text = "rust/kernel/lib.rs", line, 1, "text"
		return f
	}
	findings := []Finding{
		place(sight(KindUse, "asm_goto", nil), 9), place(sight(KindGate, "asm_goto", nil), 2),
		place(sight(KindFlag, "-Zsanitizer", nil), 3), place(sight(KindGate, "inline_const", nil), 4),
	}
	got := j.Judge(findings)
	version := "7.2"
	r := &Result{
		Rust: "1.85.0", Tree: Tree{Kind: "kernel", Version: &version}, Summary: got.Summary,
		Features: got.Features, Subgoals: got.Subgoals, Findings: findings,
	}
	e, err := x.Explain("asm-goto")
	if err != nil {
		t.Fatal(err)
	}
	e.In(r)
	until := "1.87.0"
	want := &Evidence{
		Tree: "Linux 7.2", Rust: "1.85.0",
		Features: []FeatureInTree{{"-Zsanitizer", Blocked, nil, 1, 0, Active, true}, {"asm_goto", Waiting, &until, 1, 1, Active, true}},
		Gates:    2, Uses: 1,
		Places: []Place{
			{KindGate, "rust/kernel/lib.rs", 2, 1, "text"}, {KindFlag, "rust/kernel/lib.rs", 3, 1, "text"},
			{KindUse, "rust/kernel/lib.rs", 9, 1, "text"},
		},
		Unstable: 1, Flags: 1,
	}
	if diff := cmp.Diff(want, e.Tree); diff != "" {
		t.Error(diff)
	}
	for i, want := range [][]string{{}, {"asm_goto"}, {"-Zsanitizer", "asm_goto"}} {
		if diff := cmp.Diff(want, e.Subgoal.Steps[i].Waiting); diff != "" {
			t.Errorf("step %d: %s", i, diff)
		}
	}
}

// A flag asked for with its value is shown with that value only.
func TestEvidenceOfAValue(t *testing.T) {
	flag := func(value string, line int) Finding {
		f := sight(KindFlag, "-Zsanitizer", nil)
		f.File, f.Line, f.Value = "Makefile", line, &value
		return f
	}
	x := testExplainer(t)
	j := testJudge()
	j.Catalog, j.Database = x.Catalog, x.Database
	findings := []Finding{flag("kcfi", 1), flag("shadow-call-stack", 2)}
	got := j.Judge(findings)
	r := &Result{Features: got.Features, Findings: findings}
	for name, want := range map[string][]int{"-Zsanitizer": {1, 2}, "-Zsanitizer=kcfi": {1}, "-Zsanitizer=address": nil} {
		e, err := x.Explain(name)
		if err != nil {
			t.Fatal(err)
		}
		e.In(r)
		var lines []int
		for _, p := range e.Tree.Places {
			lines = append(lines, p.Line)
		}
		if diff := cmp.Diff(want, lines); diff != "" || e.Tree.Gates != len(want) {
			t.Errorf("%s: %d gates %s", name, e.Tree.Gates, diff)
		}
	}
}
