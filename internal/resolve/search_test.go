package resolve

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
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
	p.maxSteps = 4000
	x.uses(p)
	if p.Open(0) == 0 {
		t.Errorf("no name of 100 modules in a circle was left open after %d steps", p.steps)
	}
}

// TestOrder: in what order names are asked for changes no answer, however modules
// import each other.
func TestOrder(t *testing.T) {
	seeds := 400
	if testing.Short() {
		seeds = 50
	}
	names := []string{"A", "B", "C", "D", "E", "F"}
	parser := rust.NewParser()
	defer parser.Close()
	for seed := range seeds {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		modules := 3 + r.IntN(6)
		src := circles(r, modules)
		f, err := parser.Parse(t.Context(), []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		outline := rust.MakeOutline(f, nil)
		f.Close()
		program := func() *Program {
			return New([]Crate{{Name: "a", Root: "a.rs", Edition: "2021"}},
				Options{DB: rustdb.Default(), Rust: release.Rust{Major: 1, Minor: 85}, Load: func(string) *rust.Outline { return outline }})
		}
		answer := func(p *Program, n int) string {
			root := p.rootModule(p.crates[0])
			path := []string{"crate", fmt.Sprintf("m%d", n/len(names)), names[n%len(names)]}
			d := p.resolve(path, false, spot{root, root.file, 0}, typeSpace)
			if d == nil || d.Kind == DefUnknown {
				return "nothing"
			}
			return d.Path
		}
		var alone []string
		for n := range modules * len(names) {
			alone = append(alone, answer(program(), n))
		}
		p := program()
		for _, n := range r.Perm(len(alone)) {
			if got := answer(p, n); got != alone[n] {
				t.Fatalf("seed %d: m%d::%s is %s, and %s when asked for first:\n%s",
					seed, n/len(names), names[n%len(names)], got, alone[n], src)
			}
		}
	}
}

// circles is a crate of modules that import each other, by names and by globs, and the
// modules inside each other.
func circles(r *rand.Rand, modules int) string {
	own := make([]string, modules)
	for _, name := range []string{"A", "B", "C"} {
		own[r.IntN(modules)] += "pub struct " + name + ";\n"
	}
	for _, name := range []string{"D", "E", "F"} {
		own[r.IntN(modules)] += fmt.Sprintf("pub mod %s { pub use crate::m%d::%c; }\n", name, r.IntN(modules), 'A'+r.IntN(3))
	}
	var src strings.Builder
	for i := range modules {
		fmt.Fprintf(&src, "pub mod m%d {\n%s", i, own[i])
		for range 1 + r.IntN(3) {
			switch other := r.IntN(modules); r.IntN(5) {
			case 0, 1:
				fmt.Fprintf(&src, "pub use crate::m%d::*;\n", other)
			case 2:
				fmt.Fprintf(&src, "pub use crate::m%d::%c;\n", other, 'A'+r.IntN(6))
			case 3:
				fmt.Fprintf(&src, "pub use crate::m%d::%c::*;\n", other, 'D'+r.IntN(3))
			case 4:
				fmt.Fprintf(&src, "pub use crate::m%d::%c::%c;\n", other, 'D'+r.IntN(3), 'A'+r.IntN(6))
			}
		}
		src.WriteString("}\n")
	}
	return src.String()
}

// TestChain: a chain that is longer than look-ups may wait is told of.
func TestChain(t *testing.T) {
	var src strings.Builder
	src.WriteString("#![feature(core_intrinsics)]\n")
	for i := range maxBusy + 10 {
		fmt.Fprintf(&src, "pub mod m%d { pub use crate::m%d::*; }\n", i, i+1)
	}
	fmt.Fprintf(&src, "pub mod m%d { pub use core::intrinsics::unlikely; }\nfn f() { m0::unlikely(true) }\n", maxBusy+10)
	x := &tree{files: map[string]string{"a.rs": src.String()}, crates: []Crate{{Name: "a", Root: "a.rs", Edition: "2021"}},
		release: release.Rust{Major: 1, Minor: 80}}
	p := x.program(t)
	x.uses(p)
	if p.Open(0) == 0 {
		t.Error("no look-up was given up")
	}
}
