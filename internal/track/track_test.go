package track

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/release"
)

// point makes a point of items written "name=state" or "name=state:until".
func point(label, version, date string, items ...string) *Point {
	r := &features.Result{Rust: "1.78.0", Tool: features.Tool{Database: "1.98.1"},
		Tree: features.Tree{MinimumRust: features.Minimum{"default": release.MustRust("1.78.0")}}}
	if version != "" {
		r.Tree.Version = &version
	}
	for _, i := range items {
		name, rest, _ := strings.Cut(i, "=")
		state, until, _ := strings.Cut(rest, ":")
		f := features.Feature{Name: name, Kind: "lang", State: features.State(state), Owner: features.OwnerTree, TurnedOn: true, Activity: features.Active}
		if until != "" {
			f.Until, f.StableSince = &until, &until
		}
		if strings.HasPrefix(name, "-Z") {
			f.Kind = "flag"
			r.Summary.Flags.Add(f.State)
		} else {
			r.Summary.Features.Add(f.State)
		}
		r.Features = append(r.Features, f)
	}
	p := NewPoint(label, r)
	p.Date = date
	return p
}

func labels(points []*Point) string {
	var out []string
	for _, p := range points {
		out = append(out, p.Label)
	}
	return strings.Join(out, " ")
}

func TestPointsAreInKernelOrder(t *testing.T) {
	var points []*Point
	for _, v := range []string{"6.12.0", "6.12.0-rc10", "6.2.0", "6.12.0-rc9", "6.12.4"} {
		points = append(points, point("v"+v, v, ""))
	}
	NewSeries(points, nil)
	if got := labels(points); got != "v6.2.0 v6.12.0-rc9 v6.12.0-rc10 v6.12.0 v6.12.4" {
		t.Error(got)
	}
}

func TestSeries(t *testing.T) {
	s := NewSeries([]*Point{
		point("b", "6.12.0", "", "kept=blocked", "gone=waiting:1.79.0", "-Zx=blocked"),
		point("a", "6.1.0", "", "kept=blocked", "back=blocked"),
		point("c", "7.2.0", "2026-06-01", "kept=waiting:1.85.0", "back=blocked", "-Zy=waiting:1.80.0"),
	}, nil)
	b, c := s.Points[1], s.Points[2]
	if diff := cmp.Diff([][]string{{"gone"}, {"back"}, {"-Zx"}, {"back"}, {"gone"}, {"-Zy"}, {"-Zx"}},
		[][]string{b.Added, b.Gone, b.FlagsAdded, c.Added, c.Gone, c.FlagsAdded, c.FlagsGone}); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Move{{"kept", features.Blocked, features.Waiting}}, c.Moved); diff != "" {
		t.Error(diff)
	}
	var lives []string
	for _, l := range s.Features {
		end, wait, keep := "-", "-", "-"
		if l.GoneIn != nil {
			end = *l.GoneIn
		}
		if l.DaysWaited != nil {
			wait = fmt.Sprint(*l.DaysWaited)
		}
		if l.DaysKept != nil {
			keep = fmt.Sprint(*l.DaysKept)
		}
		lives = append(lives, fmt.Sprint(l.Name, " ", l.First, l.Last, " ", end, " ", l.FirstKnown, " ", wait, " ", keep, " ", len(l.Spans)))
	}
	want := []string{
		"back ac - false 1268 - 2", // 2022-12-11 to 2026-06-01
		"gone bb c true 0 561 1",   // stable since 2024-06-13, before 6.12 came on 2024-11-17
		"kept ac - false 802 466 2",
	}
	if diff := cmp.Diff(want, lives); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"1.80.0 [] [-Zy]", "1.85.0 [kept] []"}, held(s)); diff != "" {
		t.Error(diff)
	}
}

func held(s *Series) []string {
	var out []string
	for _, h := range s.HeldBack {
		out = append(out, fmt.Sprint(h.Rust, " ", h.Features, " ", h.Flags))
	}
	return out
}

