package features

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite golden files")

// golden compares got with a file, or rewrites the file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-update rewrites it):\n%s", file, diff)
	}
}

// Each file in testdata/catalog is one catalogue with one kind of mistake; the
// .golden beside it has everything that is said about it.
func TestCatalogErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/catalog/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if _, err := LoadCatalog("features.yaml", src); err != nil {
				got = err.Error() + "\n"
			}
			if (got == "") != (name == "good") {
				t.Errorf("error %q", got)
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", got)
		})
	}
}

func TestCatalogTooLarge(t *testing.T) {
	_, err := LoadCatalog("big.yaml", bytes.Repeat([]byte("#"), maxCatalog+1))
	if err == nil || !strings.HasPrefix(err.Error(), "big.yaml: 2097153 bytes is too large") {
		t.Errorf("got %v", err)
	}
}

func TestCatalogTooDeep(t *testing.T) {
	_, err := LoadCatalog("deep.yaml", bytes.Repeat([]byte("["), 100_000))
	if err == nil {
		t.Error("no error")
	}
}

func goodCatalog(t *testing.T) *Catalog {
	t.Helper()
	src, err := os.ReadFile("testdata/catalog/good.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := LoadCatalog("good.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCatalogLookup(t *testing.T) {
	c := goodCatalog(t)
	for name, want := range map[string]string{
		"asm_goto": "asm-goto", "-Zsanitizer": "asm-goto", "-Zsanitizer=kcfi": "asm-goto", "-Zsanitizer=address": "asm-goto",
		"no_fp_fmt_parse": "asm-goto", "core_c_str": "", "nonsense": "",
	} {
		if got := c.Subgoal(name); got != want {
			t.Errorf("Subgoal(%q) = %q, want %q", name, got, want)
		}
	}
	if reason, ok := c.NoGoal("core_c_str"); !ok || reason != "Stable long since." {
		t.Errorf("NoGoal: %q %v", reason, ok)
	}
	s := c.Find("asm-goto")
	if diff := cmp.Diff([]string{"2024h2"}, s.Goals()); diff != "" {
		t.Error(diff)
	}
	if s.TrackingIssue() != 119364 || s.Open() != 0 {
		t.Errorf("tracking issue %d, open %d", s.TrackingIssue(), s.Open())
	}
}

// Progress counts what the tree's own code turns on and what is left of it.
func TestProgress(t *testing.T) {
	c := goodCatalog(t)
	j := testJudge()
	j.Catalog = c
	j.Database = tableDB{
		"asm_goto":              testDB["becomes"],
		"asm_goto_with_outputs": testDB["stable"],
		"-Zsanitizer":           testDB["-Zkept"],
	}
	vendored := sight(KindGate, "asm_goto_with_outputs", nil)
	vendored.Owner = OwnerVendored
	got := j.Judge([]Finding{
		sight(KindGate, "asm_goto", nil), sight(KindAllow, "asm_goto", nil), sight(KindUse, "asm_goto", nil),
		sight(KindFlag, "-Zsanitizer", nil), vendored,
	}).Subgoals
	issue, note := 119364, ""
	want := []Subgoal{{
		ID: "asm-goto", Title: "Jumps", Goals: []string{"2024h2"}, Documents: []string{"2024h2/rfl_stable"},
		TrackingIssue: &issue, Issues: []string{"rust#119364"}, Owners: []string{},
		Steps:    []Step{{Title: "Stabilization decision", Done: true, Note: optional(note)}},
		Features: []string{"-Zsanitizer", "asm_goto"}, Remaining: 2, Gates: 3, Uses: 1,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"asm_goto", "asm_const", "asm_goto_with_outputs", "-Zfixed-x18", "offset_of"}
	for name, want := range map[string][]string{
		"asm_gotto": {"asm_goto"}, "asmgoto": {"asm_goto"}, "ofset_of": {"offset_of"}, "offest_of": {"offset_of"},
		"-Zfixed-x81": {"-Zfixed-x18"}, "something_else": nil, "": nil,
	} {
		if diff := cmp.Diff(want, Nearest(name, names)); diff != "" {
			t.Errorf("%q: %s", name, diff)
		}
	}
}

func FuzzLoadCatalog(f *testing.F) {
	files, _ := filepath.Glob("testdata/catalog/*.yaml")
	for _, file := range files {
		if src, err := os.ReadFile(file); err == nil {
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := LoadCatalog("fuzz.yaml", src)
		if (c == nil) == (err == nil) {
			t.Fatalf("catalogue %v, error %v", c, err)
		}
		if c != nil {
			c.progress(nil)
		}
	})
}
