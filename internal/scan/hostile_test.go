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

// nested is a condition so deep in which all and any take turns.
func nested(depth, from int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "not(%s(a%d_%d, ", []string{"all", "any"}[(i+from)%2], from, i)
	}
	return b.String() + "z" + strings.Repeat("))", depth)
}

// TestHostileBuild scans small trees of which each took minutes or gigabytes.
func TestHostileBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	kernel := func(makefile string) fstest.MapFS {
		return fstest.MapFS{
			"Makefile":                    {Data: []byte("VERSION = 7\nPATCHLEVEL = 2\n" + makefile)},
			"Kconfig":                     {Data: []byte("config RUST\n\tbool \"Rust\"\n")},
			"Kbuild":                      {Data: []byte("obj-y += a/\n")},
			"scripts/Makefile.build":      {Data: []byte("")},
			"scripts/min-tool-version.sh": {Data: []byte("case \"$1\" in\nrustc) echo 1.85.0 ;;\nesac\n")},
		}
	}
	with := func(tree fstest.MapFS, name, text string) fstest.MapFS {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
		return tree
	}
	lines := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i, i+1)
		}
		return b.String()
	}
	uses := func(cfg, name string) string {
		return "#[cfg(" + cfg + ")]\nuse core::intrinsics::" + name + " as f;\n"
	}
	for name, tree := range map[string]fstest.MapFS{
		"nested manifest": with(crateOf("fn f() {}"), "sub/Cargo.toml", "x = "+strings.Repeat("[", 1<<20)),
		"members":         with(crateOf("fn f() {}"), "Cargo.toml", "[workspace]\nmembers = ["+strings.Repeat("\"*\", ", 100_000)+"]\n"),
		"conditions":      crateOf("#![feature(core_intrinsics)]\n" + uses(nested(40, 0), "likely") + uses(nested(40, 1), "unlikely") + "fn g() { f(true); }"),
		"script": with(kernel(""), "scripts/min-tool-version.sh",
			"A="+strings.Repeat("x", 30_000)+"\nB=$A$A\necho "+strings.Repeat("$B", 5_000)+"\n"),
		"unlocked": kernel("KBUILD_RUSTFLAGS := " + strings.Repeat("-Zunstable-options ", 20_000) + "\n"),
		"lists":    kernel("KBUILD_RUSTFLAGS := -Zallow-features=$(L0)\n" + lines(8_000, "L%d = f $(L%d)\n")),
		"tests":    kernel(lines(300, "F%d = $(if $(foreach a,1 2 3 4 5 6 7 8 9,$(foreach b,1 2 3 4 5 6 7 8 9,$(foreach c,1 2 3 4 5 6 7 8 9,$(foreach d,1 2 3 4 5 6 7 8 9,x)))),-Zai%d)\n")),
	} {
		begin := time.Now()
		if _, _, err := run(context.Background(), tree, testOptions(t)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begin); took > 30*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
	}
}
