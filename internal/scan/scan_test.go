package scan

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/source"
)

func testOptions(t testing.TB) Options {
	t.Helper()
	set, err := detect.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Detectors: set, Database: rustdb.Default(), Catalog: func() *features.Catalog { return catalog }}
}

func samples(t testing.TB) []string {
	t.Helper()
	dirs, err := filepath.Glob("../../testdata/kernel-samples/v*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no sample kernels: %v", err)
	}
	return dirs
}

func encoded(t testing.TB, tree source.Tree, opt Options) []byte {
	t.Helper()
	r, err := Run(context.Background(), tree, opt)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSameBytes: neither the number of workers nor where a tree's bytes come
// from shows in the result.
func TestSameBytes(t *testing.T) {
	for _, dir := range samples(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			opt := testOptions(t)
			tree, err := source.OpenDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			opt.Jobs = 1
			want := encoded(t, tree, opt)
			opt.Jobs = 8
			if got := encoded(t, tree, opt); !bytes.Equal(got, want) {
				t.Errorf("8 workers differ from 1:\n%s", cmp.Diff(string(want), string(got)))
			}
			if got := encoded(t, inMemory(t, dir), opt); !bytes.Equal(got, want) {
				t.Errorf("from memory it differs:\n%s", cmp.Diff(string(want), string(got)))
			}
		})
	}
}

