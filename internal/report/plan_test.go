package report

import (
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"featscan/internal/plan"
)

// idlePlan has an edit at its second minimum, nothing new at the three after it,
// and one more edit at its last.
func idlePlan() *plan.Plan {
	first := plan.Item{Kind: plan.ItemBranch, Name: "ifeq ($(call rustc-min-version, 108600),y)", File: "arch/arm64/Makefile", Line: 48, Action: "resolve", Why: "the minimum answers it"}
	last := plan.Item{Kind: plan.ItemGate, Name: "asm_goto", File: "rust/kernel/lib.rs", Line: 3, Action: "remove", Why: "stable since Rust 1.90.0"}
	p := &plan.Plan{Subgoals: []plan.SubgoalEnd{{ID: "abi-flags", Blocked: strings.Fields(strings.Repeat("-Zbranch-protection ", 6))}}}
	for _, rust := range []string{"1.85.0", "1.86.0", "1.87.0", "1.88.0", "1.89.0", "1.90.0"} {
		v := plan.Version{Rust: rust}
		if rust > "1.85.0" {
			v.Items, v.Excludes = append(v.Items, first), []string{"Debian 13 trixie"}
		}
		if rust == "1.90.0" {
			v.Items = append(v.Items, last)
			v.Stays = []plan.Stay{{Name: "-Za", Why: "it is unstable"}, {Name: "x", Why: "it is internal"}, {Name: "y", Why: "it is unstable"}}
		}
		p.Versions = append(p.Versions, v)
	}
	return p
}

// A minimum that changes nothing takes no more than a line, however many there
// are in a row, and what the one before it left behind is not said again.
func TestPlanOfIdleVersions(t *testing.T) {
	const want = `Minimum 1.85.0: nothing new.

Minimum 1.86.0: 1 more thing to edit.
  branch   arch/arm64/Makefile:48: resolve ifeq ($(call rustc-min-version,
           108600),y) (the minimum answers it)
  leaves behind: Debian 13 trixie

Minimum 1.87.0, 1.88.0, 1.89.0: nothing new.

Minimum 1.90.0: 1 more thing to edit.
  gate     rust/kernel/lib.rs:3: remove asm_goto (stable since Rust 1.90.0)

What stays at 1.90.0:
  because it is unstable:
    -Za, y
  because it is internal:
    x
`
	var b strings.Builder
	if err := planText(&b, idlePlan()); err != nil {
		t.Fatal(err)
	}
	if got, _, _ := strings.Cut(b.String(), "\nThe minimum at"); got != want {
		t.Errorf("got:\n%s", got)
	}
	for line := range strings.Lines(b.String()) {
		if runewidth.StringWidth(strings.TrimRight(line, "\n")) > textWidth {
			t.Errorf("wider than %d: %q", textWidth, line)
		}
	}
}

// What a minimum leaves behind is said of it alone, and not of those before it.
func TestPlanLeavesBehind(t *testing.T) {
	p := &plan.Plan{}
	for _, rust := range []string{"1.83.0", "1.84.0", "1.85.0", "1.86.0", "1.87.0"} {
		v := plan.Version{Rust: rust}
		if rust > "1.85.0" {
			v.Excludes = []string{"Debian 13 trixie"}
		}
		p.Versions = append(p.Versions, v)
	}
	var b strings.Builder
	if err := planText(&b, p); err != nil {
		t.Fatal(err)
	}
	const want = `Minimum 1.83.0: nothing new.

Minimum 1.84.0, 1.85.0: nothing new.

Minimum 1.86.0, 1.87.0: nothing new.
  leaves behind: Debian 13 trixie
`
	if !strings.HasPrefix(b.String(), want) {
		t.Errorf("got:\n%s", b.String())
	}
}

func TestPlanMarkdownOfIdleVersions(t *testing.T) {
	var b strings.Builder
	if err := planMarkdown(&b, idlePlan()); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "nothing new"); n != 2 || !strings.Contains(b.String(), "## Minimum 1.87.0, 1.88.0, 1.89.0: nothing new.\n") {
		t.Errorf("%d headings of nothing new:\n%s", n, b.String())
	}
}
