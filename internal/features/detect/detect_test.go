package detect

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// mark is rustc's own way to mark an expected line: "//~ use f" on the line,
// "//~^ use f" one line below, and another ^ for each line more.
var mark = regexp.MustCompile(`//~(\^*) use ([a-z0-9_, ]+)`)

func expected(src string) []string {
	var want []string
	for i, line := range strings.Split(src, "\n") {
		for _, m := range mark.FindAllStringSubmatch(line, -1) {
			for _, f := range strings.Split(m[2], ",") {
				want = append(want, fmt.Sprintf("%d %s", i+1-len(m[1]), strings.TrimSpace(f)))
			}
		}
	}
	return want
}

// TestSamples runs each detector over its samples, and reports what is missing
// and what is too much together, in order of lines.
func TestSamples(t *testing.T) {
	set := mustLoad(t)
	for _, d := range set.All() {
		t.Run(d.Name, func(t *testing.T) {
			for _, name := range []string{"hit", "miss", "macro"} {
				path := filepath.Join("testdata", d.Name, name+".rs")
				src, err := os.ReadFile(path)
				if err != nil {
					t.Errorf("every detector has a sample %s.rs: %v", name, err)
					continue
				}
				want := expected(string(src))
				if (name == "miss") != (len(want) == 0) {
					t.Errorf("%s: %d marks", path, len(want))
				}
				compareUses(t, path, want, uses(t, set, src, d.Feature))
			}
		})
	}
}

// uses lists the uses of one feature in src as "line feature".
func uses(t *testing.T, set *Set, src []byte, feature string) []string {
	t.Helper()
	f, err := rust.Parse(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got []string
	for _, m := range set.Run(f) {
		if m.Feature == feature {
			got = append(got, fmt.Sprintf("%d %s", m.Pos.Line, m.Feature))
		}
	}
	return got
}

// compareUses compares as sets: rustc may report one line twice.
func compareUses(t *testing.T, path string, want, got []string) {
	t.Helper()
	count := map[string]int{}
	for _, w := range want {
		count[w] |= 1
	}
	for _, g := range got {
		count[g] |= 2
	}
	var problems []string
	for k, n := range count {
		line, feature, _ := strings.Cut(k, " ")
		switch n {
		case 1:
			problems = append(problems, fmt.Sprintf("%s:%5s: unmatched mark: %s", path, line, feature))
		case 2:
			problems = append(problems, fmt.Sprintf("%s:%5s: unexpected use of %s", path, line, feature))
		}
	}
	sort.Strings(problems)
	for _, p := range problems {
		t.Error(p)
	}
}

func mustLoad(t *testing.T) *Set {
	t.Helper()
	set, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestLoadReportsEveryMistake(t *testing.T) {
	dir := fstest.MapFS{
		"a.scm": {Data: []byte("; feature: x\n; titel: y\n;\n; prose\n((identifier) @use)")},
		"b.scm": {Data: []byte("; feature: x\n; title: y\n;\n; prose\n\n((nosuchnode) @use)")},
		"c.scm": {Data: []byte("((identifier) @what)")},
		"d.scm": {Data: []byte("; feature: x\n; title: y\n;\n; prose\n((identifier) @use (#like? @use \"a\"))")},
		"e.scm": {Data: []byte("; feature: x\n; title: y\n;\n; prose\n((identifier @use")},
		"f.scm": {Data: []byte("; feature: x\n; title: y\n;\n; prose\n((identifier) @use (#match? @use \"(\"))")},
	}
	_, err := Load(dir)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"a.scm:2: unknown key \"titel\"", "a.scm:1: header has no title",
		"b.scm:6: query: invalid node type 'nosuchnode'",
		"c.scm:1: header has no feature", "c.scm:1: pattern captures no @use",
		"d.scm:5: unknown predicate #like?",
		"e.scm:5: bracket is never closed",
		"f.scm:5: predicate #match?: error parsing regexp",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("want %q in\n%v", want, err)
		}
	}
}

// TestQueriesCompile reads and compiles what Load leaves for when it is needed.
func TestQueriesCompile(t *testing.T) {
	for _, d := range mustLoad(t).detectors {
		for _, e := range append(d.readPatterns(), d.check()...) {
			t.Errorf("%s:%d: %s", d.File, e.line, e.msg)
		}
	}
}

