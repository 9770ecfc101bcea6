package scan

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/release"
)

// crateOf is a crate of one file.
func crateOf(src string) fstest.MapFS {
	return fstest.MapFS{
		"Cargo.toml": {Data: []byte("[package]\nname = \"a\"\nversion = \"1.0.0\"\nedition = \"2021\"\n")},
		"src/lib.rs": {Data: []byte(src)},
	}
}

// TestHostile scans crates that would take minutes if the time grew with the square
// of their size.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = 30_000
	for _, tt := range []struct {
		name, src string
		uses      int
	}{
		{"uses in one line", "fn f() { " + strings.Repeat("core::intrinsics::unlikely(x); ", n) + "}", n},
		{"modules", strings.Repeat("mod a {} ", n) + "use core::intrinsics::unlikely;", 1},
		{"modules never closed", "use core::intrinsics::unlikely; " + strings.Repeat("mod a {", 2*n), 1},
	} {
		tree := crateOf("#![feature(core_intrinsics)]\n" + tt.src)
		opt := testOptions(t)
		opt.Rust = release.Rust{Major: 1, Minor: 80}
		begin := time.Now()
		_, result, err := run(context.Background(), tree, opt)
		if err != nil {
			t.Fatal(tt.name, err)
		}
		if took := time.Since(begin); took > 60*time.Second {
			t.Errorf("%s: took %s", tt.name, took)
		}
		uses := 0
		for _, f := range result.Findings {
			if f.Kind == features.KindUse {
				uses++
			}
		}
		if uses != tt.uses {
			t.Errorf("%s: %d uses, want %d", tt.name, uses, tt.uses)
		}
	}
}

// TestOpenNames: names that are too much work are told of.
func TestOpenNames(t *testing.T) {
	const modules = 350
	var src strings.Builder
	src.WriteString("#![feature(core_intrinsics)]\n")
	for i := range modules {
		fmt.Fprintf(&src, "pub mod m%d {\n", i)
		for other := range modules {
			fmt.Fprintf(&src, "pub use crate::m%d::*;\n", other)
		}
		src.WriteString("fn f() { unlikely(x) }\n}\n")
	}
	tree := crateOf(src.String())
	opt := testOptions(t)
	opt.Rust = release.Rust{Major: 1, Minor: 80}
	_, result, err := run(context.Background(), tree, opt)
	if err != nil {
		t.Fatal(err)
	}
	want := []features.Skipped{{File: "src/lib.rs", Reason: "610 look-ups of names in crate a were given up, since imports lead to too many places; uses may be missing"}}
	if diff := cmp.Diff(want, result.Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
}

// broken are texts in which something is never closed.
var broken = []string{
	"fn f(x: &T.{",
	"!]fn b({!(any(unix(all(emscripten_wasm_eh)))){}}",
	"enum E { _",
	"trait T { type A: B =",
	"fn f() where T: A<{",
	"fn f<T: A<const {",
	"fn f<#[cfg(a)] T",
}

// TestBroken: what is never closed is no defect.
func TestBroken(t *testing.T) {
	for _, src := range broken {
		opt := testOptions(t)
		opt.Rust = release.Rust{Major: 1, Minor: 98}
		if _, _, err := run(context.Background(), crateOf("#![feature(generic_const_exprs)]\n"+src), opt); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
}

// FuzzRead: no source is a defect, and every finding lies in its file.
func FuzzRead(f *testing.F) {
	for _, src := range broken {
		f.Add(src)
	}
	opt := testOptions(f)
	opt.Rust = release.Rust{Major: 1, Minor: 98}
	f.Fuzz(func(t *testing.T, src string) {
		tree := crateOf("#![feature(generic_const_exprs, f16)]\n" + src)
		_, r, err := run(t.Context(), tree, opt)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Count(src, "\n") + 2
		for _, x := range r.Findings {
			if x.Line < 1 || x.Line > lines || x.EndLine < x.Line || x.EndLine > lines {
				t.Errorf("finding at %d:%d of %d lines", x.Line, x.EndLine, lines)
			}
		}
	})
}
