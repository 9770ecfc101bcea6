package features

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/cond"
	"featscan/internal/release"
)

// tableDB is a database of a few names, each with the releases from which a
// status holds, oldest first.
type tableDB map[string]tableEntry

type tableEntry struct {
	fact    Fact
	history []since
}

type since struct {
	from   string
	status Status
}

func (db tableDB) Items(string) []string { return nil }

func (db tableDB) Fact(name string) (Fact, bool) {
	e, ok := db[name]
	return e.fact, ok
}

func (db tableDB) StateAt(name string, at release.Rust) Status {
	status := StatusAbsent
	for _, s := range db[name].history {
		if !at.Less(release.MustRust(s.from)) {
			status = s.status
		}
	}
	return status
}

func (db tableDB) Newest() release.Rust { return release.MustRust("1.98.1") }

func (db tableDB) Releases() []release.Rust { return Points(release.MustRust("1.63.0"), db.Newest()) }

func (db tableDB) Names() []string { return slices.Sorted(maps.Keys(db)) }

func entry(kind string, history ...since) tableEntry {
	e := tableEntry{fact: Fact{Kind: kind}, history: history}
	for i, s := range history {
		if i == 0 && s.from != "1.0" {
			e.fact.KnownSince = release.MustRust(s.from)
		}
		switch s.status {
		case StatusStable:
			e.fact.StableSince = release.MustRust(s.from)
		case StatusRemoved, StatusAbsent:
			e.fact.RemovedIn = release.MustRust(s.from)
		}
	}
	return e
}

var testDB = tableDB{
	"old":           entry("lang", since{"1.0", StatusUnstable}),
	"half":          entry("lang", since{"1.0", StatusIncomplete}),
	"becomes":       entry("lang", since{"1.0", StatusUnstable}, since{"1.87.0", StatusStable}),
	"becomes_late":  entry("lib", since{"1.0", StatusUnstable}, since{"1.98.0", StatusStable}),
	"stable":        entry("lib", since{"1.0", StatusUnstable}, since{"1.80.0", StatusStable}),
	"new":           entry("lib", since{"1.89.0", StatusUnstable}, since{"1.92.0", StatusStable}),
	"new_unstable":  entry("lib", since{"1.89.0", StatusUnstable}),
	"inside":        entry("lang", since{"1.0", StatusUnstable}, since{"1.80.0", StatusInternal}),
	"str_internals": entry("lib", since{"1.0", StatusUnstable}),
	"dropped":       entry("lang", since{"1.0", StatusUnstable}, since{"1.90.0", StatusRemoved}),
	"vanished":      entry("lib", since{"1.0", StatusUnstable}, since{"1.90.0", StatusAbsent}),
	"both":          entry("lang+lib", since{"1.0", StatusUnstable}),
	"-Zkept":        entry("flag", since{"1.0", StatusUnstable}),
	"-Zgone":        entry("flag", since{"1.0", StatusUnstable}, since{"1.93.0", StatusAbsent}),
}

// testOn decides rustc>= and arch atoms, and leaves the rest unknown.
func testOn(f *Finding, at release.Rust, arch string) cond.Tri {
	return f.Cond.Eval(func(name, arg string) cond.Tri {
		switch name {
		case "rustc>=":
			return cond.Of(!at.Less(release.MustRust(arg)))
		case "arch":
			return cond.Of(arch == arg)
		}
		return cond.Unknown
	})
}

func before(v string) *cond.Expr { return cond.Negate(cond.NewAtom("rustc>=", v)) }
func from(v string) *cond.Expr   { return cond.NewAtom("rustc>=", v) }

// sight makes a finding of the tree's own code; Active without a condition.
func sight(kind Kind, name string, c *cond.Expr) Finding {
	f := Finding{Kind: kind, Feature: name, Cond: c, Owner: OwnerTree, Context: InCode, Activity: Active}
	if c != nil {
		f.Activity = Conditional
	}
	return f
}

