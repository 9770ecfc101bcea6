package kernel

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/release"
)

// told is what a model says of its tree.
type told struct {
	Crates   []string
	Archs    []string
	Findings []features.Finding
	Damaged  []features.Damaged
}

func tell(t *testing.T, m *Model, tree fstest.MapFS) told {
	t.Helper()
	rs := rustFiles(t, tree)
	var files []string
	for name := range tree {
		if IsBuildFile(name) {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	crates := m.Crates(Env{}, rs, sourceReader(t, tree))
	out := told{Crates: describe(m.Builds(Env{}, release.MustRust("1.95.0")), crates), Archs: m.Archs()}
	out.Findings, out.Damaged = m.BuildFindings(files, nil)
	out.Damaged = append(out.Damaged, m.Problems()...)
	return out
}

// A Memo changes no answer, whatever differs between one tree and the next.
func TestMemoChangesNothing(t *testing.T) {
	tree := sampleKernel()
	edits := []struct{ what, file, text string }{
		{"nothing", "", ""},
		{"a Rust file's text", "drivers/bus/one.rs", "mod part; mod more;\n"},
		{"a Rust file more", "drivers/bus/other.rs", ""},
		{"a Kconfig file", "Kconfig", "config RUST\n\tbool\n\tdefault y\nconfig BUS\n\tdef_bool n\nendmenu\n"},
		{"another one, broken", "arch/x86/Kconfig", "config X86\n\tdef_bool y\n\tgarbage\n"},
		{"a Makefile's condition", "drivers/Makefile", "obj-$(CONFIG_ONE) += bus/\n"},
		{"a flag", "arch/arm/Makefile", "KBUILD_RUSTFLAGS += -Zarm=2 -Zother\n"},
		{"a Kbuild before a Makefile", "drivers/bus/Kbuild", "obj-m += one.o\n"},
		{"a Makefile gone", "samples/Makefile", "-"},
		{"an architecture", "arch/riscv/Kconfig", "config RISCV\n\tdef_bool y\n"},
		{"nothing again", "", ""},
	}
	memo := NewMemo()
	for _, e := range edits {
		switch {
		case e.text == "-":
			delete(tree, e.file)
		case e.file != "":
			tree[e.file] = &fstest.MapFile{Data: []byte(e.text)}
		}
		fresh, err := Open(tree)
		if err != nil {
			t.Fatal(err)
		}
		known, err := memo.Open(tree)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tell(t, fresh, tree), tell(t, known, tree)); diff != "" {
			t.Errorf("%s: what a fresh model says (-) and what one with a memo says (+):\n%s", e.what, diff)
		}
	}
}

// What is the same is not made again.
func TestMemoKeeps(t *testing.T) {
	tree, memo := sampleKernel(), NewMemo()
	open := func() (*symbols, *lastBuild, *flagMemo) {
		m, err := memo.Open(tree)
		if err != nil {
			t.Fatal(err)
		}
		tell(t, m, tree)
		return m.syms, m.last, memo.flags
	}
	syms, crates, flags := open()
	tree["drivers/bus/one.rs"] = &fstest.MapFile{Data: []byte("mod part; // changed\n")}
	if s, c, f := open(); s != syms || c != crates || f != flags {
		t.Errorf("a Rust file's text changed: symbols kept: %t, crates kept: %t, flags kept: %t", s == syms, c == crates, f == flags)
	}
	tree["arch/arm/Makefile"] = &fstest.MapFile{Data: []byte("KBUILD_RUSTFLAGS += -Zarm=3\n")}
	if s, c, f := open(); s != syms || c == crates || f == flags {
		t.Errorf("a Makefile changed: symbols kept: %t, crates kept: %t, flags kept: %t", s == syms, c == crates, f == flags)
	}
}
