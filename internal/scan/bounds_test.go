package scan

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/release"
	"featscan/internal/source"
)

// wide gives the result of a scan that reads its files for everything.
func wide(t *testing.T, tree source.Tree, opt Options) []byte {
	opt.Memo = NewMemo()
	return encoded(t, tree, opt)
}

func TestBoundsHideNothing(t *testing.T) {
	for _, dir := range samples(t) {
		for _, minor := range []int{0, 74, 78, 85, 90, 96} {
			opt := testOptions(t)
			if minor > 0 {
				opt.Rust = release.Rust{Major: 1, Minor: minor}
			}
			tree := inMemory(t, dir)
			if want, got := wide(t, tree, opt), encoded(t, tree, opt); !bytes.Equal(got, want) {
				t.Errorf("%s, Rust %s: bounds change the result (-everything +bounded)\n%s", dir, opt.Rust, cmp.Diff(string(want), string(got)))
			}
		}
	}
}

// TestBoundsThatDoNotHold scans trees whose text does not tell what their crates
// turn out to be: the files are read again.
func TestBoundsThatDoNotHold(t *testing.T) {
	const stable = "fn stable_by_now() { alloc::boxed::Box::<u8>::new_uninit(); }"
	far := inMemory(t, "../../testdata/kernel-samples/v7.2")
	replace := func(file, old, text string) {
		t.Helper()
		data := string(far[file].Data)
		if !strings.Contains(data, old) {
			t.Fatalf("%s has no %q", file, old)
		}
		far[file] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, text, 1))}
	}
	replace("drivers/misc/lantern.rs", "use kernel::prelude::*;", "use kernel::prelude::*;\n"+stable)
	replace("scripts/Makefile.build", "rust_allowed_features := ", "include $(srctree)/tools/build/allowed.mk\nrust_allowed_features := $(more),")
	far["tools/build/allowed.mk"] = &fstest.MapFile{Data: []byte("more := new_uninit\n")}

	other := fstest.MapFS{}
	for name, text := range map[string]string{
		"Cargo.toml":   "[workspace]\nmembers = [\"a\", \"b\"]\n",
		"a/Cargo.toml": "[package]\nname = \"alloc\"\nversion = \"1.0.0\"\nedition = \"2021\"\n",
		"a/src/lib.rs": "pub mod boxed { pub struct Box; }\n",
		"b/Cargo.toml": "[package]\nname = \"b\"\nversion = \"1.0.0\"\nedition = \"2021\"\n[dependencies]\nalloc = { path = \"../a\" }\n",
		"b/src/lib.rs": "#![feature(new_uninit)]\n" + stable + "\n",
	} {
		other[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, tt := range []struct {
		name   string
		tree   fstest.MapFS
		system bool // what the bounds come to
	}{{"gated far from Rust files", far, false}, {"a crate of a name of the compiler's", other, true}} {
		name, tree := tt.name, tt.tree
		opt := testOptions(t)
		opt.Rust = release.Rust{Major: 1, Minor: 85}
		s, result, err := run(context.Background(), tree, opt)
		if err != nil {
			t.Fatal(name, err)
		}
		if !slices.ContainsFunc(result.Findings, func(f features.Finding) bool {
			return f.Kind == features.KindUse && f.Feature == "new_uninit" && f.Text == stable
		}) {
			t.Errorf("%s: the use of new_uninit is not found", name)
		}
		if !s.bounds.gated("new_uninit") || s.bounds.system != tt.system {
			t.Errorf("%s: the bounds are those of before the crates were known", name)
		}
		if want, got := wide(t, tree, opt), encoded(t, tree, opt); !bytes.Equal(got, want) {
			t.Errorf("%s: bounds change the result (-everything +bounded)\n%s", name, cmp.Diff(string(want), string(got)))
		}
	}
}
