package scan

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/source"
)

// TestModels: what is remembered of build files, and of Rust files read before,
// gives what reading them gives, for the tree and for layers over it that touch
// some of them.
func TestModels(t *testing.T) {
	all := samples(t)
	for _, sample := range []string{all[0], all[len(all)-1]} { // the oldest and the newest
		dir, err := source.OpenDir(sample)
		if err != nil {
			t.Fatal(err)
		}
		defer dir.Close()
		opt := testOptions(t)
		files, _ := source.Walk(dir, wantedFile)
		rs := slices.DeleteFunc(slices.Clone(files), func(p string) bool { return p[len(p)-3:] != ".rs" })
		cache, err := openCache(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		trees := layersOver(t, dir)
		for range 2 { // with nothing kept, and with what the first round kept
			kept := opt
			kept.Cache = cache
			kept.Shared = Share(&kept)
			models := NewModels(dir, &kept)
			for n, tree := range trees {
				for _, only := range [][]string{files, rs[len(rs)/2:], {rs[0], "Makefile"}} {
					narrow := source.Only(tree, only)
					want := ran(t, narrow, opt)
					if kept.Model, err = models.Model(tree); err != nil {
						t.Fatal(err)
					}
					if got := ran(t, narrow, kept); got != want {
						t.Errorf("%s, tree %d, %d files:\n%s", sample, n, len(only), cmp.Diff(want, got))
					}
				}
			}
			models.Keep()
			if err := cache.Problem(); err != nil {
				t.Error(err)
			}
		}
	}
}

// layersOver are trees with more and more build files changed.
func layersOver(t *testing.T, dir *source.Dir) []source.Tree {
	t.Helper()
	trees := []source.Tree{dir}
	with := func(name, more string) {
		text, err := dir.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		last := trees[len(trees)-1]
		trees = append(trees, source.Overlay(last, map[string]*source.Content{name: {Data: append(text, more...)}}))
	}
	with("Makefile", "\nKBUILD_RUSTFLAGS += -Zmir-opt-level=1\n")
	with("init/Kconfig", "\nconfig RUSTC_HAS_MORE\n\tdef_bool RUSTC_VERSION >= 109000\n")
	with("rust/Makefile", "\nRUSTFLAGS_kernel.o += -Zinline-mir\n")
	with("Makefile", "\n# nothing\n")
	with("rust/kernel/error.rs", "\nimpl Error { fn last(self: &crate::sync::Arc<Self>) {} }\n")
	return append(trees, dir)
}

// ran is the result of a scan but for what was damaged, which what is remembered
// does not hold.
func ran(t *testing.T, tree source.Tree, opt Options) string {
	t.Helper()
	r, err := Run(context.Background(), tree, opt)
	if err != nil {
		t.Fatal(err)
	}
	r.Damaged, r.Summary.Damaged = nil, 0
	out, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