func testJudge() *Judge {
	return &Judge{
		Database: testDB,
		Releases: Points(release.MustRust("1.85.0"), release.MustRust("1.98.1")),
		On:       testOn,
	}
}

func TestState(t *testing.T) {
	unknown := cond.NewAtom("CONFIG_FOO", "")
	tests := []struct {
		name    string
		finding Finding
		state   State
		until   string
	}{
		{"unstable everywhere", sight(KindGate, "old", nil), Blocked, ""},
		{"incomplete is unstable", sight(KindGate, "half", nil), Blocked, ""},
		{"allowed only", sight(KindAllow, "old", nil), Blocked, ""},
		{"becomes stable", sight(KindGate, "becomes", nil), Waiting, "1.87.0"},
		{"becomes stable in the newest", sight(KindGate, "becomes_late", nil), Waiting, "1.98.0"},
		{"stable at the minimum", sight(KindGate, "stable", nil), Removable, ""},
		{"stable wherever it is on", sight(KindGate, "becomes", from("1.87.0")), Removable, ""},
		{"turned off while unstable", sight(KindGate, "old", before("1.88.0")), Waiting, "1.88.0"},
		{"turned off after it became stable", sight(KindGate, "becomes", before("1.90.0")), Waiting, "1.87.0"},
		{"turned off in the newest", sight(KindGate, "old", before("1.98.0")), Waiting, "1.98.0"},
		{"not known at the minimum, then stable", sight(KindGate, "new", nil), Waiting, "1.92.0"},
		{"on from when it is known", sight(KindGate, "new", from("1.89.0")), Waiting, "1.92.0"},
		{"known late and unstable", sight(KindGate, "new_unstable", from("1.89.0")), Blocked, ""},
		{"unknown condition counts as on", sight(KindGate, "old", unknown), Blocked, ""},
		{"unknown and version condition", sight(KindGate, "old", cond.AllOf(unknown, before("1.90.0"))), Waiting, "1.90.0"},
		{"internal", sight(KindGate, "inside", nil), Internal, ""},
		{"internal by its name", sight(KindGate, "str_internals", nil), Internal, ""},
		{"internal, asked for no longer", sight(KindGate, "inside", before("1.90.0")), Waiting, "1.90.0"},
		{"removed upstream", sight(KindGate, "dropped", nil), Removed, ""},
		{"vanished upstream", sight(KindGate, "vanished", nil), Removed, ""},
		{"no longer asked for when removed", sight(KindGate, "dropped", before("1.90.0")), Waiting, "1.90.0"},
		{"in no release known", sight(KindGate, "nonsense", nil), Unknown, ""},
		{"flag", sight(KindFlag, "-Zkept", nil), Blocked, ""},
		{"flag removed", sight(KindFlag, "-Zgone", nil), Removed, ""},
		{"flag replaced behind a version", sight(KindFlag, "-Zgone", before("1.93.0")), Waiting, "1.93.0"},
		{"flag in no release known", sight(KindFlag, "-Znonsense", nil), Unknown, ""},
		{"build cfg", sight(KindCfg, "no_fp_fmt_parse", nil), Blocked, ""},
		{"build cfg until a version", sight(KindCfg, "no_fp_fmt_parse", before("1.90.0")), Waiting, "1.90.0"},
		{"bootstrap", sight(KindBootstrap, "RUSTC_BOOTSTRAP", nil), Internal, ""},
		{"target", sight(KindTarget, "target.json", nil), Blocked, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := testJudge().Judge([]Finding{tt.finding}).Features
			if len(got) != 1 {
				t.Fatalf("%d features, want 1", len(got))
			}
			until := ""
			if got[0].Until != nil {
				until = *got[0].Until
			}
			if got[0].State != tt.state || until != tt.until {
				t.Errorf("got %s %q, want %s %q", got[0].State, until, tt.state, tt.until)
			}
		})
	}
}

// A feature that two findings ask for waits for the later of them.
func TestStateOfSeveralFindings(t *testing.T) {
	got := testJudge().Judge([]Finding{
		sight(KindGate, "old", before("1.88.0")),
		sight(KindAllow, "old", before("1.91.0")),
	}).Features
	if got[0].State != Waiting || *got[0].Until != "1.91.0" {
		t.Errorf("got %s %v, want waiting until 1.91.0", got[0].State, *got[0].Until)
	}
}