func inMemory(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		m[filepath.ToSlash(rel)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestCountsAreFindings: every figure of a result can be counted in its findings.
func TestCountsAreFindings(t *testing.T) {
	for _, dir := range samples(t) {
		tree, err := source.OpenDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tree.Close()
		r, err := Run(context.Background(), tree, testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		gates, uses := map[string]int{}, map[string]int{}
		total := [2]int{}
		for i := range r.Findings {
			f := &r.Findings[i]
			switch f.Kind {
			case features.KindUse:
				uses[f.Feature]++
				total[1]++
			default:
				gates[f.Feature]++
				if f.Kind == features.KindGate || f.Kind == features.KindAllow {
					total[0]++
				}
			}
			if i > 0 && r.Findings[i-1].Compare(f) >= 0 {
				t.Errorf("%s: finding %d is out of order or there twice: %s:%d %s", dir, i, f.File, f.Line, f.Feature)
			}
		}
		if got := [2]int{r.Summary.Gates, r.Summary.Uses}; got != total {
			t.Errorf("%s: summary has gates and uses %v, findings %v", dir, got, total)
		}
		for _, f := range r.Features {
			if f.Gates != gates[f.Name] || f.Uses != uses[f.Name] {
				t.Errorf("%s: %s has %d gates and %d uses, findings %d and %d", dir, f.Name, f.Gates, f.Uses, gates[f.Name], uses[f.Name])
			}
		}
		for _, s := range r.Subgoals {
			for _, name := range s.Features {
				if !slices.ContainsFunc(r.Features, func(f features.Feature) bool { return f.Name == name }) {
					t.Errorf("%s: subgoal %s names %s, which is no feature of the result", dir, s.ID, name)
				}
			}
		}
	}
}

// TestPositionsAreInFiles: a finding is where it says, for every sample.
func TestPositionsAreInFiles(t *testing.T) {
	for _, dir := range samples(t) {
		tree, err := source.OpenDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tree.Close()
		r, err := Run(context.Background(), tree, testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			src, err := tree.ReadFile(f.File)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(src), "\n")
			if f.Line < 1 || f.EndLine < f.Line || f.EndLine > len(lines) {
				t.Errorf("%s/%s: lines %d to %d of %d", dir, f.File, f.Line, f.EndLine, len(lines))
				continue
			}
			if width := len([]rune(lines[f.Line-1])); f.Col < 1 || f.Col > width+1 {
				t.Errorf("%s/%s:%d: column %d of %d", dir, f.File, f.Line, f.Col, width)
			}
			if f.Kind == features.KindGate && f.Context != features.InBuild {
				if got := string([]rune(lines[f.Line-1])[f.Col-1 : f.EndCol-1]); got != f.Feature {
					t.Errorf("%s/%s:%d:%d: gate %s points at %q", dir, f.File, f.Line, f.Col, f.Feature, got)
				}
			}
		}
	}
}

// TestNothingToScan: a tree without anything is a result, not an error.
func TestNothingToScan(t *testing.T) {
	r, err := Run(context.Background(), fstest.MapFS{"README": &fstest.MapFile{}}, testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 0 || r.Summary.Files != 0 || r.Tree.Kind != "rust" {
		t.Errorf("got %+v", r.Summary)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := Run(ctx, fstest.MapFS{"a.rs": &fstest.MapFile{}}, testOptions(t)); err == nil {
		t.Errorf("got %+v, want an error", r.Summary)
	}
}

// TestCrateRoot: what counts in the root of a crate alone is left out elsewhere.
func TestCrateRoot(t *testing.T) {
	tree := fstest.MapFS{
		"src/lib.rs":    {Data: []byte("#![rustfmt::skip]\nmod part;\n")},
		"src/part.rs":   {Data: []byte("#![rustfmt::skip]\nfn f() {}\n")},
		"src/nobody.rs": {Data: []byte("fn f() {}\n")},
		"Cargo.toml":    {Data: []byte("[package]\nname = \"a\"\n")},
	}
	r, err := Run(context.Background(), tree, testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, f := range r.Findings {
		files = append(files, f.Feature+" "+f.File)
	}
	if want := []string{"custom_inner_attributes src/lib.rs"}; !slices.Equal(files, want) {
		t.Errorf("findings: %q, want %q", files, want)
	}
}

// TestDependencies: a crate that Cargo provides does not come out of the sysroot.
func TestDependencies(t *testing.T) {
	tree := fstest.MapFS{
		"src/lib.rs": {Data: []byte("extern crate rustc_hash;\nextern crate rustc_fx as fx;\nextern crate rustc_win;\nextern crate rustc_ast;\n")},
		"Cargo.toml": {Data: []byte(`
[package]
name = "a"
[dependencies]
rustc-hash = "1"
[dev-dependencies]
rustc_fx = { package = "fx" }
[target.'cfg(windows)'.dependencies]
rustc_win = "1"
`)},
	}
	r, err := Run(context.Background(), tree, testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 1 || r.Findings[0].Feature != "rustc_private" || r.Findings[0].Line != 4 {
		t.Errorf("findings: %+v, want rustc_private in line 4", r.Findings)
	}
}

// TestConditionsOnce: what holds for a file is said once, whatever else has to hold.
func TestConditionsOnce(t *testing.T) {
	tree := fstest.MapFS{
		"Cargo.toml": {Data: []byte("[package]\nname = \"a\"\n")},
		"src/lib.rs": {Data: []byte("#![cfg(any(one, two))]\n#[cfg(three)]\nmod part;\nfn f(_: fn() -> !) { let _: [u8; 1] = [1]; }\n")},
		"src/part.rs": {Data: []byte("#![cfg(four)]\n#![cfg(five)]\nfn f(x: !) {}\n" +
			"#[cfg(six)]\nfn g(x: !) {}\n#[cfg(any(one, two))]\nfn h(x: !) {}\n")},
	}
	r, err := Run(context.Background(), tree, testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.Findings {
		got = append(got, fmt.Sprintf("%s:%d %s", f.File, f.Line, *f.Condition))
	}
	want := []string{
		"src/part.rs:3 all(four, five, any(one, two), three)",
		"src/part.rs:5 all(four, five, six, any(one, two), three)",
		"src/part.rs:7 all(four, five, any(one, two), three)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestUnneededInPart: no gate is called unneeded in a crate of which a part was not
// understood.
func TestUnneededInPart(t *testing.T) {
	for src, want := range map[string][]string{
		"#![feature(negative_impls)]\nfn f() {}\n":          {"a"},
		"#![feature(negative_impls)]\nfn f( {{ #![feature(": {},
	} {
		r, err := Run(context.Background(), crateOf(src), testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Features) != 1 || !slices.Equal(r.Features[0].UnneededIn, want) {
			t.Errorf("%q: %d damaged, %+v, want it unneeded in %q", src, r.Summary.Damaged, r.Features, want)
		}
	}
}

// TestInstead: a use is of the feature that the crate turns on, where another one
// allows the same.
func TestInstead(t *testing.T) {
	const src = "impl<T> A for T { default fn f() {} default type B = u8; }\n"
	for gates, want := range map[string][]string{
		"/// ```\n/// #![feature(min_specialization)]\n/// impl A for u8 { default fn f() {} }\n/// ```\n": {"min_specialization", "specialization", "specialization"},
		"":                                {"specialization", "specialization"},
		"#![feature(negative_impls)]":     {"specialization", "specialization"},
		"#![feature(min_specialization)]": {"min_specialization", "specialization"},
		"#![feature(min_specialization, specialization)]": {"specialization", "specialization"},
	} {
		r, err := Run(context.Background(), crateOf(gates+src), testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Findings {
			if f.Kind == features.KindUse {
				got = append(got, f.Feature)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: uses %q, want %q", gates, got, want)
		}
	}
}

// TestUnrelatedPackages: what a package has that another does not depend on is no
// meaning of that one's names.
func TestUnrelatedPackages(t *testing.T) {
	for dependencies, want := range map[string]int{"": 1, "[dependencies]\nb = { path = \"../b\" }\n": 0} {
		tree := fstest.MapFS{
			"a/Cargo.toml": {Data: []byte("[package]\nname = \"a\"\nedition = \"2021\"\n" + dependencies)},
			"a/src/lib.rs": {Data: []byte("#![feature(iter_map_windows)]\nfn f(x: impl Iterator<Item = u8>) { x.map_windows(|[a]| *a); }\n")},
			"b/Cargo.toml": {Data: []byte("[package]\nname = \"b\"\nedition = \"2021\"\n")},
			"b/src/lib.rs": {Data: []byte("pub trait Windows { fn map_windows(&self); }\n")},
		}
		r, err := Run(context.Background(), tree, testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		uses := 0
		for _, f := range r.Findings {
			if f.Kind == features.KindUse {
				uses++
			}
		}
		if uses != want {
			t.Errorf("with %q: %d uses, want %d: %+v", dependencies, uses, want, r.Findings)
		}
	}
}

// TestToldOnce: what is gated as syntax and as an item of the library is one use,
// certain when either says so.
func TestToldOnce(t *testing.T) {
	tree := fstest.MapFS{
		"Cargo.toml": {Data: []byte("[package]\nname = \"a\"\nrust-version = \"1.90\"\n")},
		"src/lib.rs": {Data: []byte("#![feature(cfg_eval, derive_const)]\n#[cfg_eval]\nstruct A;\n#[derive_const(Clone)]\nstruct B;\n#[cfg_eval] #[core::prelude::v1::cfg_eval]\nstruct C;\n")},
	}
	r, err := Run(context.Background(), tree, testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Kind == features.KindUse {
			got = append(got, fmt.Sprintf("%d:%d %s %s", f.Line, f.Col, f.Feature, f.Confidence))
		}
	}
	want := []string{"2:3 cfg_eval certain", "4:3 derive_const certain", "6:3 cfg_eval certain", "6:15 cfg_eval certain"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("uses (-want +got):\n%s", diff)
	}
}

// TestYoungerFeatures: what needs a feature that the minimum Rust does not know is a use
// where the crate turns it on, for newer compilers, and nothing else.
func TestYoungerFeatures(t *testing.T) {
	const use = "#[cfg_attr(x, coverage(off))]\nfn f() {}\n"
	for gate, want := range map[string][]string{
		"": nil,
		"#![cfg_attr(x, feature(coverage_attribute))]\n": {"coverage_attribute"},
	} {
		tree := fstest.MapFS{
			"Cargo.toml": {Data: []byte("[package]\nname = \"a\"\nrust-version = \"1.69\"\n")},
			"src/lib.rs": {Data: []byte(gate + use)},
		}
		r, err := Run(context.Background(), tree, testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Kind == features.KindUse && f.Feature == "coverage_attribute" {
				got = append(got, f.Feature)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: uses %q, want %q", gate, got, want)
		}
		for _, f := range r.Features {
			if len(f.UnneededIn) > 0 {
				t.Errorf("%q: %s is called unneeded in %q", gate, f.Name, f.UnneededIn)
			}
		}
	}
}

// TestVendorIntrinsics: a gate of intrinsics is needed where one is used.
func TestVendorIntrinsics(t *testing.T) {
	for src, want := range map[string]int{
		"#![feature(stdarch_loongarch)]\nuse core::arch::loongarch64::*;\nfn f() { unsafe { lsx_vfcvt_h_s(a, b) } }\n": 2,
		"#![feature(stdarch_loongarch)]\nfn lsx_vfcvt_h_s() {}\nfn f() { lsx_vfcvt_h_s() }\n":                          0,
	} {
		r, err := Run(context.Background(), crateOf(src), testOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		if f := r.Features[0]; f.Uses != want || (len(f.UnneededIn) > 0) != (want == 0) {
			t.Errorf("%q: %+v, want %d uses", src, f, want)
		}
	}
}
