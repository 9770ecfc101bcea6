package policy

import "testing"

func TestSuppressionInString(t *testing.T) {
	for text, want := range map[string]int{
		`f(); // featscan: allow(NEW_GATE) why`:             1,
		`let s = "// featscan: allow(NEW_GATE) why";`:       0,
		`let s = "a\" // featscan: allow(NEW_GATE) why";`:   0,
		`let s = "a"; // featscan: allow(NEW_GATE) why`:     1,
		`let c = '"'; // featscan: allow(NEW_GATE) why`:     1,
		`# featscan: allow(NEW_GATE) why`:                   0,
		`/// featscan: allow(NEW_GATE) why`:                 1,
		`let s = "a\\"; // featscan: allow(NEW_GATE) "why"`: 1,
	} {
		if got := len(findSuppressions("a.rs", []byte(text))); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
	if len(findSuppressions("Makefile", []byte(`X := "# featscan: allow(NEW_FLAG) why`))) != 1 {
		t.Error("quotes mean nothing to make")
	}
}
