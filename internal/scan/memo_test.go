package scan

import (
	"bytes"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// named is a tree that knows git's names of its files, as revisions do.
type named struct{ fstest.MapFS }

func (n named) BlobID(path string) (string, bool) {
	f := n.MapFS[path]
	if f == nil {
		return "", false
	}
	return blobID(f.Data), true
}

// TestMemo: what is kept of one tree changes no result of the next, whatever
// became another: a crate that drivers import names from, the files of a crate,
// what it gates, the minimum.
func TestMemo(t *testing.T) {
	tree := inMemory(t, "../../testdata/kernel-samples/v7.2")
	replace := func(file, old, text string) func() {
		return func() {
			t.Helper()
			data := string(tree[file].Data)
			if !strings.Contains(data, old) {
				t.Fatalf("%s has no %q", file, old)
			}
			tree[file] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, text, 1))}
		}
	}
	steps := []struct {
		name string
		do   func()
		same bool // the result is that of the tree before
	}{
		{name: "first", do: replace("drivers/misc/lantern.rs", "use kernel::prelude::*;",
			"use kernel::prelude::*;\nfn stable_by_now() { alloc::boxed::Box::<u8>::new_uninit(); }")},
		{"nothing", func() {}, true},
		{"the kernel's own Arc is gone", replace("rust/kernel/prelude.rs", "Arc", "Arc as KernelArc"), false},
		{"two files of one content", func() { tree["drivers/misc/copy.rs"] = tree["rust/kernel/sync/arc.rs"] }, false},
		{"a module without a file", replace("rust/kernel/lib.rs", "pub mod sync;", "pub mod sync;\nmod late;"), true},
		{"its file", func() {
			tree["rust/kernel/late.rs"] = &fstest.MapFile{Data: []byte("fn f() { core::intrinsics::abort() }\n")}
		}, false},
		{"no file again", func() { delete(tree, "rust/kernel/late.rs") }, false},
		{"an allowed feature", replace("scripts/Makefile.build", "rust_allowed_features := ", "rust_allowed_features := new_uninit,"), false},
		{"the minimum", replace("scripts/min-tool-version.sh", "1.85.0", "1.96.0"), false},
	}
	opt, kept := testOptions(t), testOptions(t)
	kept.Memo = NewMemo()
	var last []byte
	for _, step := range steps {
		step.do()
		at := named{maps.Clone(tree)}
		want, got := encoded(t, at, opt), encoded(t, at, kept)
		if !bytes.Equal(got, want) {
			t.Errorf("%s: differs from a scan by itself:\n%s", step.name, cmp.Diff(string(want), string(got)))
		}
		if same := bytes.Equal(want, last); same != step.same {
			t.Errorf("%s: the same result as before is %t", step.name, same)
		}
		last = want
	}
}
