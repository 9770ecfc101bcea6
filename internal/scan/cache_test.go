package scan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/source"
)

func TestCodec(t *testing.T) {
	empty, name := "", "kernel"
	shared := cond.AllOf(cond.NewAtom("CONFIG_X", ""), cond.Negate(cond.NewAtom("CONFIG_Y", "m")))
	in := treeEntry{Seen: []source.Seen{{Op: 1, Path: "Makefile", Stamp: 1 << 63, Hi: 7}}, Result: &features.Result{
		Tree:     features.Tree{MinimumRust: features.Minimum{"x86": {Major: 1}, "default": {}}},
		Findings: []features.Finding{{Crate: &empty, Via: &name, Cond: shared, Line: -1}, {Crate: &name, Cond: shared}},
		Damaged:  []features.Damaged{}, Skipped: nil,
	}}
	data := encode(nil, &in)
	var out treeEntry
	if err := decode(data, &out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, out); diff != "" {
		t.Error(diff)
	}
	if f := out.Result.Findings; f[0].Cond != f[1].Cond {
		t.Error("a shared condition was read twice")
	}
	for i := range data {
		var cut treeEntry
		if decode(data[:i], &cut) == nil {
			t.Errorf("%d of %d bytes are taken for the whole", i, len(data))
		}
	}
	for _, v := range []any{&unit{}, &treeEntry{}} {
		encode(nil, v)
	}
}
