package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"featscan/internal/release"
)

// circle is a crate of so many modules, each of which imports all others by globs.
// One of them has a gated macro, and all use it.
func circle(modules int) *tree {
	x := &tree{
		files:   map[string]string{},
		crates:  []Crate{{Name: "a", Root: "a.rs", Edition: "2021"}},
		gates:   map[string][]string{"a": {"assert_matches"}},
		release: release.Rust{Major: 1, Minor: 85},
	}
	var root strings.Builder
	for i := range modules {
		fmt.Fprintf(&root, "mod m%d;\n", i)
		var src strings.Builder
		for other := range modules {
			if other != i {
				fmt.Fprintf(&src, "pub use crate::m%d::*;\n", other)
			}
		}
		if i == modules/2 {
			src.WriteString("pub use core::assert_matches::assert_matches;\n")
		}
		src.WriteString("fn f(x: Missing) { assert_matches!(x, Nowhere { .. } if absent(x)); }\n")
		x.files[fmt.Sprintf("m%d.rs", i)] = src.String()
	}
	x.files["a.rs"] = root.String()
	return x
}

func TestCircle(t *testing.T) {
	const modules = 40
	x := circle(modules)
	p := x.program(t)
	var got []string
	for _, u := range x.uses(p) {
		if u.Feature == "assert_matches" && strings.HasPrefix(x.files[u.File][u.Start:], "assert_matches!") {
			got = append(got, u.File)
		}
	}
	slices.Sort(got)
	if got := len(slices.Compact(got)); got != modules {
		t.Errorf("uses in %d modules, want all %d", got, modules)
	}
	if n := p.Open(0); n != 0 {
		t.Errorf("%d names were left open", n)
	}
	if most := 10 * modules * modules; p.steps > most {
		t.Errorf("%d steps, want at most %d", p.steps, most)
	}
}

// TestOpen: what a bound ends is counted.
func TestOpen(t *testing.T) {
	x := circle(100)
	p := x.program(t)
	x.uses(p)
	if p.Open(0) == 0 {
		t.Errorf("no name of 100 modules in a circle was left open after %d steps", p.steps)
	}
}
