package policy

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/source"
)

func TestExpandUse(t *testing.T) {
	tests := []struct {
		in   string
		want string
	}{
		{"kernel::sync::Arc", "kernel::sync::Arc"},
		{"kernel::{prelude::*, sync::{Arc, Mutex as M}, c_str}", "kernel::prelude kernel::sync::Arc kernel::sync::Mutex kernel::c_str"},
		{"crate::a::{self, b}", "crate::a::self crate::a::b"},
		{"x::{", "x"},
		{"}}},a", "a"},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range expandUse(tt.in) {
			got = append(got, strings.Join(p, "::"))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", tt.in, diff)
		}
	}
}

func TestNearby(t *testing.T) {
	tree := fstest.MapFS{
		"rust/kernel/lib.rs":            {},
		"rust/kernel/sync.rs":           {Data: []byte("pub use self::arc::{Arc, ArcBorrow};\npub use lock::Guard;\nmod arc;\n")},
		"rust/kernel/sync/arc.rs":       {},
		"rust/kernel/sync/lock.rs":      {},
		"rust/kernel/other.rs":          {},
		"drivers/gpu/Makefile":          {Data: []byte("obj-m += nova/\n")},
		"drivers/gpu/nova/Makefile":     {Data: []byte("obj-$(CONFIG_NOVA) += nova_core.o\n")},
		"drivers/gpu/nova/nova_core.rs": {},
		"drivers/gpu/nova/gsp.rs":       {},
		"drivers/gpu/nova/gsp/cmdq.rs":  {Data: []byte("use kernel::{\n    // a remark, with use x;\n    sync::{Arc, Nothing},\n};\nuse super::fw;\nuse crate::num;\nuse crate::idle;\nuse core::pin::Pin;\nimpl X {\n    fn f(self: Arc<num::N, fw::W>) {}\n}\n")},
		"drivers/gpu/nova/gsp/fw.rs":    {},
		"drivers/gpu/nova/num.rs":       {},
		"drivers/gpu/nova/idle.rs":      {},
	}
	want := []string{
		"drivers/gpu/nova/gsp.rs", "drivers/gpu/nova/gsp/cmdq.rs", "drivers/gpu/nova/gsp/fw.rs", "drivers/gpu/nova/nova_core.rs",
		"drivers/gpu/nova/num.rs", "rust/kernel/sync.rs", "rust/kernel/sync/arc.rs",
	}
	if diff := cmp.Diff(want, nearby([]string{"drivers/gpu/nova/gsp/cmdq.rs"}, tree)); diff != "" {
		t.Error(diff)
	}
}

// Two files that import from the same module want different names of it.
func TestNearbyForEach(t *testing.T) {
	base := fstest.MapFS{
		"rust/kernel/sync.rs":      {Data: []byte("pub use arc::Arc;\npub use lock::Guard;\n")},
		"rust/kernel/sync/arc.rs":  {},
		"rust/kernel/sync/lock.rs": {},
		"drivers/a.rs":             {Data: []byte("use kernel::sync::Arc;\nfn f(self: Arc<X>) {}\n")},
		"drivers/b.rs":             {Data: []byte("use kernel::sync::Guard;\n")},
	}
	touched := []string{"drivers/a.rs", "drivers/b.rs"}
	want := []string{"drivers/a.rs", "drivers/b.rs", "rust/kernel/sync.rs", "rust/kernel/sync/arc.rs"}
	if diff := cmp.Diff(want, nearby(touched, base)); diff != "" {
		t.Error(diff)
	}
	after := source.Overlay(base, map[string]*source.Content{
		"drivers/b.rs": {Data: []byte("use kernel::sync::Guard;\nfn f(self: Guard<X>) {}\n")},
	})
	want = slices.Insert(want, 4, "rust/kernel/sync/lock.rs")
	if diff := cmp.Diff(want, nearby(touched, base, after)); diff != "" {
		t.Error(diff)
	}
}

func TestListedNames(t *testing.T) {
	for in, want := range map[string]string{
		" `feature(asm_goto)`.":        "asm_goto",
		" asm_goto, used_with_arg.":    "asm_goto used_with_arg",
		" `feature(a)`, `feature(b2)`": "a b2",
		"a,b":                          "a b",
	} {
		if got := strings.Join(listedNames(in), " "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
