package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/plan"
)

// Sentences fit a terminal; names and places stay whole, for who looks for them.
func TestImpactText(t *testing.T) {
	im := &plan.Impact{From: "1.62.0", To: "1.98.1", Breaks: 1,
		Changes: []plan.Change{{Name: "arbitrary_self_types", Change: plan.ChangeUngated, Breaks: true, Effect: "error E0658",
			Gated:  []string{"TrustedRandomAccessNoCoerce for core::iter::adapters::skip::Skip::" + strings.Repeat("x", 9)},
			Places: []plan.Place{{Kind: "use", File: "rust/alloc/boxed.rs", Line: 151, Col: 81}}}},
		Already: strings.Fields(strings.Repeat("pin_macro ", 9)),
	}
	const want = `
  BREAKS arbitrary_self_types: is unstable there, and code needs it without a
         gate (error E0658)
         gates now TrustedRandomAccessNoCoerce for core::iter::adapters::skip::Skip::xxxxxxxxx
         rust/alloc/boxed.rs:151:81: use

Both refuse pin_macro, pin_macro, pin_macro, pin_macro, pin_macro, pin_macro,
pin_macro, pin_macro, pin_macro.
`
	var b strings.Builder
	if err := impactText(&b, im); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "\n")
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
