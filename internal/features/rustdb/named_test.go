package rustdb

import (
	"strings"
	"testing"
)

func TestOwns(t *testing.T) {
	db := Default()
	tests := []struct {
		path string
		want bool
	}{
		{"core::cell::Cell", true},
		{"std::cell::Cell", true},
		{"std::vec::Vec", true}, // of alloc, where std shows it
		{"core::cell::Cell::get", false},
		{"core::cell::Ce", false},
		{"core::cell::OtherCell", false},
		{"core", false},
		{"Cell", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := db.Items().Owns(tt.path); got != tt.want {
			t.Errorf("Owns(%q) = %t, want %t", tt.path, got, tt.want)
		}
	}
}

// What any item stands in owns something, whether its line was decoded before or not.
func TestOwnsWhatItemsStandIn(t *testing.T) {
	for _, decoded := range []bool{false, true} {
		db, err := index("rust.jsonl", embedded)
		if err != nil {
			t.Fatal(err)
		}
		if decoded {
			for _, name := range db.Names() {
				db.Lookup(name)
			}
		}
		x := db.Items()
		paths := map[string]bool{}
		for name := range x.Names() {
			for _, g := range x.Named(name) {
				for _, p := range append([]string{g.Path}, g.Public...) {
					if i := strings.LastIndex(p, "::"); i > 0 && strings.Contains(p[:i], "::") {
						paths[p[:i]] = true
					}
				}
			}
		}
		if len(paths) < 500 {
			t.Fatalf("items stand in %d paths", len(paths))
		}
		for p := range paths {
			crate, rest, _ := strings.Cut(p, "::")
			if crate != "core" && crate != "alloc" && crate != "std" {
				continue
			}
			if !x.Owns(p) {
				t.Errorf("decoded %t: %s owns nothing", decoded, p)
			}
			if absent := crate + "::x::" + rest; x.Owns(absent) {
				t.Errorf("decoded %t: %s owns something", decoded, absent)
			}
		}
	}
}
