package resolve

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// interestingIn is InterestingIn for the sample.
func (x *tree) interestingIn() Names { return InterestingIn(rustdb.Default(), x.bounds()) }

// unbounded gives the uses with all names of the database, and all others for them.
func (x *tree) unbounded(t *testing.T) []Use {
	t.Helper()
	bounds := x.bounds()
	names := interesting(bounds.Items(rustdb.Default()))
	bounds.renameFree(names)
	return x.usesOf(t, names)
}

func (x *tree) usesOf(t *testing.T, names Names) []Use {
	t.Helper()
	p := x.programOf(t, rust.NewInterest(names.Has, names.Heads()))
	p.opts.Names, p.items = names, x.bounds().Items(rustdb.Default())
	return x.uses(p)
}

func (x *tree) bounds() *Tree {
	bounds := &Tree{Rust: x.release, Mentions: new(rust.Mentions), Gated: func(feature string) bool {
		for _, gates := range x.gates {
			if slices.Contains(gates, feature) {
				return true
			}
		}
		return false
	}}
	for _, src := range x.files {
		bounds.Mentions.Add([]byte(src))
	}
	for _, c := range x.crates {
		bounds.System = bounds.System || systemCrates[c.Name]
	}
	return bounds
}

func TestInterestingInHidesNothing(t *testing.T) {
	names, err := filepath.Glob("testdata/uses/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	for _, name := range names {
		x := readTree(t, name)
		for _, minor := range []int{x.release.Minor, 78, 85, 95} {
			x.release = release.Rust{Major: 1, Minor: minor}
			if diff := cmp.Diff(x.unbounded(t), x.usesOf(t, x.interestingIn())); diff != "" {
				t.Errorf("%s, Rust %s: a use is hidden (-all +in the tree)\n%s", name, x.release, diff)
			}
		}
	}
}

func TestInterestingIn(t *testing.T) {
	tests := []struct {
		name, text, gated string
		want              bool
	}{
		{"fmt", "use core::num; use core::fmt; fmt::Write", "", false},
		{"fmt", "use core::num; num::fmt::Part", "", true},
		{"fmt", "use core::num::*; fmt::Part", "", true},
		{"Unsize", "trait Unsize {}", "", false},
		{"Unsize", "use core::marker::{Sized, Unsize};", "", true},
		{"concat_bytes", "concat_bytes!()", "", true},
		{"::new", "Arc::new(x)", "", false},
		{"::new", "ThinBox::new(x)", "", true},
		{".new", "ThinBox::new(x)", "", false},
		{".new", "ThinBox::new(x)", "thin_box", true},
		{"ThinBox::new", "ThinBox::new(x)", "", true},
		{"Arc::new", "Arc::new(x); ThinBox::new(x)", "", false},
		{"T::new", "type T<X> = ThinBox<X>; T::new(x)", "", true},
		{"T::as_ptr", "type T<X> = Box<X>; T::new(x).as_ptr()", "", true},
		{"T::new", "use a::{ThinBox as T}; T::<u8>::new(x)", "", true},
		{"T::as_ptr", "type T<X> = Box<X>; T::from(x).as_ptr()", "", true},
		{"T::new", "type T<X> = ThinBox<X>; T.x()", "", false},
		{"T::new", "type /**/ U = ThinBox<u8>; T::x(new)", "", true},
		{"::array_windows", "<[T]>::array_windows()", "", true},
		{"rare", "pub use core::intrinsics::unlikely as rare;", "", true},
		{"rarest", "use core::intrinsics::{unlikely as rare}; use rare as rarest;", "", true},
		{"rare", "use core::intrinsics::{abort, unlikely /* why */ as rare};", "", true},
		{"rare", "use core::intrinsics::unlikely; use core::cmp::max as rare;", "", false},
		{"usize", "use core::intrinsics::unlikely; f(unlikely()) as usize", "", false},
		{"_mm512_abs_epi32", "use core::arch::x86_64::_mm512_abs_epi32;", "", true},
		{"_mm512_abs_epi32", "use core::arch::*; x86_64::_mm512_abs_epi32", "", true},
		{"_mm512_abs_epi32", "core::arch::asm!(); x86_64::_mm512_abs_epi32", "", false},
		{"LazyCell", "LazyCell", "", false},
		{"LazyCell", "cell::LazyCell", "", false},
		{"LazyCell", "cell::LazyCell", "lazy_cell", true},
		{"LazyCell", "LazyCell", "lazy_cell", false},
	}
	for _, tt := range tests {
		bounds := &Tree{Rust: release.Rust{Major: 1, Minor: 85}, Mentions: new(rust.Mentions), Gated: func(f string) bool { return f == tt.gated }}
		bounds.Mentions.Add([]byte(tt.text))
		if got := InterestingIn(rustdb.Default(), bounds).Has(tt.name); got != tt.want {
			t.Errorf("%s in %q: got %t, want %t", tt.name, tt.text, got, tt.want)
		}
	}
}

// FuzzInterestingIn holds the uses of a file and a module against those of outlines
// with fewer names.
func FuzzInterestingIn(f *testing.F) {
	names, err := filepath.Glob("testdata/uses/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no samples", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			f.Add(string(file.Data), "pub use core::ptr as p; pub use core::num::*;")
		}
	}
	f.Fuzz(func(t *testing.T, main, other string) {
		if len(main)+len(other) > 1<<12 {
			return
		}
		x := &tree{
			files:   map[string]string{"main.rs": main + "\nmod other;", "other.rs": other},
			crates:  []Crate{{Name: "main", Root: "main.rs", Edition: "2021"}},
			gates:   map[string][]string{"main": {"allocator_api", "extract_if"}},
			release: release.Rust{Major: 1, Minor: 85},
		}
		if diff := cmp.Diff(x.unbounded(t), x.usesOf(t, x.interestingIn())); diff != "" {
			t.Errorf("a use is hidden (-all +in the tree)\n%s", diff)
		}
	})
}
