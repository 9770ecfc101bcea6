package kernel

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAdded(t *testing.T) {
	const (
		makefile = "# rust\nobj-$(CONFIG_A) += a.o\na-y := b.o \\\n\tc.o\n"
		kconfig  = "menu \"x\"\n\nconfig A\n\ttristate \"a\"\n\tdepends on RUST\n\nendmenu\n"
		more     = "config B\n\ttristate \"b\"\n\tdepends on RUST && (X || !Y)\n\thelp\n\t  Text: no rule.\n\n"
	)
	objects := func(list ...string) *Addition { return &Addition{Objects: list} }
	symbols := &Addition{Symbols: true}
	for _, tt := range []struct {
		name, file, before, after string
		want                      *Addition // nil: not only added
	}{
		{"nothing", "drivers/x/Makefile", makefile, makefile, &Addition{}},
		{"object", "drivers/x/Makefile", makefile, makefile + "obj-$(CONFIG_B) += b.o sub/c.o\n", objects("drivers/x/b", "drivers/x/sub/c")},
		{"part of an object", "drivers/x/Makefile", makefile, makefile + "a-y += d.o\n", objects("drivers/x/d")},
		{"object above", "drivers/x/Makefile", makefile, "obj-m += z.o\n" + makefile, objects("drivers/x/z")},
		{"new file", "drivers/x/Makefile", "", "obj-y += z.o\n", objects("drivers/x/z")},
		{"directory", "drivers/x/Makefile", makefile, makefile + "obj-y += sub/\n", &Addition{Dirs: true}},
		{"flag", "drivers/x/Makefile", makefile, makefile + "RUSTFLAGS_a.o += -Zx\n", nil},
		{"flag in the manner of objects", "drivers/x/Makefile", makefile, makefile + "rustflags-y += -Zx.o\n", nil},
		{"flag and object", "drivers/x/Makefile", makefile, makefile + "a-y += x.o -DX\n", nil},
		{"flags of C", "drivers/x/Makefile", makefile + "ccflags-y := -DX\n", makefile + "CFLAGS_b.o += -DY\n# -DX\n", &Addition{}},
		{"flags that go on", "drivers/x/Makefile", makefile, makefile + "ccflags-y := -DX \\\n\t-DY\n", nil},
		{"flags of C for Rust", "drivers/x/Makefile", makefile, makefile + "ccflags-y := $(RUSTFLAGS)\n", nil},
		{"set anew", "drivers/x/Makefile", makefile, makefile + "obj-y := a.o\n", nil},
		{"goes on", "drivers/x/Makefile", makefile, strings.Replace(makefile, "\tc.o", "\td.o \\\n\tc.o", 1), nil},
		{"within a line that goes on", "drivers/x/Makefile", makefile, strings.Replace(makefile, "\tc.o", "obj-y += d.o\n\tc.o", 1), nil},
		{"condition", "drivers/x/Makefile", makefile, makefile + "ifdef X\nobj-y += z.o\nendif\n", nil},
		{"taken away", "drivers/x/Makefile", makefile, "obj-y += z.o\n", nil},
		{"at the core", "rust/Makefile", makefile, makefile + "obj-y += z.o\n", nil},
		{"at the top", "Makefile", makefile, makefile + "obj-y += z.o\n", nil},
		{"symbol", "drivers/x/Kconfig", kconfig, strings.Replace(kconfig, "endmenu", more+"endmenu", 1), symbols},
		{"symbol at the end", "drivers/x/Kconfig", kconfig, kconfig + "\n" + more, symbols},
		{"symbol that selects", "drivers/x/Kconfig", kconfig, kconfig + "config C\n\tbool \"c\"\n\tselect A\n", &Addition{Symbols: true, Selects: true}},
		{"symbol that nobody asks for", "drivers/x/Kconfig", kconfig, kconfig + "config C\n\tdef_bool y\n", nil},
		{"prompt under a condition", "drivers/x/Kconfig", kconfig, kconfig + "config C\n\tbool \"c\" if X\n", nil},
		{"what rustc can do", "drivers/x/Kconfig", kconfig, kconfig + "config RUSTC_HAS_C\n\tbool \"c\"\n", nil},
		{"rule of a symbol", "drivers/x/Kconfig", kconfig, strings.Replace(kconfig, "RUST\n", "RUST\n\tdepends on BROKEN\n", 1), nil},
		{"between a symbol and its rules", "drivers/x/Kconfig", kconfig, strings.Replace(kconfig, "config A\n", "config A\nconfig B\n\tbool \"b\"\n", 1), nil},
		{"no rules at all", "drivers/x/Kconfig", kconfig, kconfig + "config C\n", nil},
		{"another file", "drivers/x/Kconfig", kconfig, kconfig + "source \"drivers/y/Kconfig\"\n", nil},
	} {
		var got *Addition
		if a, ok := Added(tt.file, []byte(tt.before), []byte(tt.after)); ok {
			got = &a
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}
