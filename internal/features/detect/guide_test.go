package detect

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

// TestGuide: what the guide says of headers and predicates is all there is, and
// its example is a detector.
func TestGuide(t *testing.T) {
	for _, k := range headerKeys {
		if msg := new(Detector).set(k.word, ""); strings.HasPrefix(msg, "unknown key") {
			t.Errorf("header %s: %s", k.word, msg)
		}
	}
	known := maps.Clone(operators)
	maps.Copy(known, attributeOperators)
	var all strings.Builder
	for _, p := range predicates {
		if _, known := known[p.word]; !known {
			t.Errorf("predicate %s is none", p.word)
		}
		all.WriteString(" " + p.word + " " + p.text)
	}
	for op := range known {
		if !strings.Contains(all.String(), " "+op+" ") && !strings.Contains(all.String(), "`"+op+"`") {
			t.Errorf("predicate %s is not explained", op)
		}
	}
	set, err := Load(fstest.MapFS{"example.scm": {Data: []byte(example)}})
	if err != nil {
		t.Fatal(err)
	}
	matches := run1(t, set, "fn f() { my_static_call!(x); your_static_call!(x); }")
	if len(matches) != 1 || matches[0].Detector != "example" || matches[0].Feature != "asm_goto" || matches[0].Pos.Col != 10 {
		t.Errorf("the example finds %+v, want one use in column 10", matches)
	}
}