// s390 in 7.2 needs rustc 1.96: what only s390 turns on starts there.
func TestStatePerArchitecture(t *testing.T) {
	tests := []struct {
		name  string
		c     *cond.Expr
		state State
		until string
	}{
		{"one architecture with a later minimum", cond.NewAtom("arch", "s390"), Removable, ""},
		{"an architecture with the default minimum", cond.NewAtom("arch", "x86"), Waiting, "1.87.0"},
		{"an architecture that cannot build Rust", cond.NewAtom("arch", "alpha"), Waiting, "1.87.0"}, // dormant; see below
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j := testJudge()
			j.Arches = []string{"s390", "x86"}
			j.Minimum = Minimum{"default": release.MustRust("1.85.0"), "s390": release.MustRust("1.96.0")}
			f := j.Judge([]Finding{sight(KindGate, "becomes", tt.c)}).Features[0]
			if f.State != tt.state {
				t.Errorf("got %s, want %s", f.State, tt.state)
			}
			if want := tt.c.Arg == "alpha"; (f.Activity == Dormant) != want {
				t.Errorf("activity %s, want dormant: %v", f.Activity, want)
			}
		})
	}
}

// A tree judged for its own minimum has the same features whether that is asked
// for or not: what it turns on for newer compilers alone is waited for all the same.
func TestLaterGateIsCountedForAnyRustAskedFor(t *testing.T) {
	for _, activity := range []Activity{Conditional, Dormant} {
		f := sight(KindGate, "new", from("1.89.0"))
		f.Activity = activity
		got := testJudge().Judge([]Finding{f})
		if got.Features[0].State != Waiting || text(got.Features[0].Until) != "1.92.0" || got.Features[0].Activity != Conditional {
			t.Errorf("%s: %+v", activity, got.Features[0])
		}
		if want := (Summary{Features: Counts{Total: 1, Waiting: 1}, Gates: 1}); got.Summary != want {
			t.Errorf("%s: %+v, want %+v", activity, got.Summary, want)
		}
	}
}

