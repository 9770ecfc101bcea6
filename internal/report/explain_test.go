package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"featscan/internal/features"
)

// explained is one explanation in which everything occurs, hostile text
// included.
func explained() *features.Explanation {
	return &features.Explanation{
		SchemaVersion: features.SchemaVersion,
		Name:          "asm_goto", Kind: "lang", Title: "language feature, stable since Rust 1.87.0",
		About: "Jumps from inline assembly to a block of Rust code.",
		State: "stable", Rust: "1.98.1",
		History:    []features.HistoryStep{{State: "unstable", Since: ""}, {State: "stable", Since: "1.87.0"}},
		KnownSince: ptr("1.78.0"), StableSince: ptr("1.87.0"), TrackingIssue: new(119364),
		Items: []string{}, Also: []string{"abi-flags"}, Uses: []string{"A label operand of asm!."},
		Subgoal: &features.ExplainedSubgoal{
			ID: "asm-goto", Title: "`asm_goto`", Goals: []string{"2024h2"},
			Documents: []features.Link{{ID: "2024h2/rfl_stable", Title: "Blockers", URL: "https://rust-lang.github.io/rust-project-goals/2024h2/rfl_stable.html"}},
			Owners:    []string{"@Darksonn"}, Issues: []string{"rust#119364", "goals#116"}, RFCs: []int{3519, 3621},
			Steps: []features.ExplainedStep{
				{Title: "Implementation", Document: "2024h2/rfl_stable", Done: true, Since: ptr("1.78.0"), Waiting: []string{}},
				{Title: "Stabilization decision", Document: "2024h2/rfl_stable", Owner: ptr("lang"), Note: ptr("waits"), Waiting: []string{"asm_goto"}},
			},
			Open: 1, Names: []features.NameState{{Name: "asm_goto", State: "stable", Since: "1.87.0"}, {Name: "planned", State: "absent"}},
		},
		Meanwhile: []string{"Use the static branch macros of the kernel crate."},
		WayOut:    []string{"Raise the minimum rustc to 1.87.0."},
		Notes:     []string{"A note."},
		Tree: &features.Evidence{
			Tree: "Linux 7.2.13", Rust: "1.85.0", Gates: 1, Uses: 12, More: 11, Unstable: 9, Flags: 26,
			Features: []features.FeatureInTree{{Name: "asm_goto", State: features.Waiting, Until: ptr("1.87.0"), Gates: 1, Uses: 12, Activity: features.Active, TurnedOn: true}},
			Places:   []features.Place{{Kind: features.KindGate, File: "rust/\x1b[31m.rs", Line: 3, Col: 12, Text: "#![feature(asm_goto)] // <b>@all</b>"}},
		},
	}
}

func renderExplanation(t *testing.T, e *features.Explanation, format string) string {
	t.Helper()
	for _, f := range ExplainFormats {
		if f.Name != format {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b, e, Options{}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	t.Fatalf("format %q is not registered", format)
	return ""
}

func TestExplainGolden(t *testing.T) {
	for _, f := range ExplainFormats {
		t.Run(f.Name, func(t *testing.T) {
			got := renderExplanation(t, explained(), f.Name)
			if strings.Contains(got, "\x1b") {
				t.Error("a terminal escape of the tree came through")
			}
			golden(t, "explain."+f.Name, got)
		})
	}
}

func TestExplainSubgoalGolden(t *testing.T) {
	e := explained()
	e.Kind, e.Name, e.Title, e.State, e.History, e.Tree = "subgoal", "asm-goto", "`asm_goto`", "", nil, nil
	golden(t, "explain-subgoal.text", renderExplanation(t, e, "text"))
}

func TestExplainMessageGolden(t *testing.T) {
	e := &features.Explanation{
		Name: "STALE_GATE", Kind: "message", Title: "a gate that does nothing", Level: "CHECK",
		About: "The feature is stable in every compiler that the tree supports.", WayOut: []string{"Delete the gate."},
	}
	golden(t, "explain-message.text", renderExplanation(t, e, "text"))
}

func TestExplainNothingInTree(t *testing.T) {
	e := explained()
	e.Tree.Features, e.Tree.Places, e.Tree.More = nil, nil, 0
	got := strings.Join(strings.Fields(renderExplanation(t, e, "text")), " ")
	if !strings.Contains(got, "depends on 9 features and 26 compiler options") {
		t.Error(got)
	}
}

func TestExplainJSONIsWhole(t *testing.T) {
	var back features.Explanation
	if err := json.Unmarshal([]byte(renderExplanation(t, explained(), "json")), &back); err != nil {
		t.Fatal(err)
	}
	if back.Subgoal.Steps[1].Waiting[0] != "asm_goto" || back.Tree.Places[0].File != "rust/\x1b[31m.rs" {
		t.Errorf("got %+v", back)
	}
}
