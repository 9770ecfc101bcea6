package kbuild

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// dump writes statements one a line, so that a test reads like its Makefile.
func dump(f *File, stmts []Stmt, indent string, out *[]string) {
	add := func(format string, args ...any) { *out = append(*out, indent+fmt.Sprintf(format, args...)) }
	for _, s := range stmts {
		mods := ""
		for _, m := range []struct {
			on   bool
			name string
		}{{s.Exported, "export "}, {s.Override, "override "}, {s.Private, "private "}, {s.Optional, "optional "}} {
			if m.on {
				mods += m.name
			}
		}
		switch s.Kind {
		case Assign:
			target := ""
			if !s.Target.Empty() {
				target = "[" + f.Text(s.Target) + "] "
			}
			add("%s%s%s %s %q", target, mods, f.Text(s.Name), s.Op, f.Text(s.Value))
		case Define:
			add("%sdefine %s %s %q", mods, f.Text(s.Name), s.Op, f.Text(s.Value))
		case Rule:
			add("rule %q: %q", f.Text(s.Name), f.Text(s.Value))
			for _, r := range s.Recipes {
				add("\t%s", f.Text(r))
			}
		case Include:
			add("%sinclude %s", mods, f.Text(s.Value))
		case Export:
			add("export %s", f.Text(s.Value))
		case Other:
			add("other %s", f.Text(s.Value))
		case If:
			for _, b := range s.Branches {
				add("%s <%s> <%s>", b.Test.Word, f.Text(b.Test.A), f.Text(b.Test.B))
				dump(f, b.Body, indent+"  ", out)
			}
		}
	}
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
		damage   []string
	}{
		{"assignments", "A = b c # note\nB:=d\nC ?=\nD::= e\nE+=f \\\n\t g\nF != date\nG = a\\#b\n",
			[]string{`A = "b c"`, `B := "d"`, `C ?= ""`, `D ::= "e"`, `E += "f g"`, `F != "date"`, `G = "a\\#b"`}, nil},
		{"comment runs on over a continued line", "# A = \\\n B = c\nC = d\n", []string{`C = "d"`}, nil},
		{"a '#' in a reference is no comment", "A = $(shell echo '#' x) y # z\n", []string{`A = "$(shell echo '#' x) y"`}, nil},
		{"modifiers", "export A := 1\noverride B = 2\nexport C D\nunexport E\noverride define F\nx\nendef\n",
			[]string{`export A := "1"`, `override B = "2"`, `export C D`, `export E`, `override define F = "x"`}, nil},
		{"rules and target variables", "a b: c\n\techo $@\n\n# note\n\tmore # not make's\n$(obj)/x.o: private flags = -Za \\\n  b\nd:: e ; true\nall:\n",
			[]string{`rule "a b": "c"`, "\techo $@", "\tmore # not make's", `[$(obj)/x.o] private flags = "-Za b"`, `rule "d": "e"`, "\ttrue", `rule "all": ""`}, nil},
		{"a tab line without a rule is a statement", "ifdef X\n\tA := b\nendif\n", []string{`ifdef <X> <>`, `  A := "b"`}, nil},
		{"a tab line after a rule is a recipe even under a conditional", "a:\nifdef X\n\tA := b\nendif\n\techo\n",
			[]string{`rule "a": ""`, `ifdef <X> <>`, `  rule "": ""`, "  \tA := b", `rule "": ""`, "\techo"}, nil},
		{"conditionals", "ifeq ($(A),b)\nX=1\nelse ifneq '$(C)' \"d\"\nX=2\nelse ifndef E # e\nX=3\nelse\nX=4\nendif\n",
			[]string{`ifeq <$(A)> <b>`, `  X = "1"`, `ifneq <$(C)> <d>`, `  X = "2"`, `ifndef <E> <>`, `  X = "3"`, ` <> <>`, `  X = "4"`}, nil},
		{"commas in a call do not split ifeq", "ifeq ($(call f,a,b)x,y)\nendif\n", []string{`ifeq <$(call f,a,b)x> <y>`}, nil},
		{"define keeps comments, tabs and nesting", "define a =\n# x\n\techo\ndefine b\nendef\nendef\nC = d\n",
			[]string{`define a = "# x\n\techo\ndefine b\nendef"`, `C = "d"`}, nil},
		{"include", "include a $(b)\n-include c\nsinclude d\ninclude-y := e\n", []string{`include a $(b)`, `optional include c`, `optional include d`, `include-y := "e"`}, nil},
		{"names with references", "obj-$(CONFIG_X) += y.o\n$(call f, a = b)\nA$(x y)=z\n", []string{`obj-$(CONFIG_X) += "y.o"`, `other $(call f, a = b)`, `A$(x y) = "z"`}, nil},
		{"CRLF", "A = b\r\nifdef C\r\nD = e \\\r\n f\r\nendif\r\n", []string{`A = "b"`, `ifdef <C> <>`, `  D = "e f"`}, nil},
		{"unterminated", "ifdef A\nB = c\n", []string{`ifdef <A> <>`, `  B = "c"`}, []string{"1:1 ifdef without endif"}},
		{"unterminated define", "A = b\ndefine c\nd\n", []string{`A = "b"`, `define c = "d\n"`}, []string{"2:1 define without endef"}},
		{"stray directives", "endif\nelse\nendef\nifeq a b\nendif\n", []string{`ifeq <> <>`}, []string{"1:1 endif without a conditional", "2:1 else without a conditional", "3:1 endef without a define", "4:1 ifeq wants (a,b) or two quoted words"}},
		{"no final newline, lone backslash", "A = b\\", []string{`A = "b\\"`}, nil},
		{"empty", "", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := Parse("Makefile", []byte(tt.in))
			var got, damage []string
			dump(f, f.Stmts, "", &got)
			for _, d := range f.Damage {
				damage = append(damage, fmt.Sprintf("%d:%d %s", d.Line, d.Col, d.Reason))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("statements (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.damage, damage); diff != "" {
				t.Errorf("damage (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPosition(t *testing.T) {
	f := Parse("Makefile", []byte("# é\nA = é b\n"))
	line, col := f.Position(strings.Index(string(f.Src), "b\n"))
	if line != 2 || col != 7 {
		t.Errorf("got %d:%d, want 2:7", line, col)
	}
	if got := f.Line(2); got != "A = é b" {
		t.Errorf("line 2 is %q", got)
	}
}

// hostile inputs: each must end quickly, without a panic.
func hostile() map[string]string {
	doubling := "a0 = x x x x x x x x\n"
	for i := 1; i < 60; i++ {
		doubling += fmt.Sprintf("a%d = $(a%d)$(a%d) $(a%d)\n", i, i-1, i-1, i-1)
	}
	simple := strings.ReplaceAll(doubling, " = ", " := ")
	words := "a0 := x y\n"
	for i := 1; i < 60; i++ {
		words += fmt.Sprintf("a%d := $(a%d) $(a%d)\n", i, i-1, i-1)
	}
	branches := "A := x\n"
	for i := range 300 {
		branches += fmt.Sprintf("ifdef CONFIG_A%d\nA := $(A) $(if $(CONFIG_B%d),y,z)\nelse\nA += w%d\nendif\n", i, i, i)
	}
	return map[string]string{
		"self":            "A = $(A)\nB := $(A)\n",
		"mutual":          "A = $(B)\nB = $(A)\nC := $(A)\n",
		"call itself":     "f = $(call f,$(1)x)\nA := $(call f,y)\n",
		"doubling":        doubling + "z := $(a59)\n",
		"simple doubling": simple + "z := $(a59)\n",
		"words":           words + "z += $(a59)\n",
		"branches":        branches + "z := $(A)$(A)\n",
		"unclosed":        strings.Repeat("$(", 200000),
		"unclosed value":  "A = " + strings.Repeat("$(if ", 100000) + "\nB := $(A)\n",
		"nested":          "A := " + strings.Repeat("$(", 5000) + "x" + strings.Repeat(")", 5000) + "\n",
		"conditionals":    strings.Repeat("ifdef A\n", 50000),
		"long line":       "A := " + strings.Repeat("-Zx ", 200000) + "\n",
		"foreach":         "L := " + strings.Repeat("x ", 5000) + "\nA := $(foreach i,$(L),$(foreach j,$(L),$(i)$(j)))\n",
		"eval":            "f = $(eval $(call f))\n$(call f)\n$(eval $$(eval $$$$(eval x := y)))\n",
		"subst":           "A := " + strings.Repeat("y", 100000) + "\nB := $(subst y,yyyyyyyyyy,$(A))\nC := $(subst y,$(B),$(B))\n",
		"include":         "include Makefile\ninclude ../../../etc/passwd\n",
		"nul":             "A\x00 = \x00\n\xff\xfe = \xff\n",
		"backslashes":     strings.Repeat("\\\n", 100000) + strings.Repeat("\\", 100001),
		"targets":         strings.Repeat("a: b = c\n", 20000),
		"filled in":       "F = $(shell " + strings.Repeat("$1", 240) + ")\nX := $(call F,$(shell " + strings.Repeat("$2", 240) + "),$(shell " + strings.Repeat("$3", 240) + "),$(shell " + strings.Repeat("$4", 240) + "),a)\n",
		"large texts":     "B := " + strings.Repeat("b", 900000) + "\nL := " + strings.Repeat("$(B)", 4000) + "\nifeq ($(L),x)\nendif\nS := $(subst b,$(B),bbbbb)\nifeq ($(S),x)\nendif\n",
		"replaced":        "X := " + strings.Repeat("w ", 8000) + "\n" + numbered(3000, "ifdef CONFIG_A%d\nX := v%d\nendif\n"),
		"asked often":     numbered(9000, "ifdef CONFIG_A%d\nX = v%d\nendif\nifdef X\nY = 1\nendif\n"),
		"many arms":       "ifeq ($(Z),z)\n" + numbered(5000, "else ifeq ($(ZZ),a%d)\nX := a%d\n") + "endif\n",
		"evals":           "B := " + strings.Repeat("b", 60000) + "\n$(foreach i," + numbered(3990, "%d %d ") + ",$(eval X$(i) := $(B)))\n",
	}
}

// numbered is a text so many times, with its number twice in it.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i)
	}
	return b.String()
}

func TestHostile(t *testing.T) {
	for name, in := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			f := Parse("Makefile", []byte(in))
			ev := NewEvaluator(Options{Open: func(string) *File { return f }})
			ev.Run(f, nil)
			for _, n := range ev.Names() {
				ev.Words(n)
			}
			ev.Target("a").Words("b")
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestCutOffIsSaid: what is cut off, because it expands to too much, is damage. A
// chain of := passed the bound in one step and left no word of it.
func TestCutOffIsSaid(t *testing.T) {
	for _, name := range []string{"doubling", "simple doubling", "words", "foreach"} {
		f := Parse("Makefile", []byte(hostile()[name]))
		ev := NewEvaluator(Options{})
		ev.Run(f, nil)
		for _, n := range ev.Names() {
			ev.Words(n)
		}
		list := ev.Damage()
		if len(list) == 0 {
			t.Errorf("%s: no damage", name)
		}
		for _, d := range list {
			if d.File != "Makefile" || d.Line < 1 || d.Reason != tooMuch {
				t.Errorf("%s: %+v", name, d)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, in := range hostile() {
		if len(in) < 1000 { // the others cost a fuzzer half a second each
			f.Add(in)
		}
	}
	f.Add("ifeq ($(A),y)\nB-$(CONFIG_C) += $(if $(call rustc-min-version,108900),-Za,-Zb=$(d:.c=.o))\nendif\nx: private y = z\n\techo\n")
	f.Fuzz(func(t *testing.T, in string) {
		file := Parse("Makefile", []byte(in))
		var check func([]Stmt)
		inside := func(s Span) {
			if s.Start < 0 || s.End > len(in) || s.Start > s.End {
				t.Fatalf("span %v of %d bytes", s, len(in))
			}
		}
		check = func(stmts []Stmt) {
			for _, s := range stmts {
				for _, sp := range append([]Span{s.Span, s.Name, s.Value, s.Target}, s.Recipes...) {
					inside(sp)
				}
				for _, b := range s.Branches {
					inside(b.Line)
					inside(b.Test.A)
					inside(b.Test.B)
					check(b.Body)
				}
			}
		}
		if len(in) <= MaxSize {
			check(file.Stmts)
		}
		ev := NewEvaluator(Options{})
		ev.Run(file, nil)
		for _, n := range ev.Names() {
			for _, w := range ev.Words(n) {
				if w.Text() == "" {
					t.Fatalf("empty word in %q", n)
				}
				for i := range min(len(w.Text()), 200) {
					if g, off := w.At(i); g == file && (off < 0 || off > len(in)) {
						t.Fatalf("byte %d of %q stands at %d", i, w.Text(), off)
					}
				}
			}
		}
	})
}
