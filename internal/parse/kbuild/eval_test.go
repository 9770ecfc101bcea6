package kbuild

import (
	"fmt"
	"strings"
	"testing"

	"featscan/internal/cond"

	"github.com/google/go-cmp/cmp"
)

// show is "text [condition]" for each word.
func show(ws []Word) []string {
	var out []string
	for _, w := range ws {
		s := w.Text()
		if w.Cond != nil {
			s += " [" + w.Cond.String() + "]"
		}
		out = append(out, s)
	}
	return out
}

func TestEvaluate(t *testing.T) {
	tests := []struct {
		name, in, of string
		want         []string
	}{
		{"deferred and simple", "A = $(B)\nC := $(B)\nB = x\n", "A C", []string{"x", "$(B)"}},
		{"append keeps the flavour", "A := $(B)\nA += $(B)\nB = x\nC = a\nC += $(B)\n", "A C", []string{"$(B)", "$(B)", "a", "x"}},
		{"ifdef", "ifdef CONFIG_X\nA := x\nelse\nA := y\nendif\n", "A", []string{"x [CONFIG_X]", "y [not(CONFIG_X)]"}},
		{"ifeq y and else ifeq", "ifeq ($(CONFIG_X),y)\nA=1\nelse ifeq ($(CONFIG_Z), y)\nA=2\nelse\nA=3\nendif\n", "A",
			[]string{`1 [CONFIG_X = "y"]`, `2 [all(not(CONFIG_X = "y"), CONFIG_Z = "y")]`, `3 [all(not(CONFIG_X = "y"), not(CONFIG_Z = "y"))]`}},
		{"nested conditionals that exclude", "ifdef CONFIG_X\nifndef CONFIG_X\nA = 1\nendif\nendif\n", "A", []string{"$(A)"}},
		{"overriding assignment", "A = 1\nifdef CONFIG_X\nA = 2\nendif\n", "A", []string{"1 [not(CONFIG_X)]", "2 [CONFIG_X]"}},
		{"carried over", "A := 1\nifdef CONFIG_X\nA := $(A) 2\nendif\n", "A", []string{"1", "2 [CONFIG_X]"}},
		{"unless set", "A ?= 1\nA ?= 2\nifdef CONFIG_X\nB ?= 1\nendif\nB ?= 2\n", "A B", []string{"1", "1 [CONFIG_X]", "2 [not(CONFIG_X)]"}},
		{"tristate in a name", "obj-$(CONFIG_X) += a.o\nobj-y += b.o\n", "obj-y obj-m", []string{`a.o [CONFIG_X = "y"]`, "b.o", `a.o [CONFIG_X = "m"]`}},
		{"subst in a name", "always-$(subst y,$(CONFIG_A),$(CONFIG_B)) += x\n", "always-y",
			[]string{`x [all(CONFIG_B = "y", CONFIG_A = "y")]`}},
		{"minimum version", "A = $(if $(call rustc-min-version,109300),-Cj=n,-Znoj) c\n", "A", []string{"-Cj=n [rustc >= 1.93.0]", "-Znoj [not(rustc >= 1.93.0)]", "c"}},
		{"version in a conditional", "ifeq ($(call rustc-min-version,108900),y)\nA = 1\nelse\nA = 2\nendif\n", "A", []string{"1 [rustc >= 1.89.0]", "2 [not(rustc >= 1.89.0)]"}},
		{"versions that exclude", "A = $(if $(call rustc-min-version,109300),$(if $(call rustc-min-version,108700),a,b))\n", "A", []string{"a [rustc >= 1.93.0]"}},
		{"test-ge written out", "v = $(call test-ge,$(CONFIG_RUSTC_VERSION),$1)\nA = $(if $(call v,108700),2024,2021)\n", "A", []string{"2024 [rustc >= 1.87.0]", "2021 [not(rustc >= 1.87.0)]"}},
		{"glued alternatives", "E := $(if $(CONFIG_X),2024,2021)\nA := --edition=$(E) -s=$(E),$(CONFIG_N)\n", "A",
			[]string{"--edition=2024 [CONFIG_X]", "--edition=2021 [not(CONFIG_X)]", "-s=2024,$(CONFIG_N) [CONFIG_X]", "-s=2021,$(CONFIG_N) [not(CONFIG_X)]"}},
		{"architecture", "ifeq ($(SRCARCH),arm64)\nA = 1\nendif\nifeq ($(ARCH),x86_64)\nA = 2\nendif\n", "A",
			[]string{"1 [arch = arm64]", "2 [all(arch = x86, $(ARCH) = x86_64)]"}},
		{"or, and", "ifneq ($(or $(CONFIG_A),$(and $(CONFIG_B),$(CONFIG_C))),)\nA = 1\nendif\n", "A", []string{"1 [any(CONFIG_A, all(CONFIG_B, CONFIG_C))]"}},
		{"concatenated symbols", "ifeq ($(CONFIG_A)$(CONFIG_B),yy)\nX = 1\nendif\nifeq ($(CONFIG_A)$(CONFIG_B),)\nY = 1\nendif\n", "X Y",
			[]string{`1 [all(CONFIG_A = "y", CONFIG_B = "y")]`, "1 [all(not(CONFIG_A), not(CONFIG_B))]"}},
		{"filter", "ifneq ($(filter y m,$(CONFIG_A)),)\nX = 1\nendif\nY = $(filter-out -g% b,-g a b -gx $(C))\n", "X Y",
			[]string{`1 [any(CONFIG_A = "y", CONFIG_A = "m")]`, "a", "$(C)"}},
		{"functions", "L := b.c a.c b.c\nA := $(L:.c=.o) $(patsubst %.c,x-%,$(L)) $(addprefix p/,$(sort $(L))) $(words $(L)) $(word 2,$(L)) $(lastword $(L)) $(notdir d/e.f) $(dir d/e.f) $(basename d/e.f) $(suffix d/e.f)$(strip  s ) $(wordlist 2,3,$(L)) $(findstring a,cat) $(intcmp 1,2,l,e,g)\n", "A",
			strings.Fields("b.o a.o b.o x-b x-a x-b p/a.c p/b.c 3 a.c b.c e.f d/ d/e .fs a.c b.c a l")},
		{"foreach and call", "f = $(foreach i,$(2),$(1)$(i))\nA := $(call f,x-,a $(if $(CONFIG_B),b))\n", "A", []string{"x-a", "x-b [CONFIG_B]"}},
		{"cfgs to flags", "to-flags = $(patsubst %,--cfg='%',$1)\nA := a feature=\"b\"\nB := $(call to-flags,$(A))\n", "B", []string{"--cfg='a'", `--cfg='feature="b"'`}},
		{"probe", "A := $(call rustc-option,-Zx,-Zy)\n", "A", []string{"-Zx [$(call rustc-option,-Zx,-Zy)]", "-Zy [not($(call rustc-option,-Zx,-Zy))]"}},
		{"escapes", "A := $$x a\\#b $(comma)\n", "A", []string{"$x", "a#b", ","}},
		{"eval", "$(eval A := b)\ndefine t\n$(1) += c\nendef\n$(eval $(call t,A))\n", "A", []string{"b", "c"}},
		{"unknown stays in source form", "A := $(shell date) x$(Y)z\n", "A", []string{"$(shell date)", "x$(Y)z"}},
		{"self reference", "A = $(A) b\n", "A", []string{"$(A)", "b"}},
		{"computed name", "T_x := 1\nT_y := 2\nA := $(T_$(if $(CONFIG_Q),x,y))\n", "A", []string{"1 [CONFIG_Q]", "2 [not(CONFIG_Q)]"}},
		{"eval under a condition", "$(if $(CONFIG_X),$(eval A += a),$(eval A += b))\nt-$(CONFIG_Y) := c.o\n$(foreach x,$(basename $(t-y)),$(eval A += $(x)))\n$(and $(CONFIG_Z),$(eval A += d))\n", "A",
			[]string{"a [CONFIG_X]", "b [not(CONFIG_X)]", `c [CONFIG_Y = "y"]`, "d [CONFIG_Z]"}},
		{"eval of several texts", "$(eval A += $(if $(CONFIG_X),a,b))\n", "A", []string{"a [CONFIG_X]", "b [not(CONFIG_X)]"}},
		{"the lines of a define", "define D\nA-$(1) := $(1).o\nobj-$(2) += $(1).o\nendef\n$(eval $(call D,x,$(CONFIG_X)))\n$(eval $(call D,y,m))\n", "obj-y obj-m A-x A-y",
			[]string{`x.o [CONFIG_X = "y"]`, `x.o [CONFIG_X = "m"]`, "y.o", "x.o", "y.o"}},
		{"ifdef of what was expanded", "u := $(if $(CONFIG_X),y)\nifdef u\nA := 1\nendif\nv := $(CONFIG_Y)\nifdef v\nB := 1\nendif\nw = $(CONFIG_Z)\nifdef w\nC := 1\nendif\nx := \nifdef x\nD := 1\nendif\n", "A B C D",
			[]string{"1 [CONFIG_X]", "1 [CONFIG_Y]", "1", "$(D)"}},
		{"a symbol may be no word", "A := $(foreach v,$(CONFIG_X),x$(v)) $(addprefix p,$(CONFIG_Y))\nifneq ($(words $(CONFIG_Z)),0)\nB := 1\nendif\nC := $(words $(wildcard *)) $(words $(abs_srctree)/a)\n", "A B C",
			[]string{`xy [CONFIG_X = "y"]`, `xm [CONFIG_X = "m"]`, `py [CONFIG_Y = "y"]`, `pm [CONFIG_Y = "m"]`, "1 [not($(words $(CONFIG_Z)) = 0)]", "$(words $(wildcard *))", "1"}},
		{"a function that calls itself", "f = $(if $(1),x$(1) $(call f,$(2),$(3)))\nA := $(call f,1,2,3)\n", "A", []string{"x1", "x2", "x3"}},
		{"nothing is found in anything", "A := a\nifdef CONFIG_X\nA := $(findstring ,abc)\nendif\nB := $(A)\n", "B", []string{"a [not(CONFIG_X)]"}},
		{"an end that is a pattern", "L := a.c b.c\nA := $(L:%.c=x) $(L:.c=%.o)\n", "A", []string{"x", "x", "a%.o", "b%.o"}},
		{"environment", "ifdef PROFILE\nA := 1\nendif\n", "A", []string{"1 [ifdef PROFILE]"}},
		{"local variable decides", "s := y\nifdef CONFIG_X\ns := n\nendif\nifeq ($(s),y)\nA := 1\nendif\n", "A", []string{"1 [not(CONFIG_X)]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ev := NewEvaluator(Options{})
			ev.Run(Parse("Makefile", []byte(tt.in)), nil)
			var got []string
			for _, name := range strings.Fields(tt.of) {
				got = append(got, show(ev.Words(name))...)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestConfigured runs with everything known, as a build with a .config does.
func TestConfigured(t *testing.T) {
	known := map[string]string{"CONFIG_A": "y", "CONFIG_M": "m", "CONFIG_RUSTC_VERSION": "108500", "SRCARCH": "x86", "srctree": "."}
	files := map[string]string{
		"Makefile": "include $(srctree)/scripts/Kbuild.include\ninclude-$(CONFIG_A) += scripts/a.mk\ninclude-$(CONFIG_B) += scripts/b.mk\n" +
			"include $(addprefix $(srctree)/,$(include-y))\ninclude $(srctree)/arch/$(SRCARCH)/Makefile\nSRCARCH := arm\n",
		"scripts/Kbuild.include": "comma := ,\ninclude Makefile\n",
		"scripts/a.mk":           "F += a\n",
		"scripts/b.mk":           "F += b\n",
		"arch/x86/Makefile":      "F += $(if $(call rustc-min-version,108700),new,old) $(CONFIG_M) $(SRCARCH)\nifdef CONFIG_B\nF += no\nendif\nx/%.o: private G = $(F) $(@F)\nx/y.o: G += one\nG = none\n",
	}
	ev := NewEvaluator(Options{
		Lookup: func(name string) (string, bool) {
			v, ok := known[name]
			return v, ok || strings.HasPrefix(name, "CONFIG_")
		},
		Open: func(path string) *File {
			if src, ok := files[path]; ok {
				return Parse(path, []byte(src))
			}
			return nil
		},
	})
	ev.Run(Parse("Makefile", []byte(files["Makefile"])), nil)
	if diff := cmp.Diff([]string{"a", "old", "m", "x86"}, show(ev.Words("F"))); diff != "" {
		t.Errorf("F (-want +got):\n%s", diff)
	}
	target := ev.Target("x/y.o")
	target.Set("@F", "y.o")
	if diff := cmp.Diff([]string{"a", "old", "m", "x86", "y.o", "one"}, show(target.Words("G"))); diff != "" {
		t.Errorf("G of x/y.o (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"none"}, show(ev.Target("z.o").Words("G"))); diff != "" {
		t.Errorf("G of z.o (-want +got):\n%s", diff)
	}
	if got := ev.Damage(); len(got) != 1 || !strings.Contains(got[0].Reason, "leads back to itself") {
		t.Errorf("damage %v, want the include loop", got)
	}
}

func TestVisit(t *testing.T) {
	src := "A := -Zone\nifdef CONFIG_X\nifeq ($(CONFIG_Y),y)\nB := -Ztwo\nelse\nC := $(if $(CONFIG_D),-Zthree)\nendif\nendif\n"
	var got []string
	ev := NewEvaluator(Options{Visit: func(s Scope) {
		got = append(got, fmt.Sprintf("%s | %v | %s", s.File.Text(s.Stmt.Name), s.Cond, strings.Join(s.Source, "; ")))
	}})
	ev.Run(Parse("Makefile", []byte(src)), cond.NewAtom("arch", "arm"))
	want := []string{
		"A | arch = arm | ",
		`B | all(arch = arm, CONFIG_X, CONFIG_Y = "y") | ifdef CONFIG_X; ifeq ($(CONFIG_Y),y)`,
		`C | all(arch = arm, CONFIG_X, not(CONFIG_Y = "y")) | ifdef CONFIG_X; ifneq ($(CONFIG_Y),y)`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOrigin: a flag is attributed to where its text stands, however it got
// into the value.
func TestOrigin(t *testing.T) {
	f := Parse("Makefile", []byte("X := -Zone \\\n\t-Ztwo=$(N)\nY = $(filter-out -C%,$(X)) $(patsubst %,-Z%,three)\n"))
	ev := NewEvaluator(Options{})
	ev.Run(f, nil)
	var got []string
	for _, w := range ev.Words("Y") {
		g, off := w.At(0)
		line, col := g.Position(off)
		got = append(got, fmt.Sprintf("%s %d:%d", w.Text(), line, col))
	}
	if diff := cmp.Diff([]string{"-Zone 1:6", "-Ztwo=$(N) 2:2", "-Zthree 3:41"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
