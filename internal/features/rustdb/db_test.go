package rustdb

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEmbeddedDecodes(t *testing.T) {
	db := Default()
	for i, line := range db.lines {
		if _, err := decode(line); err != nil {
			t.Errorf("rust.jsonl:%d: %v", i+2, err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := index("rust.jsonl", embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkItems(b *testing.B) {
	for b.Loop() {
		db, err := index("rust.jsonl", embedded)
		if err != nil {
			b.Fatal(err)
		}
		db.Items()
	}
}

func BenchmarkLoadStrict(b *testing.B) {
	for b.Loop() {
		if _, err := Load("rust.jsonl", strings.NewReader(embedded)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestItemsByName: read off the lines by name, the items are those of the decoded entries.
// TestHeads holds what is decoded of an entry without its items against all of it.
func TestHeads(t *testing.T) {
	db, err := index("rust.jsonl", embedded)
	if err != nil {
		t.Fatal(err)
	}
	gates := 0
	for _, name := range db.names {
		head, ok := db.head(name)
		whole, _ := db.Lookup(name)
		if !ok || len(head.Gates) > 0 {
			t.Fatalf("%s: found: %t, with %d items", name, ok, len(head.Gates))
		}
		gates += len(whole.Gates)
		want := *whole
		want.Gates = nil
		if diff := cmp.Diff(&want, head); diff != "" {
			t.Errorf("%s: (-all of it +head)\n%s", name, diff)
		}
	}
	if gates == 0 {
		t.Error("no entry has items")
	}
	if _, ok := db.head("none"); ok {
		t.Error("a name that nobody knows has a head")
	}
}

func TestItemsByName(t *testing.T) {
	want := map[string]int{}
	for _, e := range Default().All() {
		for i := range e.Gates {
			if g := &e.Gates[i]; g.Kind != ItemImpl && !IsVendor(g.Path) && !strings.Contains(g.Path, bridgeModule) {
				want[g.Path+" "+e.Name]++
			}
		}
	}
	db, err := index("rust.jsonl", embedded) // nothing of it is decoded yet
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	items := db.Items()
	for name := range items.Names() {
		list := items.Named(name)
		if len(list) == 0 || !items.Has(name) {
			t.Errorf("%q names nothing", name)
		}
		for i := range list {
			if list[i].Name() == name {
				got[list[i].Path+" "+list[i].Feature]++
			} else if !slices.ContainsFunc(list[i].Public, func(p string) bool { return strings.HasSuffix(p, "::"+name) }) {
				t.Errorf("%q names %s", name, list[i].Path)
			}
		}
	}
	if list := items.Named("Char"); !slices.ContainsFunc(list, func(g Gated) bool { return g.Path == "core::ascii::ascii_char::AsciiChar" }) {
		t.Errorf("the public name of AsciiChar: got %v", list)
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) < 1000 {
		t.Errorf("%d items (-decoded +by name):\n%s", len(got), diff)
	}
	if items.Has("no_such_item") || items.Named("no_such_item") != nil {
		t.Error("what there is not has items")
	}
}

// A feature may be stable in new editions alone.
func TestEdition(t *testing.T) {
	for name, want := range map[string]string{"let_chains": "1.88.0 in edition 2024 alone", "asm_goto": "1.87.0"} {
		fact, _ := Default().Upstream().Fact(name)
		if got := fact.Since(); got != want {
			t.Errorf("%s: stable since %q, want %q", name, got, want)
		}
	}
}

// TestWithVendor: of the intrinsics in core::arch those are listed whose names count.
func TestWithVendor(t *testing.T) {
	const intrinsic = "_mm512_abs_epi32"
	db := Default()
	items := db.WithVendor(func(name string) bool { return name == intrinsic })
	if db.Items().Has(intrinsic) || !items.Has(intrinsic) || !items.OnlyVendor(intrinsic) || items.OnlyVendor("Unsize") {
		t.Errorf("%s is listed without vendor intrinsics, or not with them", intrinsic)
	}
	for _, g := range items.Named(intrinsic) {
		if !IsVendor(g.Path) {
			t.Errorf("%s is %s", intrinsic, g.Path)
		}
	}
	all, vendor := 0, 0
	for name := range items.Names() {
		if all++; items.OnlyVendor(name) {
			vendor++
		}
	}
	if base := len(db.Items().written); vendor != 1 || all != base+1 {
		t.Errorf("%d names with %d of intrinsics alone, want one more than %d", all, vendor, base)
	}
}
