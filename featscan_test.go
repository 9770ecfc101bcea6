package featscan_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/policy"
	"featscan/internal/report"
)

func catalog(t *testing.T) *features.Catalog {
	t.Helper()
	c, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSubgoals(t *testing.T) {
	c := catalog(t)
	if len(c.Subgoals) != 27 {
		t.Errorf("%d subgoals, want 27", len(c.Subgoals))
	}
	for _, s := range c.Subgoals {
		if len(s.Steps) == 0 {
			t.Errorf("subgoal %q has no steps", s.ID)
		}
	}
}

// The documents are called what they call themselves, and every row of the
// original goal's tables is a step.
func TestGoalDocuments(t *testing.T) {
	text, err := os.ReadFile("../shared/facts/goal-docs.json")
	if err != nil {
		t.Skip("the goal documents are not at hand")
	}
	var docs map[string]struct {
		Title, Status, Tracking string
		Tasks                   []struct{ Section, Kind, Task, Note string }
	}
	if err := json.Unmarshal(text, &docs); err != nil {
		t.Fatal(err)
	}
	c := catalog(t)
	for _, d := range c.Documents {
		want, ok := docs[d.ID]
		if !ok || d.Title != want.Title || d.Status != strings.ToLower(want.Status) || strings.TrimPrefix(d.Tracking, "goals#") != want.Tracking {
			t.Errorf("%+v, want %q, %q, %q", d, want.Title, want.Status, want.Tracking)
		}
	}
	const original = "2024h2/rfl_stable"
	rows := map[string]int{}
	for _, s := range c.Subgoals {
		for _, step := range s.Steps {
			if step.Document == original {
				rows[strings.ToLower(step.Title)]++
			}
		}
	}
	for _, task := range docs[original].Tasks {
		if task.Section == "Ownership and team asks" {
			continue // program management
		}
		row := strings.ToLower(strings.Trim(task.Task, "~"))
		if rows[row]--; rows[row] < 0 {
			t.Errorf("%s: row %q of %q is no step", original, task.Task, task.Section)
		}
	}
}

// Everything that any kernel turns on is placed in a subgoal, or the catalogue
// says why it is in none.
func TestEveryNameIsPlaced(t *testing.T) {
	text, err := os.ReadFile("internal/features/testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := catalog(t)
	for name := range strings.Lines(string(text)) {
		name = strings.TrimSpace(name)
		if strings.HasPrefix(name, "#") {
			continue
		}
		if _, ok := c.NoGoal(name); !ok && c.Subgoal(name) == "" {
			t.Errorf("%s is neither in a subgoal nor under no_goal", name)
		}
	}
}

// A name of the catalogue is one that rustc knows or knew; any other has to say
// what it is.
func TestEveryNameIsKnown(t *testing.T) {
	c, db := catalog(t), rustdb.Default().Upstream()
	cfgs := map[string]bool{}
	for _, s := range c.Subgoals {
		for _, n := range s.Cfgs {
			cfgs[n] = true
		}
	}
	for _, name := range c.Names() {
		if _, ok := db.Fact(name); ok || cfgs[name] {
			continue
		}
		if n := c.Note(name); n.Note == "" && n.Tool == "" {
			t.Errorf("%s is not in the database, and no note says why", name)
		}
	}
}

// Where the catalogue and the database both speak of a rename, they agree.
func TestRenames(t *testing.T) {
	c, db := catalog(t), rustdb.Default().Upstream()
	for _, name := range c.Names() {
		note := c.Note(name)
		fact, ok := db.Fact(name)
		if !ok || note.RenamedTo == "" || fact.RenamedTo == "" {
			continue
		}
		if base, _, _ := strings.Cut(note.RenamedTo, "="); base != fact.RenamedTo && note.RenamedTo != fact.RenamedTo {
			t.Errorf("%s: renamed to %s in the catalogue, to %s in the database", name, note.RenamedTo, fact.RenamedTo)
		}
	}
}

// A subgoal whose stabilization is called done has nothing unstable left that
// its steps do not mention, and one that is all stable has no open decision.
func TestStepsAgreeWithTheDatabase(t *testing.T) {
	c, db := catalog(t), rustdb.Default().Upstream()
	for _, s := range c.Subgoals {
		var unstable []string
		for _, name := range slices.Concat(s.Features, s.Flags) {
			switch db.StateAt(name, db.Newest()) {
			case features.StatusUnstable, features.StatusIncomplete, features.StatusInternal:
				unstable = append(unstable, name)
			}
		}
		if s.Open() == 0 && len(unstable) > 0 {
			t.Errorf("%s: every step is done, yet %v are unstable", s.ID, unstable)
		}
		for _, step := range s.Steps {
			if db.Newest().Less(step.Since) {
				t.Errorf("%s: step %q is done since %s, after the newest release known", s.ID, step.Title, step.Since)
			}
		}
	}
}

// Three features block 7.2's kernel crate, the maintainers say; whatever tree
// turns them on, they have to be blocked, and each has a subgoal.
func TestBlockedOnes(t *testing.T) {
	c, db := catalog(t), rustdb.Default().Upstream()
	want := map[string]string{
		"arbitrary_self_types": "arbitrary-self-types", "derive_coerce_pointee": "coerce-pointee", "used_with_arg": "rfl-language-list",
	}
	for name, subgoal := range want {
		if got := c.Subgoal(name); got != subgoal {
			t.Errorf("%s is in subgoal %q, want %q", name, got, subgoal)
		}
		if got := db.StateAt(name, db.Newest()); got != features.StatusUnstable {
			t.Errorf("%s is %s in %s", name, got, db.Newest())
		}
	}
}

// Whatever the catalogue knows is explained in words, with a way out, and fits
// 80 columns apart from addresses.
func TestEverythingIsExplained(t *testing.T) {
	c := catalog(t)
	x := &features.Explainer{Database: rustdb.Default().Upstream(), Catalog: c}
	for _, r := range policy.Rules {
		x.Messages = append(x.Messages, features.Message{Type: r.Type, Level: string(r.Level), Title: r.Title, Doc: r.Doc})
	}
	names := append(c.Names(), "RUSTC_BOOTSTRAP", "blocked", "waiting", "removable", "internal", "removed", "unknown", "dormant")
	for _, s := range c.Subgoals {
		names = append(names, s.ID)
	}
	for _, m := range x.Messages {
		names = append(names, m.Type)
	}
	for _, name := range names {
		e, err := x.Explain(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if e.Title == "" || e.About == "" || len(e.WayOut) == 0 && e.Kind != "message" {
			t.Errorf("%s: title %q, about %q, way out %q", name, e.Title, e.About, e.WayOut)
		}
		if strings.HasPrefix(e.About, "It gates a part of the language") {
			t.Errorf("%s: nobody says what it is; give it an about under notes", name)
		}
		if c.Find(name) != nil && (e.Subgoal == nil || e.Subgoal.ID != name || len(e.Subgoal.Steps) == 0) {
			t.Errorf("%s: the subgoal is not explained", name)
		}
		checkText(t, e)
	}
}

// Every feature that any release of Rust knew can be explained.
func TestEveryFeatureIsExplained(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of names")
	}
	db := rustdb.Default().Upstream()
	x := &features.Explainer{Database: db, Catalog: catalog(t)}
	for _, name := range db.Names() {
		e, err := x.Explain(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e.About == "" || e.State == "" || len(e.WayOut) == 0 || len(e.History) == 0 {
			t.Errorf("%s: about %q, state %q, history %v, way out %q", name, e.About, e.State, e.History, e.WayOut)
		}
	}
}

func checkText(t *testing.T, e *features.Explanation) {
	t.Helper()
	var b strings.Builder
	if err := report.ExplainFormats[0].Write(&b, e, report.Options{}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > 80 && !strings.Contains(line, "https://") {
			t.Errorf("%s: wider than 80 columns: %s", e.Name, line)
		}
	}
}

// The catalogue has everything that the collected facts about the subgoals
// have: documents, issues, RFCs, and the same place for every name.
func TestCollectedFacts(t *testing.T) {
	text, err := os.ReadFile("../shared/facts/subgoals.json")
	if err != nil {
		t.Skip("the facts are not at hand")
	}
	var facts struct {
		Subgoals []struct {
			ID, Title      string
			Docs           []struct{ Doc string }
			TrackingIssues []string `json:"tracking_issues"`
			RFCs           []int
			Features       []string
			Flags          []string
		}
		Mapping []struct {
			Name     string
			Subgoals []struct{ ID string }
		}
	}
	if err := json.Unmarshal(text, &facts); err != nil {
		t.Fatal(err)
	}
	c := catalog(t)
	for _, want := range facts.Subgoals {
		s := c.Find(want.ID)
		if s == nil {
			t.Errorf("no subgoal %q", want.ID)
			continue
		}
		for _, d := range want.Docs {
			if !slices.Contains(s.Documents, d.Doc) {
				t.Errorf("%s: no document %s", s.ID, d.Doc)
			}
		}
		for _, i := range want.TrackingIssues {
			if !slices.Contains(s.Issues, i) {
				t.Errorf("%s: no issue %s", s.ID, i)
			}
		}
		for _, r := range want.RFCs {
			if !slices.Contains(s.RFCs, r) {
				t.Errorf("%s: no RFC %d", s.ID, r)
			}
		}
		names := slices.Concat(s.Features, s.Flags, s.Also)
		for _, n := range want.Features {
			if !slices.Contains(names, n) {
				t.Errorf("%s: no feature %s", s.ID, n)
			}
		}
		for _, n := range want.Flags {
			if !slices.Contains(names, "-Z"+n) && !slices.Contains(names, "-C"+n) {
				t.Errorf("%s: no flag %s", s.ID, n)
			}
		}
	}
	for _, m := range facts.Mapping {
		ids := slices.Concat([]string{c.Subgoal(m.Name)}, c.Also(m.Name))
		for _, s := range m.Subgoals {
			if !slices.Contains(ids, s.ID) {
				t.Errorf("%s: not in %s", m.Name, s.ID)
			}
		}
		if _, none := c.NoGoal(m.Name); none != (len(m.Subgoals) == 0) {
			t.Errorf("%s: no goal %v, want %v", m.Name, none, len(m.Subgoals) == 0)
		}
	}
}
