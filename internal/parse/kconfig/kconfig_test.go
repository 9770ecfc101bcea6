package kconfig

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestParseExpr(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "y"},
		{"A", "A"},
		{"!A && B||C", "!A && B || C"},
		{"(A || B) && !(C && D)", "(A || B) && !(C && D)"},
		{"RUSTC_VERSION >= 108900", "RUSTC_VERSION >= 108900"},
		{"A!=n", "A != n"},
		{`NAME = "a \"b\""`, `NAME = "a \"b\""`},
		{"$(cc-option,-mfoo=$(x)) && B", "$(cc-option,-mfoo=$(x)) && B"},
		{"A &&", "error"},
		{"(A", "error"},
		{"A B", "error"},
		{"&& A", "error"},
		{"$(open", "error"},
		{strings.Repeat("!", 100000) + "A", "error"},
		{strings.Repeat("(", 100000), "error"},
	}
	for _, tt := range tests {
		got := "error"
		if e, err := ParseExpr(tt.in); err == nil {
			got = e.String()
		}
		if got != tt.want {
			t.Errorf("ParseExpr(%.40q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

const sample = `# a comment
mainmenu "Sample"

flag := $(shell,true)

config ALPHA # trailing
	bool "Alpha" if BETA
	default y if $(success,test -n "if") && BETA
	depends on BETA || \
		GAMMA
	depends on DELTA if GAMMA
	select EPSILON if BETA
	help
	  config NOT_THIS
	    bool

	  more text
config BETA
	def_bool RUSTC_VERSION >= 108900

menu "A menu"
	depends on GAMMA
	visible if BETA

if ALPHA && !BETA
menuconfig ZETA
	tristate
	prompt "Zeta"
	imply ETA
	range 1 5 if BETA
endif

choice
	prompt "which"
	depends on ETA
config THETA
	bool "Theta"
endchoice

comment "look"
	depends on NEVER
endmenu
config IOTA
	string "Iota # not a comment"
	default "if"
	bogus thing
`

func TestParse(t *testing.T) {
	f := Parse("Kconfig", []byte(sample))
	var got []string
	for _, d := range f.Defs {
		s := fmt.Sprintf("%d %s type %d", d.Line, d.Name, d.Type)
		for _, l := range []struct {
			name  string
			props []Prop
		}{{"prompt", d.Lines().Prompts}, {"default", d.Lines().Defaults}, {"depends", d.Lines().Depends}} {
			for _, p := range l.props {
				s += fmt.Sprintf(" | %s %s if %s", l.name, p.Value, p.Cond)
			}
		}
		for c := d.In; c != nil; c = c.Parent {
			s += " in"
			for _, p := range c.Conds {
				s += " " + p.Value
			}
			for _, p := range c.Visible {
				s += " visible " + p.Value
			}
		}
		got = append(got, s)
	}
	want := []string{
		`6 ALPHA type 1 | prompt Alpha if BETA | default y if $(success,test -n "if") && BETA | depends BETA ||  		GAMMA if  | depends DELTA if GAMMA`,
		`18 BETA type 1 | default RUSTC_VERSION >= 108900 if `,
		`26 ZETA type 2 | prompt Zeta if  in ALPHA && !BETA in GAMMA visible BETA`,
		`36 THETA type 1 | prompt Theta if  in ETA in GAMMA visible BETA`,
		`43 IOTA type 3 | prompt Iota # not a comment if  | default "if" if `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantProblems := []Problem{{"Kconfig", 46, `unknown property "bogus"`}}
	if diff := cmp.Diff(wantProblems, f.Problems); diff != "" {
		t.Error(diff)
	}
	if f.Macros["flag"] != "$(shell,true)" {
		t.Errorf("macros %v", f.Macros)
	}
}

func TestLoad(t *testing.T) {
	tree := fstest.MapFS{
		"Kconfig":               {Data: []byte("source \"arch/$(SRCARCH)/Kconfig\"\nsource \"lib/*/Kconfig\"\nif TOP\nsource \"sub/Kconfig\"\nendif\nsource \"gone\"\nosource \"gone\"\n")},
		"arch/x86/Kconfig":      {Data: []byte("config X86\n\tdef_bool y\n\tselect HAVE if ARM # ever\n\timply SUB\n\tselect HAVE\nsource \"arch/$(SRCARCH)/Kconfig.more\"\n")},
		"arch/arm/Kconfig":      {Data: []byte("config ARM\n\tdef_bool y\n")},
		"arch/x86/Kconfig.more": {Data: []byte("config MORE\n\tbool\n")},
		"arch/README":           {Data: []byte("no directory")},
		"lib/a/Kconfig":         {Data: []byte("config HAVE\n\tbool\n")},
		"sub/Kconfig":           {Data: []byte("config SUB\n\tbool \"Sub\"\nrsource \"Kconfig\"\nrsource \"Kconfig.two\"\n")},
		"sub/Kconfig.two":       {Data: []byte("config SUB\n\tdefault y\n")},
	}
	s := Load(tree, "Kconfig", nil)
	var got []string
	for _, name := range []string{"X86", "ARM", "MORE", "HAVE", "SUB"} {
		sym := s.Symbols[name]
		if sym == nil {
			t.Fatalf("no symbol %s", name)
		}
		line := name
		for _, d := range sym.Defs {
			line += fmt.Sprintf(" %s:%d", d.File, d.Line)
			for c := d.In; c != nil; c = c.Parent {
				if c.Vary != "" {
					line += " " + c.Vary + "=" + c.Value
				}
				for _, p := range c.Conds {
					line += " if " + p.Value
				}
			}
		}
		for _, sel := range sym.Selectors {
			line += " selected by " + sel.By.Name + " if " + sel.Cond
		}
		for _, sel := range sym.Impliers {
			line += " implied by " + sel.By.Name + " if " + sel.Cond
		}
		got = append(got, line)
	}
	want := []string{
		"X86 arch/x86/Kconfig:1 SRCARCH=x86",
		"ARM arch/arm/Kconfig:1 SRCARCH=arm",
		"MORE arch/x86/Kconfig.more:1 SRCARCH=x86",
		"HAVE lib/a/Kconfig:1 selected by X86 if ARM selected by X86 if ",
		"SUB sub/Kconfig:1 if TOP sub/Kconfig.two:1 if TOP implied by X86 if ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantProblems := []Problem{
		{"sub/Kconfig", 3, "source loop: sub/Kconfig is already being read"},
		{"Kconfig", 6, `source "gone": file does not exist`},
	}
	if diff := cmp.Diff(wantProblems, s.Problems, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

// Every level sources the next one ten times: 10^12 files if nothing stopped it.
func TestLoadExponential(t *testing.T) {
	tree := fstest.MapFS{}
	for i := range 12 {
		tree[fmt.Sprintf("K%d", i)] = &fstest.MapFile{Data: []byte(strings.Repeat(fmt.Sprintf("source \"K%d\"\n", i+1), 10))}
	}
	tree["K12"] = &fstest.MapFile{Data: []byte("config A\n\tbool\n")}
	s := Load(tree, "K0", nil)
	if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].Reason, "source statements") {
		t.Errorf("problems %v", s.Problems)
	}
}

func TestParseConfig(t *testing.T) {
	got, err := ParseConfig(".config", []byte("#\n# Linux\n\nCONFIG_A=y\nCONFIG_B=m\n# CONFIG_C is not set\nCONFIG_S=\"x \\\"y\\\"\"\nCONFIG_N=16\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := Config{"CONFIG_A": "y", "CONFIG_B": "m", "CONFIG_C": "n", "CONFIG_S": `x "y"`, "CONFIG_N": "16"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := ParseConfig("x/.config", []byte("\nwhat\n")); err == nil || !strings.HasPrefix(err.Error(), "x/.config:2: ") {
		t.Errorf("error %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("config A\n\tbool \"x\" if $(f,(,)) # c\n\tdepends on !(A=y) if \"if\"\n\thelp\n\t x\n")
	f.Add("if\nif\nendif\nendmenu\nsource\nchoice\n")
	f.Fuzz(func(t *testing.T, src string) {
		file := Parse("Kconfig", []byte(src))
		for _, d := range file.Defs {
			for _, p := range append(d.Lines().Depends, d.Lines().Defaults...) {
				e, err := ParseExpr(p.Value)
				if err != nil {
					continue
				}
				again, err := ParseExpr(e.String())
				if err != nil {
					t.Fatalf("%q reads, its String %q does not: %v", p.Value, e, err)
				}
				if again.String() != e.String() {
					t.Fatalf("%q -> %q -> %q", p.Value, e, again)
				}
			}
		}
		_, _ = ParseConfig(".config", []byte(src))
	})
}