func TestRustDates(t *testing.T) {
	for version, want := range map[string]string{
		"1.1.0": "2015-06-25", "1.31.0": "2018-12-06", "1.63.0": "2022-08-11", "1.85.0": "2025-02-20", "1.87.0": "2025-05-15",
	} {
		day, ok := rustDay(release.MustRust(version))
		if got := FormatDay(day); !ok || got != want {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
	if _, ok := rustDay(release.MustRust("1.85.1")); ok {
		t.Error("a patch release has no rule")
	}
}

func TestProjection(t *testing.T) {
	falling := func(counts ...int) []Moment {
		var out []Moment
		for i, n := range counts {
			date := FormatDay(19000 + 100*i)
			out = append(out, Moment{Label: fmt.Sprint(i), Date: &date, Day: 19000 + 100*i, Features: features.Counts{Blocked: n}})
		}
		return out
	}
	tests := []struct {
		name   string
		points []Moment
		zero   string
		reason string
	}{
		{"no point", nil, "", "0 dated points"},
		{"too few", falling(9, 8, 7), "", "3 dated points"},
		{"rising", falling(1, 2, 3, 4, 5), "", "the number is not falling"},
		{"level", falling(3, 3, 3, 3, 3), "", "the number is not falling"},
		{"up and down", falling(9, 3, 9, 2, 8, 3), "", "steadily"},
		{"nothing left", falling(4, 3, 2, 1, 0, 0), "", "nothing is left"},
		{"hardly", falling(900, 899, 899, 899, 899, 898, 898, 898), "", "longer than a century"},
		{"steady", falling(10, 9, 8, 7, 6, 5), "2024-10", ""},
	}
	for _, tt := range tests {
		p, reason := project(tt.points)
		if (p == nil) != (tt.zero == "") || !strings.Contains(reason, tt.reason) || p != nil && p.Zero != tt.zero {
			t.Errorf("%s: %+v, %q", tt.name, p, reason)
		}
	}
	// Fifty commits of one week are one observation.
	week := falling(9, 8, 7, 6, 5)
	for i := range week {
		week[i].Day = 19000 + i
	}
	if p, reason := project(week); p != nil {
		t.Error("a week is a trend", reason)
	}
}

func TestStore(t *testing.T) {
	points := []*Point{point("v7.2", "7.2.0", "", "b=blocked", "a=waiting:1.87.0"), point("v6.1", "6.1.0", "2022-12-11", "a=waiting:1.64.0")}
	var b bytes.Buffer
	if err := WriteStore(&b, points); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "\n") != 2 || !strings.HasPrefix(b.String(), `{"featscan_point":1,"label":"v6.1"`) {
		t.Errorf("not a line a point, oldest first:\n%s", b.String())
	}
	back, err := ReadStore("h", bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := WriteStore(&again, back); err != nil || again.String() != b.String() {
		t.Errorf("%v\n%s\n%s", err, b.String(), again.String())
	}
	if diff := cmp.Diff(NewSeries(points, nil).Points, NewSeries(back, nil).Points); diff != "" {
		t.Error(diff)
	}
}

func TestCorruptStore(t *testing.T) {
	var b bytes.Buffer
	if err := WriteStore(&b, []*Point{point("a", "6.1.0", "", "x=blocked")}); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	tests := []struct{ name, text, want string }{
		{"half a line", good + good[:len(good)/2], "h.jsonl:2: not a point"},
		{"a conflict", "<<<<<<< HEAD\n" + good, "h.jsonl:1: not a point"},
		{"an empty line", good + "\n", "h.jsonl:2: not a point"},
		{"something else", `{"label":"x"}`, `h.jsonl:1: not a point of a history: want "featscan_point": 1`},
		{"null", "null\n", "h.jsonl:1: not a point"},
		{"twice", good + good, `h.jsonl:2: label "a" is on line 1 already`},
		{"a state", strings.Replace(good, `"state":"blocked"`, `"state":"stuck"`, 1), `"x" has the state "stuck"`},
		{"a version", strings.Replace(good, `"6.1.0"`, `"six"`, 1), `kernel release "six"`},
		{"a type", strings.Replace(good, `"label":"a"`, `"label":7`, 1), `"label"`},
		{"an item", strings.Replace(good, `"items":[`, `"items":[null,`, 1), "an item has no name"},
		{"binary", "\x00\xff\n", "h.jsonl:1: not a point"},
	}
	for _, tt := range tests {
		_, err := ReadStore("h.jsonl", strings.NewReader(tt.text))
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "Go ") {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestHistoryReplacesByLabel(t *testing.T) {
	h := NewHistory([]*Point{point("a", "", "", "x=blocked"), point("b", "", "")})
	h.Put(point("a", "", "", "y=blocked"))
	if got := labels(h.Points()); got != "a b" || h.ByLabel("a").Items[0].Name != "y" || h.ByLabel("c") != nil {
		t.Error(got)
	}
}

// Points that differ by little share what is equal.
func TestPointsShareMemory(t *testing.T) {
	a, b := point("a", "", "", "x=blocked", "y=blocked"), point("b", "", "", "x=blocked", "y=waiting")
	NewHistory([]*Point{a, b})
	if a.Items[0] != b.Items[0] || a.Items[1] == b.Items[1] {
		t.Error("x is shared, y is not")
	}
}

func TestDiff(t *testing.T) {
	a := point("a", "", "", "came=internal", "same=blocked", "moved=blocked", "went=removable", "-Zf=blocked")
	b := point("b", "", "", "new=blocked", "same=blocked", "moved=waiting:1.90.0", "-Zf=blocked")
	a.Items = slices.DeleteFunc(a.Items, func(i *Item) bool { return i.Name == "came" })
	b.Minimum = features.Minimum{"default": release.MustRust("1.85.0"), "s390": release.MustRust("1.96.0")}
	d := NewDiff(a, b, nil)
	var got []string
	for _, i := range d.Features {
		got = append(got, i.Change+" "+i.Name)
	}
	for _, m := range d.Minimum {
		got = append(got, m.Arch)
	}
	if diff := cmp.Diff([]string{"added new", "gone went", "changed moved", "default", "s390"}, got); diff != "" {
		t.Error(diff)
	}
	if d.Same() || d.Flags == nil || len(d.Flags) != 0 || !NewDiff(a, a, nil).Same() {
		t.Error("same")
	}
}

// What only vendored code turns on takes part in no count of the tree's own.
func TestVendoredIsApart(t *testing.T) {
	own, vendored := point("a", "", ""), point("b", "", "", "x=blocked")
	vendored.Items[0].Owner = features.OwnerVendored
	s := NewSeries([]*Point{own, vendored}, nil)
	if len(s.Features) != 0 || len(s.Points[1].Added) != 0 || !NewDiff(own, vendored, nil).Same() {
		t.Errorf("%+v", s.Features)
	}
}

func TestUnknownGateIsAFeature(t *testing.T) {
	tests := []struct {
		item          Item
		feature, flag bool
	}{
		{Item{Kind: "lib", State: features.Blocked}, true, false},
		{Item{Kind: "other", State: features.Unknown}, true, false},
		{Item{Kind: "other", State: features.Internal}, false, false},
		{Item{Kind: "cfg", State: features.Blocked}, false, false},
		{Item{Kind: "flag", State: features.Unknown}, false, true},
	}
	for _, tt := range tests {
		if tt.item.Feature() != tt.feature || tt.item.Flag() != tt.flag {
			t.Errorf("%+v: feature %v, flag %v", tt.item, tt.item.Feature(), tt.item.Flag())
		}
	}
}
