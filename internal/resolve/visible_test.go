package resolve

import (
	"testing"

	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

func TestVisible(t *testing.T) {
	tests := []struct {
		feature string
		minor   int
		want    bool
	}{
		{"unsize", 85, true},
		{"coerce_unsized", 85, true},
		{"extract_if", 85, true},
		{"slice_ptr_len", 63, false},     // pointer::len
		{"const_size_of_val", 63, false}, // constness only
		{"no_such_feature", 85, false},
	}
	for _, tt := range tests {
		if got := Visible(rustdb.Default(), tt.feature, release.Rust{Major: 1, Minor: tt.minor}); got != tt.want {
			t.Errorf("Visible(%s at 1.%d) = %v, want %v", tt.feature, tt.minor, got, tt.want)
		}
	}
}

// TestConditions: a use carries the whole condition it stands under in its file.
func TestConditions(t *testing.T) {
	x := &tree{files: map[string]string{"a.rs": `
#[cfg(not(CONFIG_HAS_POINTEE))]
use core::marker::Unsize;
#[cfg_attr(CONFIG_HAS_POINTEE, derive(core::marker::CoercePointee))]
pub struct A<T: ?Sized>(T);
mod b {
    #![cfg(CONFIG_B)]
    #[cfg(any(x, CONFIG_C))]
    fn f<T: core::marker::Unsize<u8>>() {}
    #[cfg(z)]
    macro_rules! m { () => { #[cfg(y)] use core::ops::CoerceUnsized; } }
}
`}, release: release.Rust{Major: 1, Minor: 85}, crates: []Crate{{Name: "a", Root: "a.rs"}}}
	want := []string{"not(CONFIG_HAS_POINTEE)", "CONFIG_HAS_POINTEE", "all(CONFIG_B, any(x, CONFIG_C))", "all(all(CONFIG_B, z), y)"}
	uses := x.uses(x.program(t))
	if len(uses) != len(want) {
		t.Fatalf("%d uses, want %d", len(uses), len(want))
	}
	for i, u := range uses {
		if got := u.Cond.String(); got != want[i] {
			t.Errorf("condition of %s is %s, want %s", u.Feature, got, want[i])
		}
	}
}