func TestCounting(t *testing.T) {
	vendored := func(f Finding) Finding { f.Owner = OwnerVendored; return f }
	dormant := func(f Finding) Finding { f.Activity = Dormant; return f }
	doctest := func(f Finding) Finding { f.Context = InDoctest; return f }
	probe := func(f Finding) Finding { via := ViaProbe; f.Context, f.Via = InBuild, &via; return f }
	tests := []struct {
		name     string
		findings []Finding
		want     Summary
	}{
		{"owned", []Finding{sight(KindGate, "old", nil), sight(KindGate, "becomes", nil)},
			Summary{Features: Counts{Total: 2, Blocked: 1, Waiting: 1}, Gates: 2}},
		{"lang and lib counts once", []Finding{sight(KindGate, "both", nil)},
			Summary{Features: Counts{Total: 1, Blocked: 1}, Gates: 1}},
		{"vendored", []Finding{vendored(sight(KindGate, "old", nil))},
			Summary{Vendored: Counts{Total: 1, Blocked: 1}, Gates: 1}},
		{"owned and vendored is owned", []Finding{vendored(sight(KindGate, "old", nil)), sight(KindGate, "old", before("1.88.0"))},
			Summary{Features: Counts{Total: 1, Waiting: 1}, Gates: 2}},
		{"dormant in the tree, on in vendored code", []Finding{vendored(sight(KindGate, "old", nil)), dormant(sight(KindGate, "old", nil))},
			Summary{Vendored: Counts{Total: 1, Blocked: 1}, Gates: 2}},
		{"dormant", []Finding{dormant(sight(KindGate, "old", nil))},
			Summary{Dormant: 1, Gates: 1}},
		{"never on in a release judged", []Finding{sight(KindGate, "old", before("1.80.0"))},
			Summary{Dormant: 1, Gates: 1}},
		{"flag", []Finding{sight(KindFlag, "-Zkept", nil), sight(KindFlag, "-Zgone", before("1.93.0"))},
			Summary{Flags: Counts{Total: 2, Blocked: 1, Waiting: 1}}},
		{"neither feature nor flag", []Finding{sight(KindCfg, "no_rc", nil), sight(KindBootstrap, "RUSTC_BOOTSTRAP", nil)},
			Summary{}},
		{"a use turns nothing on", []Finding{sight(KindUse, "old", nil)},
			Summary{Uses: 1}},
		{"a doc test turns nothing on", []Finding{doctest(sight(KindGate, "old", nil))},
			Summary{Gates: 1}},
		{"a probe turns nothing on", []Finding{probe(sight(KindGate, "old", nil))},
			Summary{Gates: 1}},
		{"none", nil, Summary{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := testJudge().Judge(tt.findings).Summary
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnneeded(t *testing.T) {
	in := func(crate string, f Finding) Finding { f.Crate = &crate; return f }
	build := func(f Finding) Finding { f.Context = InBuild; return f }
	findings := []Finding{
		in("kernel", sight(KindGate, "old", nil)),
		in("driver", sight(KindGate, "old", nil)), in("driver", sight(KindUse, "old", nil)),
		in("module", build(sight(KindGate, "old", nil))), // the build's list reaches every module, used or not
	}
	j := testJudge()
	if got := j.Judge(findings).Features[0].UnneededIn; len(got) != 0 {
		t.Errorf("unneeded in %v without a detector", got)
	}
	j.Detectable = func(string) bool { return true }
	f := j.Judge(findings).Features[0]
	if diff := cmp.Diff([]string{"kernel"}, f.UnneededIn); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"driver", "kernel", "module"}, f.Crates); diff != "" {
		t.Error(diff)
	}
	if f.Gates != 3 || f.Uses != 1 {
		t.Errorf("gates %d, uses %d; want 3, 1", f.Gates, f.Uses)
	}
}

// With the crates of the build, a feature from the command line counts as
// turned on in each; what a crate needs is known better than findings show it.
func TestUnneededByCrate(t *testing.T) {
	in := func(crate string, f Finding) Finding { f.Crate = &crate; return f }
	reached := func(name string, a Activity) Crate {
		return Crate{Name: name, Activity: a, Features: CrateFeatures{Active: []string{"old"}}}
	}
	j := testJudge()
	j.Detectable = func(string) bool { return true }
	j.Crates = []Crate{reached("kernel", Active), reached("driver", Conditional), reached("other", Conditional), reached("dead", Dormant), reached("open", Active)}
	j.Needs = func(crate, _ string) cond.Tri {
		return map[string]cond.Tri{"kernel": cond.False, "driver": cond.True, "other": cond.False, "open": cond.Unknown}[crate]
	}
	f := j.Judge([]Finding{in("kernel", sight(KindGate, "old", nil)), in("kernel", sight(KindUse, "old", nil))}).Features[0]
	if diff := cmp.Diff([]string{"kernel", "other"}, f.UnneededIn); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"dead", "driver", "kernel", "open", "other"}, f.Crates); diff != "" {
		t.Error(diff)
	}
}

func TestPoints(t *testing.T) {
	tests := []struct {
		from, newest string
		want         []string
	}{
		{"1.96.0", "1.98.1", []string{"1.96.0", "1.97.0", "1.98.0"}},
		{"1.96.1", "1.98.1", []string{"1.96.1", "1.97.0", "1.98.0"}},
		{"1.98.1", "1.98.1", []string{"1.98.1"}},
		{"1.99.0", "1.98.1", []string{"1.99.0"}},
		{"0.0.0", "1.98.1", []string{"1.98.1"}},
	}
	for _, tt := range tests {
		var got []string
		for _, r := range Points(release.MustRust(tt.from), release.MustRust(tt.newest)) {
			got = append(got, r.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("from %s: %s", tt.from, diff)
		}
	}
}
