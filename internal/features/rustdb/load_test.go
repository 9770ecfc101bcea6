package rustdb

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/release"
)

func TestLoadErrors(t *testing.T) {
	head := `{"schema":1,"read":["1.63.0","1.85.1"]}` + "\n"
	tests := []struct{ name, text, want string }{
		{"empty", "", "f: empty; want a database of featscan db build"},
		{"no head", "{}\n", "f:1: schema 0: want 1"},
		{"not JSON", "PK\x03\x04\n", "f:1: not JSON at byte 1; want the head of a database of featscan db build"},
		{"wrong head", `{"schema":1,"releases":[]}` + "\n", `f:1: unknown field "releases"; want the head of a database of featscan db build`},
		{"schema", `{"schema":2,"read":["1.85.1"]}` + "\n", "f:1: schema 2: want 1"},
		{"no release", `{"schema":1,"read":[]}` + "\n", `f:1: "read" is empty; want the releases that the database was built from`},
		{"bad release", `{"schema":1,"read":["new"]}` + "\n", `f:1: rust release "new": want two or three numbers, such as 1.85.0`},
		{"unsorted releases", `{"schema":1,"read":["1.85.1","1.63.0"]}` + "\n", "f:1: release 1.63.0 does not follow 1.85.1"},
		{"no name", head + `{"lang":[]}` + "\n", `f:2: a line wants to start with {"name":"..."`},
		{"cut off", head + `{"name":"a","lib":["1.63.0 unst`, "f:2: the last line does not end; was the file cut off?"},
		{"cut inside", head + `{"name":"a","lib":["1.63.0 unst` + "\n", "f:2: not JSON: the line ends too early"},
		{"unsorted", head + `{"name":"b","lib":["1.63.0 unstable"]}` + "\n" + `{"name":"a","lib":["1.63.0 unstable"]}` + "\n", `f:3: name "a" does not sort behind "b" of the line before`},
		{"twice", head + strings.Repeat(`{"name":"a","lib":["1.63.0 unstable"]}`+"\n", 2), `f:3: name "a" does not sort behind "a" of the line before`},
		{"no history", head + `{"name":"a"}` + "\n", `f:2: "a": want a history of "lang", "lib" or both, or of "flag"`},
		{"flag and feature", head + `{"name":"a","flag":["1.63.0 unstable"]}` + "\n", `f:2: "a": want a history of "lang", "lib" or both, or of "flag"`},
		{"unknown key", head + `{"name":"a","libs":[]}` + "\n", `f:2: unknown field "libs"`},
		{"wrong type", head + `{"name":"a","issue":"12"}` + "\n", `f:2: key "issue": unexpected string`},
		{"two values", head + `{"name":"a","lib":["1.63.0 unstable"]}{}` + "\n", "f:2: more than one value on the line"},
		{"state", head + `{"name":"a","lib":["1.63.0 wobbly"]}` + "\n", `f:2: "a": change "1.63.0 wobbly": state "wobbly" is unknown`},
		{"date", head + `{"name":"a","lib":["1.63 or so"]}` + "\n", `f:2: "a": change "1.63 or so": state "or so" is unknown`},
		{"order", head + `{"name":"a","lib":["1.70.0 unstable","1.70.0 stable"]}` + "\n", `f:2: "a": change "1.70.0 stable": does not follow 1.70.0`},
		{"since", head + `{"name":"a","lib":["1.63.0 unstable"],"known_since":"x"}` + "\n", `f:2: "a": rust release "x": want two or three numbers, such as 1.85.0`},
		{"item kind", head + `{"name":"a","lib":["1.63.0 unstable"],"gates":["gadget a::b"]}` + "\n", `f:2: "a": item "gadget a::b": kind "gadget" is unknown`},
		{"item path", head + `{"name":"a","lib":["1.63.0 unstable"],"gates":["fn"]}` + "\n", `f:2: "a": item "fn": want a kind and a path`},
		{"item range", head + `{"name":"a","lib":["1.63.0 unstable"],"gates":["fn a::b x..y"]}` + "\n", `f:2: "a": item "fn a::b x..y": rust release "x": want two or three numbers, such as 1.85.0`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load("f", strings.NewReader(tt.text))
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestItemText(t *testing.T) {
	items := []Item{
		{Kind: ItemFn, Path: "core::a::x", Public: []string{"core::x", "std::y"}, Until: release.MustRust("1.70.0")},
		{Kind: ItemFn, Path: "core::a::z", Public: []string{"core::z", "std::y"}, Until: release.MustRust("1.70.0")},
		{Kind: ItemFn, Path: "core::a::w", From: release.MustRust("1.64.0"), Const: true},
		{Kind: ItemImpl, Path: "Drop for core::a::T"},
		{Kind: ItemImpl, Path: "Drop for reference"},
		{Kind: ItemMod, Path: "test"},
	}
	texts := encodeItems(items)
	want := []string{
		"fn core::a::{x,z} ..1.70.0 = core::* = std::y", "~const fn core::a::w 1.64.0..",
		"impl Drop for core::a::T", "impl Drop for reference", "mod test",
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	var back []Item
	for _, text := range texts {
		some, err := decodeItems(text)
		if err != nil {
			t.Fatal(err)
		}
		back = append(back, some...)
	}
	if diff := cmp.Diff(items, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func FuzzLoad(f *testing.F) {
	head := `{"schema":1,"read":["1.63.0","1.85.1"]}` + "\n"
	f.Add(head + `{"name":"a","lib":["1.63.0 unstable ?"],"gates":["~const fn core::{a,b} 1.64.0..1.70.0 = std::* = x::y"]}` + "\n")
	f.Add(head + `{"name":"-Za","flag":["1.63.0 unstable"],"option":{"type":"bool"}}` + "\n")
	f.Fuzz(func(t *testing.T, text string) {
		db, err := Load("f", strings.NewReader(text))
		if err != nil {
			return
		}
		items := db.Items()
		for name := range items.Names() {
			if items.Named(name) == nil {
				t.Fatalf("%q names nothing", name)
			}
		}
		for _, r := range db.Releases() {
			if _, _, err := db.Records(Query{At: r}); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range db.Names() {
			if _, ok := db.Lookup(name); !ok && Normalize(name) == name {
				t.Fatalf("%q is not found", name)
			}
		}
	})
}

func TestNearest(t *testing.T) {
	db := Default()
	for want, names := range map[string]string{
		"asm_goto":             "asm_gotto asmgoto asm_gtoo",
		"arbitrary_self_types": "arbitary_self_types arbitrary_self_type",
		"-Zsanitizer":          "-Zsanitiser -Zsanitzer",
	} {
		for _, name := range strings.Fields(names) {
			if near := db.Nearest(name); len(near) == 0 || near[0] != want {
				t.Errorf("nearest to %q: %q, want %q first", name, near, want)
			}
		}
	}
	if near := db.Nearest("completely_different_thing"); len(near) > 0 {
		t.Errorf("nearest to nothing: %q", near)
	}
	if near := db.Nearest(strings.Repeat("x", 1000)); len(near) > 0 {
		t.Errorf("nearest to a long name: %q", near)
	}
}

func TestRecords(t *testing.T) {
	db := merged(t, nil, "old.txtar", "new.txtar")
	names := func(q Query) []string {
		records, _, err := db.Records(q)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, r := range records {
			names = append(names, r.Name+" "+string(r.State))
		}
		return names
	}
	// At a release: what it knew, and nothing that was gone or not yet there.
	for _, name := range names(Query{At: release.MustRust("1.85.1")}) {
		if strings.HasPrefix(name, "lost ") || strings.HasPrefix(name, "leaves_no_trace ") {
			t.Errorf("1.85.1 does not know %q", name)
		}
	}
	if got := len(names(Query{})); got != len(db.names) {
		t.Errorf("%d records without a release, want all %d", got, len(db.names))
	}
	want := []string{"edited stable", "late_and_quick stable", "moves_to_lib stable"}
	got := names(Query{Since: release.MustRust("1.60.0"), Names: []string{"late_and_quick", "long_stable", "edited", "moves_to_lib"}})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("since 1.60 (-want +got):\n%s", diff)
	}
	records, later, err := db.Records(Query{At: release.MustRust("1.63.0"), Names: []string{"born_new", "edited", "edited", "will_be_removed"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"born_new"}, later); diff != "" {
		t.Errorf("later (-want +got):\n%s", diff)
	}
	if len(records) != 2 || *records[0].StableSince != "1.50.0" || records[1].State != Unstable || records[1].RemovedIn != nil || records[1].RenamedTo != nil {
		t.Errorf("the view of 1.63 knows the future: %+v", records)
	}
	if _, _, err := db.Records(Query{Names: []string{"born_mew"}}); err == nil || err.Error() != `name "born_mew" is in no Rust release known; did you mean born_new?` {
		t.Errorf("got %v", err)
	}
}

func TestDiff(t *testing.T) {
	db := merged(t, nil, "old.txtar", "new.txtar")
	diffs := Diff(View{db, release.MustRust("1.63.0")}, View{db, release.MustRust("1.85.1")})
	got := map[string]string{}
	for _, d := range diffs {
		text := func(s *State) string {
			if s == nil {
				return "-"
			}
			return string(*s)
		}
		got[d.Name] = text(d.Before) + " " + text(d.After)
	}
	for name, want := range map[string]string{
		"born_new": "- unstable", "lost": "unstable -", "before": "unstable stable", "turns_internal": "unstable internal",
		"will_be_removed": "unstable removed", "-Zold-name": "unstable -", "late_and_quick": "- stable",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	if _, ok := got["two_facets"]; ok {
		t.Error("two_facets has not changed")
	}
	if again := Diff(View{db, release.MustRust("1.85.1")}, View{db, release.MustRust("1.85.1")}); len(again) != 0 {
		t.Errorf("a view differs from itself: %+v", again)
	}
}
