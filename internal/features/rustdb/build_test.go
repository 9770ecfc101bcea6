package rustdb

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/release"
)

// merged joins the releases of testdata without the facts about real features.
func merged(t testing.TB, facts []fact, names ...string) *DB {
	t.Helper()
	var rels []*Release
	for _, name := range names {
		rels = append(rels, read(t, name))
	}
	db, err := mergeWith(rels, facts)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestMerge(t *testing.T) {
	db := merged(t, nil, "new.txtar", "old.txtar")
	tests := []struct {
		name              string
		lang, lib, flag   string
		kind              Kind
		stable, in, moved string
	}{
		{name: "born_old", kind: KindLang, lang: "1.20.0 unstable"},
		{name: "born_new", kind: KindLang, lang: "1.70.0 unstable"},
		{name: "turns_internal", kind: KindLang, lang: "1.23.0 unstable|1.85.0 internal ?"},
		{name: "long_stable", kind: KindLang, lang: "1.0.0 unstable ?|1.40.0 stable", stable: "1.40.0"},
		{name: "since_ever", kind: KindLang, lang: "1.0.0 stable", stable: "1.0.0"},
		{name: "two_facets", kind: KindLangLib, lang: "1.22.0 unstable", lib: "1.0.0 unstable ?"},
		// The date lies between the releases that show the removal.
		{name: "will_be_removed", kind: KindLang, lang: "1.24.0 unstable|1.80.0 removed", in: "1.80.0", moved: "born_new"},
		// It does not: it is that of the addition.
		{name: "wrongly_dated", kind: KindLang, lang: "1.25.0 unstable|1.85.0 removed ?"},
		// The newer release corrected the date.
		{name: "removed_long_ago", kind: KindLang, lang: "1.33.0 removed ?", in: "1.33.0", moved: "long_stable"},
		{name: "leaves_no_trace", kind: KindLang, lang: "1.26.0 unstable|1.85.0 gone ?"},
		{name: "lost", kind: KindLib, lib: "1.0.0 unstable ?|1.85.0 gone ?"},
		{name: "const_only", kind: KindLib, lib: "1.0.0 const_unstable ?|1.72.0 stable", stable: "1.72.0"},
		{name: "late_and_quick", kind: KindLib, lib: "1.64.0 unstable ?|1.77.0 stable", stable: "1.77.0"},
		// Its issue is younger than any that 1.63 names.
		{name: "after", kind: KindLib, lib: "1.85.0 unstable ?"},
		{name: "before", kind: KindLib, lib: "1.0.0 unstable ?|1.79.0 stable", stable: "1.79.0"},
		// Stable in both, but with different dates.
		{name: "edited", kind: KindLib, lib: "1.0.0 unstable ?|1.50.0 stable|1.85.0 stable = 1.60.0 ?", stable: "1.60.0"},
		// The language half ends when the library half becomes stable.
		{name: "moves_to_lib", kind: KindLangLib, lang: "1.27.0 unstable|1.81.0 gone", lib: "1.64.0 unstable ?|1.81.0 stable", stable: "1.81.0"},
		{name: "moves_to_lang", kind: KindLangLib, lang: "1.75.0 unstable", lib: "1.0.0 unstable ?|1.85.0 gone ?"},
		{name: "withdrawn", kind: KindLib, lib: "1.64.0 unstable ?|1.82.0 removed", in: "1.82.0"},
		{name: "try_before", kind: KindLib, lib: "1.0.0 gone ?", moved: "tried"},
		{name: "-Zold-name", kind: KindFlag, flag: "1.0.0 unstable ?|1.85.0 gone ?"},
		{name: "-Znew-name", kind: KindFlag, flag: "1.64.0 unstable ?"},
		{name: "-Cfrills", kind: KindFlag, flag: "1.85.0 stable ?"},
		{name: "-Clto", kind: KindFlag, flag: "1.0.0 stable ?"},
		{name: "-Car", kind: KindFlag, flag: "1.0.0 removed ?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, ok := db.Lookup(tt.name)
			if !ok {
				t.Fatal("not found")
			}
			got := []string{
				string(e.Kind), join(e.Lang), join(e.Lib), join(e.Flag),
				e.StableSince.String(), e.RemovedIn.String(), e.RenamedTo,
			}
			want := []string{string(tt.kind), tt.lang, tt.lib, tt.flag, tt.stable, tt.in, tt.moved}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if e, _ := db.Lookup("-Zfrills"); e.Option.StableForm != "-Cfrills" {
		t.Errorf("-Zfrills has the stable form %q, want that of the same name", e.Option.StableForm)
	}
	for _, name := range []string{"bootstrap_only", "only_in_a_doc_comment", "in_tests", "commented_out"} {
		if _, ok := db.Lookup(name); ok {
			t.Errorf("%q is in the database", name)
		}
	}
}

func join(facet []Change) string { return strings.Join(encodeFacet(facet), "|") }

func TestStateAt(t *testing.T) {
	db := merged(t, nil, "old.txtar", "new.txtar")
	tests := []struct {
		name, at string
		want     State
		known    bool
	}{
		{"born_new", "1.63.0", Absent, false},
		{"born_new", "1.69.0", Absent, false},
		{"born_new", "1.70.0", Unstable, true},
		{"born_new", "1.99.0", Unstable, true},
		{"two_facets", "1.85.1", Unstable, true},
		{"const_only", "1.63.0", Unstable, true},
		{"const_only", "1.72.0", Stable, true},
		{"will_be_removed", "1.79.0", Unstable, true},
		{"will_be_removed", "1.80.0", Removed, true},
		{"lost", "1.84.0", Unstable, true},
		{"lost", "1.85.0", Removed, false},
		{"moves_to_lib", "1.70.0", Unstable, true},
		{"moves_to_lib", "1.81.0", Stable, true},
		{"turns_internal", "1.85.1", Internal, true},
		{"-Zold_name=yes", "1.63.0", Unstable, true},
		{"-Z old-name", "1.85.1", Removed, false},
		{"-Cfrills", "1.84.0", Absent, false},
		{"-Car", "1.85.1", Removed, true},
		{"no_such_name", "1.85.1", Absent, false},
	}
	for _, tt := range tests {
		at := release.MustRust(tt.at)
		if got := db.StateAt(tt.name, at); got != tt.want {
			t.Errorf("%s at %s is %q, want %q", tt.name, at, got, tt.want)
		}
		if e, ok := db.Lookup(tt.name); ok && e.KnownAt(at) != tt.known {
			t.Errorf("%s at %s: known %t, want %t", tt.name, at, !tt.known, tt.known)
		}
	}
	if e, _ := db.Lookup("const_only"); !e.ConstOnlyAt(release.MustRust("1.63.0")) || e.ConstOnlyAt(release.MustRust("1.72.0")) {
		t.Error("const_only gates constness, and only until it is stable")
	}
}

func TestGatesOverReleases(t *testing.T) {
	db := merged(t, nil, "old.txtar", "new.txtar")
	tests := []struct {
		name string
		want []string
	}{
		{"const_only", []string{"~const fn core::constable ..1.72.0"}},
		{"late_and_quick", []string{"fn core::late 1.64.0..1.77.0 = std::quick"}},
		{"two_facets", []string{"struct core::Facet"}},
		{"lost", []string{"fn core::lost ..1.85.0"}},
		{"before", []string{"fn core::folded ..1.85.0", "fn core::rest_of_before"}},
		{"one_variant", []string{"variant core::shells::Shape::Bent ..1.81.0 = std::Shape::* = std::forms::Shape::*"}},
		{"one_method", []string{
			"assoc core::shells::Shape::SIDES ..1.85.0 = std::Shape::* = std::forms::Shape::*",
			"method core::shells::Shape::turn ..1.85.0 = std::Shape::* = std::forms::Shape::*",
		}},
	}
	// rest_of_before was never gated: it was born stable.
	tests[4].want = tests[4].want[:1]
	for _, tt := range tests {
		e, _ := db.Lookup(tt.name)
		if diff := cmp.Diff(tt.want, encodeItems(e.Gates)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	items := db.Items().Named("constable")
	if len(items) != 1 || items[0].Feature != "const_only" || !items[0].Const {
		t.Errorf("items named constable: %+v", items)
	}
	if items := db.Items().Named("reference"); len(items) != 0 {
		t.Errorf("an implementation has no name, got %+v", items)
	}
}

func TestFacts(t *testing.T) {
	facts, err := parseFacts("facts.jsonl", `{"name":"-Cfrills","known_since":"1.71.0","why":"a test"}
{"name":"lost","renamed_to":"after","note":"found again","removed_in":"1.82.0","gates":["fn core::lost ..1.70.0"],"why":"a test"}
{"name":"unheard_of","renamed_to":"after","why":"a test"}
`)
	if err != nil {
		t.Fatal(err)
	}
	db := merged(t, facts, "old.txtar", "new.txtar")
	e, _ := db.Lookup("lost")
	got := []string{e.RenamedTo, e.Note, e.RemovedIn.String(), join(e.Lib), strings.Join(encodeItems(e.Gates), "|")}
	want := []string{"after", "found again", "1.82.0", "1.0.0 unstable ?|1.82.0 gone", "fn core::lost ..1.70.0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	e, _ = db.Lookup("-Zfrills")
	if got := e.Option.StableFormSince.String(); got != "1.71.0" {
		t.Errorf("stable form since %s", got)
	}
	if _, err := mergeWith([]*Release{read(t, "old.txtar"), read(t, "new.txtar")}, []fact{{Name: "born_new", KnownSince: release.MustRust("1.64.0"), Why: "wrong"}}); err == nil ||
		err.Error() != `facts.jsonl: "born_new": unstable at 1.64.0 contradicts the sources, which say 1.70.0` {
		t.Errorf("a fact against the sources: %v", err)
	}
}

func TestFactErrors(t *testing.T) {
	for text, want := range map[string]string{
		`{"name":"x"}`:                                                   `f:1: a fact wants a name and why it is believed`,
		`{"name":"x","why":"y","stabel":"1.0"}`:                          `f:1: unknown field "stabel"`,
		`{"name":"x","why":"y","removed_in":"soon"}`:                     `f:1: rust release "soon": want two or three numbers, such as 1.85.0`,
		"{\"name\":\"x\",\"why\":\"y\"}\n{\"name\":\"a\",\"why\":\"b\"}": `f:2: name "a" does not sort behind "x" of the line before`,
	} {
		if _, err := parseFacts("f", text); err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// A database of old releases knows nothing of what came later: a database of Rust
// 1.85 alone was refused, since -Zno-jump-tables went in 1.93.
func TestFactsOfLaterReleasesAreLeftOut(t *testing.T) {
	facts := []fact{
		{Name: "-Zno-frills", RemovedIn: release.MustRust("1.93.0"), StableForm: "-Cfrills", StableFormSince: release.MustRust("1.93.0"), Why: "a test"},
		{Name: "lost", RemovedIn: release.MustRust("1.82.0"), Why: "a test"},
	}
	db, err := mergeWith([]*Release{read(t, "old.txtar")}, facts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range facts {
		if e, ok := db.Lookup(f.Name); !ok || !e.RemovedIn.IsZero() || e.Option != nil && e.Option.StableForm != "" {
			t.Errorf("%s: %+v", f.Name, e)
		}
	}
}

func TestMergeErrors(t *testing.T) {
	if _, err := mergeWith(nil, nil); err == nil {
		t.Error("no release is no database")
	}
	rel := read(t, "old.txtar")
	if _, err := mergeWith([]*Release{rel, rel}, nil); err == nil || err.Error() != "rust 1.63.0 is given twice" {
		t.Errorf("got %v", err)
	}
}

// The same sources give the same bytes, in whatever order they come.
func TestDeterminism(t *testing.T) {
	var first, second bytes.Buffer
	if err := merged(t, nil, "old.txtar", "new.txtar").Write(&first); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		second.Reset()
		if err := merged(t, nil, "new.txtar", "old.txtar").Write(&second); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.String(), second.String()); diff != "" {
			t.Fatalf("(-first +second):\n%s", diff)
		}
	}
	db, err := Load("x", &second)
	if err != nil {
		t.Fatal(err)
	}
	var third bytes.Buffer
	if err := db.Write(&third); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.String(), third.String()); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestIssueBirths(t *testing.T) {
	lang := func(text string) map[string]*Declared {
		all := map[string]*Declared{}
		for _, row := range strings.Split(text, ", ") {
			f := strings.Fields(row)
			issue := 0
			for _, c := range f[2] {
				issue = issue*10 + int(c-'0')
			}
			all[f[0]] = &Declared{State: Unstable, Since: release.MustRust(f[1]), Issue: issue}
		}
		return all
	}
	rels := []*Release{
		{Version: release.MustRust("1.63.0"), Lang: lang("old 1.20.0 100")},
		// The old feature has got a new issue, which says nothing of its age.
		{Version: release.MustRust("1.85.1"), Lang: lang("old 1.20.0 900, a 1.70.0 300, b 1.68.0 400, c 1.80.0 700")},
	}
	births := issueBirths(rels)
	for issue, want := range map[int]string{50: "1.63.0", 100: "1.63.0", 101: "1.68.0", 300: "1.68.0", 500: "1.80.0", 800: "1.85.0", 901: ""} {
		rel := &Release{Lib: map[string]*Declared{"x": {State: Unstable, Issue: issue}}}
		if got := births.of("x", []*Release{rel}).String(); got != want {
			t.Errorf("issue %d: %q, want %q", issue, got, want)
		}
	}
}

func TestValueDates(t *testing.T) {
	declaring := func(version string, values ...string) *Release {
		o := &DeclaredOption{Option: Option{Values: values}}
		return &Release{Version: release.MustRust(version), Options: map[string]*DeclaredOption{"-Zx": o}}
	}
	rels := []*Release{declaring("1.63.0"), declaring("1.85.1", "a", "b"), declaring("1.96.1", "a", "c")}
	e := entryOf("-Zx", rels, nil)
	if diff := cmp.Diff(map[string]release.Rust{"c": release.MustRust("1.96.0")}, e.Option.ValueSince); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