// TestFiltersHideNothing runs every sample with and without what spares the
// parser: needs-bytes, cues, and function bodies that are left out.
func TestFiltersHideNothing(t *testing.T) {
	set, bare := mustLoad(t).Decided(), mustLoad(t).Decided() // as scans use them
	bare.arrange()
	bare.blind, bare.ours = true, false
	for _, w := range []*world{bare.syntax, bare.attribute} {
		for i := range w.always {
			w.always[i] = true
		}
	}
	eachSample(t, func(path, src string) {
		if diff := cmp.Diff(run1(t, bare, src), run1(t, set, src)); diff != "" {
			t.Errorf("%s: a match is hidden (-all +filtered)\n%s", path, diff)
		}
	})
}

func eachSample(t *testing.T, do func(path, src string)) {
	t.Helper()
	samples, err := filepath.Glob("testdata/*/*.rs")
	if err != nil || len(samples) == 0 {
		t.Fatal(samples, err)
	}
	for _, path := range samples {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		do(path, string(src))
	}
}

// TestOnly runs every sample with the detectors of its own feature: their cues
// must not need those of others.
func TestOnly(t *testing.T) {
	set := mustLoad(t).Decided()
	only := map[string]*Set{}
	eachSample(t, func(path, src string) {
		byFeature := map[string][]Match{}
		for _, m := range run1(t, set, src) {
			byFeature[m.Feature] = append(byFeature[m.Feature], m)
		}
		for feature, want := range byFeature {
			if only[feature] == nil {
				only[feature] = set.Only(func(d *Detector) bool { return d.Feature == feature })
			}
			if diff := cmp.Diff(want, run1(t, only[feature], src)); diff != "" {
				t.Errorf("%s: %s: another detector's cue is missed (-all +only)\n%s", path, feature, diff)
			}
		}
	})
}

func TestHashFollowsDetectors(t *testing.T) {
	a := mustLoad(t)
	b, err := Load(fstest.MapFS{"mine.scm": {Data: []byte("; feature: x\n; title: y\n;\n; prose\n((identifier) @use (#eq? @use \"magic\"))")}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Hash() == b.Hash() || a.Hash() != mustLoad(t).Hash() {
		t.Errorf("hash does not follow the detectors: %s, %s", a.Hash(), b.Hash())
	}
	if got := uses(t, b, []byte("fn magic() {}"), "x"); len(got) != 1 {
		t.Errorf("own detector: got %v", got)
	}
}

// TestFormerNames: what a rule belongs to follows the release.
func TestFormerNames(t *testing.T) {
	d, ok := mustLoad(t).Lookup("yield_expr")
	if !ok {
		t.Fatal("no detector yield_expr")
	}
	for version, want := range map[string]string{
		"1.63.0": "generators, or gen_blocks",
		"1.75.0": "coroutines, or coroutines gen_blocks",
		"1.87.0": "yield_expr, or coroutines gen_blocks",
	} {
		r := release.MustRust(version)
		if got := d.At(r) + ", or " + strings.Join(d.Others(r), " "); got != want {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
	for _, tt := range []struct{ key, value, want string }{
		{"was", "a 1.2.3", `was "a 1.2.3": want NAME until RELEASE`},
		{"was", "a until now", `was "now": want a release of Rust, such as 1.85.0`},
		{"since", "soon", `since "soon": want a release of Rust, such as 1.85.0`},
		{"ends", "", `ends "": want a release of Rust, such as 1.85.0`},
	} {
		if msg := new(Detector).set(tt.key, tt.value); msg != tt.want {
			t.Errorf("%s: %s: %q, want %q", tt.key, tt.value, msg, tt.want)
		}
	}
}

func TestLooksFor(t *testing.T) {
	set, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		feature  string
		all, any bool
	}{
		{"asm_goto", true, true},
		{"const_trait_impl", false, true}, // calls in constants show in types alone
		{"allocator_api", false, false},   // names decide, in internal/resolve
	} {
		if all, any := set.LooksFor(tt.feature); all != tt.all || any != tt.any {
			t.Errorf("LooksFor(%q) = %t, %t, want %t, %t", tt.feature, all, any, tt.all, tt.any)
		}
	}
}
