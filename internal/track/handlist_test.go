package track

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
)

const checklist = "# Required\n\n" +
	"  - [ ] `feature(asm_goto)`.\n" +
	"    + Tracking Issue: https://github.com/rust-lang/rust/issues/119364.\n" +
	"    + Status: unstable, `stabilized` in a dream.\n" +
	"  - [ ] `feature(coerce_unsized)` & `feature(unsize)` (for `feature(not_this)`).\n" +
	"  - [ ] `-Zsanitizer=kcfi`.\n" +
	"    + Tracking Issue: https://github.com/rust-lang/rust/issues/123479.\n" +
	"  - [ ] A wish in words, `code` and all.\n" +
	"  - [ ] `feature(no_such_thing_at_all)`.\n" +
	"\n# Done (stabilized, fixed, not needed anymore...)\n\n" +
	"  - [x] `feature(const_refs_to_static)`.\n" +
	"    + Status: stabilized in 1.82 (https://github.com/rust-lang/rust/pull/1), added as unstable in 1.77.\n" +
	"  - [x] `feature(const_mut_refs)`.\n" +
	"    + Status: stabilized in 1.83.\n" +
	"  - [x] `feature(used_with_arg)`.\n"

func TestParseChecklist(t *testing.T) {
	entries, err := ParseHandList("list.md", []byte(checklist))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, fmt.Sprint(e.Line, " ", e.Name, " ", e.Done, " ", e.Stable, " ", e.Issue, " ", e.Valued))
	}
	want := []string{
		"3 asm_goto false  119364 false",
		"6 coerce_unsized false  0 false",
		"6 unsize false  0 false",
		"7 -Zsanitizer false  123479 true",
		"10 no_such_thing_at_all false  0 false",
		"14 const_refs_to_static true 1.82.0 0 false",
		"16 const_mut_refs true 1.83.0 0 false",
		"18 used_with_arg true  0 false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCompare(t *testing.T) {
	s := NewSeries([]*Point{
		point("v6.12", "6.12.0", "", "unsize=blocked", "used_with_arg=blocked"),
		point("v7.2", "7.2.0", "", "asm_goto=waiting:1.87.0", "used_with_arg=blocked", "extract_if=waiting:1.87.0", "-Zsanitizer=blocked"),
	}, nil)
	entries, err := ParseHandList("list.md", []byte(checklist))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range Compare("list.md", entries, s, rustdb.Default().Upstream(), nil).Differs {
		fact, _, _ := strings.Cut(d.Fact, " up to")
		got = append(got, fmt.Sprint(d.Line, " ", d.Name, ": ", d.What, ": ", d.List, "; ", fact))
	}
	want := []string{
		"3 asm_goto: state: open; stable since 1.87.0",
		"6 unsize: state: open; not turned on any more since v7.2",
		"10 no_such_thing_at_all: name: so; in no release of Rust",
		"14 const_refs_to_static: stable since: 1.82; 1.83.0",
		"18 used_with_arg: state: done; turned on in v7.2, and blocked",
		"0 extract_if: missing: nothing; turned on in v7.2, waiting",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCompareSharedIssue: names that share an entry share its tracking issue, which
// is one of theirs. A wrong one is told of all of them.
func TestCompareSharedIssue(t *testing.T) {
	for issue, want := range map[int]int{119618: 0, 57349: 0, 1: 2} {
		list := fmt.Sprintf("- [x] `feature(const_mut_refs)` & `feature(const_refs_to_static)`.\n  + Tracking Issue: https://github.com/rust-lang/rust/issues/%d.\n", issue)
		entries, err := ParseHandList("list.md", []byte(list))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, d := range Compare("list.md", entries, NewSeries(nil, nil), rustdb.Default().Upstream(), nil).Differs {
			if d.What == "tracking issue" {
				got++
			}
		}
		if got != want {
			t.Errorf("rust#%d: %d mismatches, want %d", issue, got, want)
		}
	}
}

func TestParseJSONList(t *testing.T) {
	entries, err := ParseHandList("list.json", []byte(`[
 {"name": "asm_goto", "kind": "lang", "stabilized_in": "1.87", "section": "done", "tracking_issue": "https://github.com/rust-lang/rust/issues/119364"},
 {"name": "field projections", "kind": "lang", "section": "future"},
 {"name": "-Zllvm_module_flag", "kind": "flag", "section": "needed", "stabilized_in": null},
 {"name": "proc_macro_span", "kind": "lib", "section": "done", "stabilized_in": "1.88 (as proc_macro_span_file)"}
]`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, fmt.Sprint(e.Line, " ", e.Name, " ", e.Done, " ", e.Stable, " ", e.As, " ", e.Issue))
	}
	if diff := cmp.Diff([]string{"2 asm_goto true 1.87.0  119364", "4 -Zllvm-module-flag false   0", "5 proc_macro_span true 1.88.0 proc_macro_span_file 0"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestHandListRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "list: no entry",
		"prose\n- [ ] nothing\n":   "list: no entry",
		"[{\"name\": 7}]":          "list:1: not an entry",
		"[\n{\"name\": \"a\"},\n]": "list:",
		"[{\"name\"":               "list:1: not an entry",
	} {
		if _, err := ParseHandList("list", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzParseHandList(f *testing.F) {
	f.Add([]byte(checklist))
	f.Add([]byte(`[{"name": "asm_goto", "stabilized_in": "1.87"}]`))
	s := NewSeries([]*Point{point("v", "7.2.0", "", "asm_goto=blocked")}, nil)
	db := rustdb.Default().Upstream()
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := ParseHandList("list", data)
		if err != nil {
			return
		}
		for _, d := range Compare("list", entries, s, db, &features.Catalog{}).Differs {
			if d.Name == "" || d.Line < 0 || d.Line > strings.Count(string(data), "\n")+1 {
				t.Errorf("%+v", d)
			}
		}
	})
}

func FuzzReadStore(f *testing.F) {
	f.Add([]byte(`{"featscan_point":1,"label":"a","minimum_rust":{},"items":[{"name":"x","state":"blocked"}],"subgoals":{},"directories":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		points, err := ReadStore("h", strings.NewReader(string(data)))
		if err != nil {
			return
		}
		s := NewSeries(points, nil)
		if len(s.Points) != len(points) {
			t.Error("points are lost")
		}
	})
}
