package plan_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/kernel"
	"featscan/internal/plan"
	"featscan/internal/release"
	"featscan/internal/scan"
	"featscan/internal/source"
)

var update = flag.Bool("update", false, "rewrite what plans are expected to list")

func scanned(t testing.TB, tree source.Tree, rust release.Rust) *features.Result {
	t.Helper()
	detectors, err := detect.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	if err != nil {
		t.Fatal(err)
	}
	r, err := scan.Run(context.Background(), tree, scan.Options{Detectors: detectors, Database: rustdb.Default(), Catalog: func() *features.Catalog { return catalog }, Rust: rust})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func text(t testing.TB, tree source.Tree) plan.Text {
	t.Helper()
	model, err := kernel.Open(tree)
	if err != nil {
		t.Fatal(err)
	}
	files, _ := source.Walk(tree, func(p string) bool {
		return strings.HasSuffix(p, ".rs") || kernel.IsBuildFile(p) || plan.IsMinimumFile(p)
	})
	return plan.Text{Files: files, Read: tree.ReadFile, Owned: func(f string) bool { return model.OwnerOf(f) == features.OwnerTree }}
}

func patched(tree source.Tree, v *plan.Version) source.Tree {
	files := map[string]*source.Content{}
	for name, data := range v.Edits {
		files[name] = &source.Content{Data: data}
	}
	return source.Overlay(tree, files)
}

// The patch for a minimum leaves a tree that scans clean for what it promises,
// and nothing to do for a second one.
func TestPatchesOfSamples(t *testing.T) {
	trees, err := filepath.Glob("../../testdata/kernel-samples/v*")
	if err != nil || len(trees) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, dir := range trees {
		t.Run(filepath.Base(dir), func(t *testing.T) { keepsPromise(t, dir) })
	}
}

// The same for the kernels, where they are.
func TestPatchesOfKernels(t *testing.T) {
	for _, dir := range kernels(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) { keepsPromise(t, dir) })
	}
}

func kernels(t *testing.T) []string {
	// Dozens of scans are for those who ask for them.
	dir := os.Getenv("FEATSCAN_KERNELS")
	if dir == "" {
		t.Skip("no FEATSCAN_KERNELS, the directory of unpacked kernels")
	}
	trees, _ := filepath.Glob(filepath.Join(dir, "linux-*"))
	trees = slices.DeleteFunc(trees, func(d string) bool {
		info, err := os.Stat(d)
		return err != nil || !info.IsDir()
	})
	if len(trees) == 0 {
		t.Skip("no unpacked kernels in FEATSCAN_KERNELS")
	}
	return trees
}

func keepsPromise(t *testing.T, dir string) {
	tree, err := source.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	before := scanned(t, tree, release.Rust{})
	had := ungated(before)
	db := rustdb.Default()
	least := before.Tree.MinimumRust["default"]
	p := plan.Make(before, db, text(t, tree), features.Points(least, db.Newest()))
	for i := range p.Versions {
		v := &p.Versions[i]
		if len(v.Edits) == 0 || i > 0 && len(v.Items) == len(p.Versions[i-1].Items) && i < len(p.Versions)-1 {
			continue
		}
		at := release.MustRust(v.Rust)
		after := patched(tree, v)
		r := scanned(t, after, release.Rust{})
		if got := r.Tree.MinimumRust["default"]; got != at {
			t.Errorf("%s: the minimum is %s afterwards", v.Rust, got)
		}
		if diff := cmp.Diff(left(v), turnedOn(r)); diff != "" {
			t.Errorf("%s: what the tree depends on (-promised +found):\n%s", v.Rust, diff)
		}
		if r.Summary.Damaged > before.Summary.Damaged {
			t.Errorf("%s: %d files are damaged, %d were", v.Rust, r.Summary.Damaged, before.Summary.Damaged)
		}
		if lost := without(ungated(r), had); len(lost) > 0 {
			// Code for newer compilers alone may use what they have made stable:
			// ask for this very release.
			for _, use := range without(ungated(scanned(t, after, at)), ungated(scanned(t, tree, at))) {
				t.Errorf("%s: crate and feature without its gate: %s", v.Rust, use)
			}
		}
		again := plan.Make(r, db, text(t, after), []release.Rust{at})
		for _, item := range again.Versions[0].Items {
			if !item.Manual {
				t.Errorf("%s: still to edit: %+v", v.Rust, item)
			}
		}
		if d := again.Versions[0].Diff(); len(d) > 0 {
			t.Errorf("%s: a second patch:\n%s", v.Rust, d)
		}
	}
}

// left are the names that a plan says stay.
func left(v *plan.Version) []string {
	names := []string{}
	for _, s := range v.Stays {
		names = append(names, s.Name)
	}
	return names
}

// turnedOn are the names that a tree depends on, as Stay has them.
func turnedOn(r *features.Result) []string {
	names := []string{}
	for _, f := range r.Features {
		if f.TurnedOn && f.Activity != features.Dormant {
			names = append(names, f.Name)
		}
	}
	return names
}

// ungated are the features that code needs in a crate that does not turn them
// on, by crate.
func ungated(r *features.Result) []string {
	on := map[string]bool{}
	for _, c := range r.Crates {
		for _, f := range append(slices.Clone(c.Features.Active), c.Features.Conditional...) {
			on[c.Name+" "+f] = true
		}
	}
	names := []string{}
	for _, f := range r.Findings {
		if f.Kind == features.KindUse && f.Crate != nil && f.Activity != features.Dormant && !on[*f.Crate+" "+f.Feature] {
			names = append(names, *f.Crate+" "+f.Feature)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func without(list, known []string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return slices.Contains(known, s) })
}

// What a reviewer lists by hand, from the sources of the kernels: for each
// minimum what becomes removable there.
func TestPlansOfKernels(t *testing.T) {
	for _, dir := range kernels(t) {
		name := filepath.Base(dir)
		t.Run(name, func(t *testing.T) { pinnedPlan(t, dir, name) })
	}
}

func TestPlansOfSamples(t *testing.T) {
	trees, err := filepath.Glob("../../testdata/kernel-samples/v*")
	if err != nil || len(trees) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, dir := range trees {
		name := "sample-" + filepath.Base(dir)
		t.Run(name, func(t *testing.T) { pinnedPlan(t, dir, name) })
	}
}

func pinnedPlan(t *testing.T, dir, name string) {
	tree, err := source.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	db := rustdb.Default()
	r := scanned(t, tree, release.Rust{})
	points := features.Points(r.Tree.MinimumRust["default"], db.Newest())
	var got []string
	told := map[string]bool{}
	for _, v := range plan.Make(r, db, text(t, tree), points).Versions {
		for _, i := range v.Items {
			line := fmt.Sprintf("%s %s %s", i.Kind, i.File, i.Action)
			switch i.Kind {
			case plan.ItemGate, plan.ItemAllow, plan.ItemSymbol, plan.ItemFlag:
				line += " " + i.Name // of others it is text of the tree
			}
			if i.Manual {
				line += " (by hand)"
			}
			line = fmt.Sprintf("%s %s:%d", i.Since, line, i.Line)
			if i.Kind != plan.ItemMinimum && !told[line] {
				told[line] = true
				got = append(got, line)
			}
		}
	}
	file := filepath.Join("testdata", name+".want")
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("nothing is expected of %s", name)
	}
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
