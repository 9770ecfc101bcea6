package kernel

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/kconfig"
	"featscan/internal/release"
	"featscan/internal/source"
)

var sampleMinimum = features.Minimum{"default": release.MustRust("1.85.0")}

// describe writes what a test looks at of each crate.
func describe(bs *Builds, crates []*Crate) []string {
	var out []string
	for _, c := range crates {
		line := c.Name + " " + c.Root + " when " + c.Main.Cond.String() + ": " + strings.Join(bs.Files(c), " ")
		for _, f := range c.Features() {
			line += " +" + f.Name + " " + string(bs.Activity(f.Cond, c))
		}
		line += " | " + strings.Join(bs.Settings(c.Main.Cfgs, c), " ") + " | " + strings.Join(bs.Settings(c.Main.Flags, c), " ")
		out = append(out, line)
	}
	return out
}

func sampleCrates(t *testing.T, env Env) ([]*Crate, *Builds, *build) {
	tree := sampleKernel()
	b := newBuild(tree, true, sampleMinimum)
	crates := b.Crates(env, rustFiles(t, tree), sourceReader(t, tree))
	bs := b.Builds(env, release.MustRust("1.94.0"))
	if problems := b.Problems(); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	return crates, bs, &b
}

func TestCratesSymbolic(t *testing.T) {
	crates, bs, b := sampleCrates(t, Env{})
	if diff := cmp.Diff([]string{"arm", "x86"}, b.Archs()); diff != "" {
		t.Error(diff)
	}
	// arm builds Rust from 1.92 on, x86 from 1.85 on.
	if got := len(bs.Envs()); got != 13 {
		t.Errorf("%d builds, want 13: %v", got, bs.Envs())
	}
	flags := "--edition=2021 -Cnew -Cpanic=abort -Zallow-features=one,two -Zarm -Zcommon=y -Zcrate-attr=feature(one,two) -Zold -Zverbose -Zx86=$(CONFIG_PADDING)"
	want := []string{
		`many_main drivers/bus/many-main.rs when all(CONFIG_BUS, CONFIG_MANY): drivers/bus/many-main.rs +one active +two active |  | ` + flags,
		`one drivers/bus/one.rs when all(CONFIG_BUS, CONFIG_ONE): drivers/bus/one.rs drivers/bus/part.rs +one active +two active | MODULE | ` + flags,
		`kernel rust/kernel/lib.rs when all(): rust/kernel/bus.rs rust/kernel/bus/deep.rs rust/kernel/included.rs rust/kernel/inline/elsewhere.rs rust/kernel/inline/inner/mod.rs rust/kernel/lib.rs` +
			` +always active +doc_cfg dormant +newer conditional +nowhere dormant +rustdoc_internals conditional |  | -Cnew -Cpanic=abort -Zarm -Zcommon=y -Zold -Zverbose -Zx86=$(CONFIG_PADDING)`,
		`mac rust/mac/lib.rs when all(): rust/mac/lib.rs +spans conditional +test conditional | feature="full" spans | --edition=2021`,
		`sample samples/sample.rs when all(CONFIG_SAMPLES, CONFIG_SAMPLE): samples/sample.rs +one active +two active | MODULE inherited sample | ` + flags,
		`below samples/sub/below.rs when all(CONFIG_SAMPLES, CONFIG_SAMPLE): samples/sub/below.rs +one active +two active | inherited | ` + flags,
		`tool samples/tool.rs when CONFIG_SAMPLES: samples/tool.rs |  | --edition=2021 -Zallow-features=`,
		`gen scripts/gen.rs when all(): scripts/gen.rs |  | --edition=2021 -Zallow-features=`,
	}
	if diff := cmp.Diff(want, describe(bs, crates)); diff != "" {
		t.Error(diff)
	}
	for _, c := range crates {
		if c.Name == "kernel" {
			d := c.Doctests()
			if d == nil || d.Cond.String() != "CONFIG_DOCTESTS" || !d.Limited || len(d.Features) != 2 {
				t.Errorf("doc tests are compiled by %+v", d)
			}
		}
		if c.Name == "tool" && bs.Activity(c.Main.Cond, c) != features.Conditional {
			t.Error("tool is built where CONFIG_SAMPLES is set, though it is not told of it")
		}
	}
}

func TestCratesConfigured(t *testing.T) {
	config := kconfig.Config{"CONFIG_RUST": "y", "CONFIG_RUSTC_VERSION": "108500", "CONFIG_BUS": "y", "CONFIG_ONE": "m",
		"CONFIG_MODULES": "y", "CONFIG_PADDING": "16", "CONFIG_HAVE_RUST": "y"}
	env := Env{Arch: "x86", Config: config, Rust: release.MustRust("1.85.1")}
	crates, bs, _ := sampleCrates(t, env)
	want := []string{
		`one drivers/bus/one.rs when all(): drivers/bus/one.rs drivers/bus/part.rs +one active +two active | MODULE | ` +
			`--edition=2021 -Cpanic=abort -Zallow-features=one,two -Zcommon=y -Zcrate-attr=feature(one,two) -Zold -Zx86=16`,
		`kernel rust/kernel/lib.rs when all(): rust/kernel/bus.rs rust/kernel/bus/deep.rs rust/kernel/included.rs rust/kernel/inline/elsewhere.rs rust/kernel/inline/inner/mod.rs rust/kernel/lib.rs` +
			` +always active +doc_cfg dormant +newer dormant +nowhere dormant +rustdoc_internals conditional |  | -Cpanic=abort -Zcommon=y -Zold -Zx86=16`,
		`mac rust/mac/lib.rs when all(): rust/mac/lib.rs +spans dormant +test conditional | feature="full" | --edition=2021`,
		`gen scripts/gen.rs when all(): scripts/gen.rs |  | --edition=2021 -Zallow-features=`,
	}
	if diff := cmp.Diff(want, describe(bs, crates)); diff != "" {
		t.Error(diff)
	}
	// Another compiler decides its own symbols, whatever the .config says.
	env.Rust = release.MustRust("1.92.0")
	crates, bs, _ = sampleCrates(t, env)
	for _, c := range crates {
		if c.Name != "kernel" {
			continue
		}
		for _, f := range c.Features() {
			if f.Name == "newer" && bs.Activity(f.Cond, c) != features.Active {
				t.Errorf("newer is %s with 1.92.0", bs.Activity(f.Cond, c))
			}
		}
	}
}

func TestValue(t *testing.T) {
	tree := sampleKernel()
	b := newBuild(tree, true, sampleMinimum)
	at := func(s string) Env { return Env{Arch: "x86", Rust: release.MustRust(s)} }
	tests := []struct {
		env       Env
		name, arg string
		want      string
	}{
		{at("1.91.0"), "CONFIG_HAS_NEW", "", "false"},
		{at("1.92.0"), "CONFIG_HAS_NEW", "", "true"},
		{Env{}, "CONFIG_HAS_NEW", "", "unknown"},
		{at("1.91.0"), "CONFIG_HAS_NEW_AND_CLANG", "", "false"},
		{at("1.92.0"), "CONFIG_HAS_NEW_AND_CLANG", "", "unknown"},
		{at("1.92.0"), "CONFIG_BUS", "", "unknown"},
		{at("1.92.0"), "CONFIG_BUS", "m", "false"}, // a bool
		{at("1.92.0"), "CONFIG_NOWHERE", "", "false"},
		{at("1.92.0"), "CONFIG_ARM", "", "false"},
		{at("1.92.0"), "CONFIG_X86", "", "true"},
		{at("1.92.0"), "CONFIG_X86", "y", "true"},
		{at("1.92.0"), "CONFIG_UNPICKED", "", "false"}, // no prompt, no default, nobody selects it
		{at("1.92.0"), "CONFIG_PICKED", "", "unknown"},
		{at("1.92.0"), "CONFIG_RUST", "", "true"},
		{at("1.92.0"), "CONFIG_BROKEN_RUST", "", "false"}, // CONFIG_RUST excludes it
		{at("1.92.0"), "rustc>=", "1.92.0", "true"},
		{at("1.92.0"), "rustc>=", "1.92.1", "false"},
		{at("1.92.0"), "arch", "x86", "true"},
		{at("1.92.0"), "arch", "arm", "false"},
		{at("1.92.0"), "cfg:target_arch", "arm", "false"},
		{at("1.92.0"), "cfg:target_arch", "x86_64", "unknown"}, // or x86
		{Env{Arch: "arm64"}, "cfg:target_arch", "aarch64", "true"},
		{at("1.92.0"), "make:$(shell x)", "", "unknown"},
		{Env{Config: kconfig.Config{"CONFIG_BUS": "y"}}, "CONFIG_BUS", "", "true"},
		{Env{Config: kconfig.Config{"CONFIG_BUS": "y"}}, "CONFIG_ONE", "", "false"},
		{Env{Config: kconfig.Config{"CONFIG_ONE": "m"}}, "CONFIG_ONE", "m", "true"},
		{Env{Config: kconfig.Config{"CONFIG_ONE": "m"}}, "CONFIG_ONE", "y", "false"},
	}
	for _, tt := range tests {
		if got := b.Value(tt.env)(tt.name, tt.arg).String(); got != tt.want {
			t.Errorf("%s %s %v: %s = %q is %s, want %s", tt.env.Arch, tt.env.Rust, tt.env.Config, tt.name, tt.arg, got, tt.want)
		}
	}
}

// A hostile build must end, and soon: files that source each other, a symbol
// that depends on itself, and variables that double at each step.
func TestHostileBuild(t *testing.T) {
	tree := sampleKernel()
	var doubling strings.Builder
	doubling.WriteString("v0 = x y\n")
	for i := range 60 {
		doubling.WriteString("v" + string(rune('A'+i%26)) + string(rune('a'+i/26)) + " = $(v0) $(v0)\n")
	}
	tree["drivers/bus/Makefile"] = &fstest.MapFile{Data: []byte("a = $(b) $(b)\nb = $(a) $(a)\nobj-$(CONFIG_ONE) += one.o $(a)\ninclude drivers/bus/Makefile\n" + doubling.String())}
	tree["Kconfig"] = &fstest.MapFile{Data: []byte("source \"Kconfig\"\nconfig RUST\n\tbool\n\tdepends on RUST && LOOP\nconfig LOOP\n\tbool\n\tdefault !LOOP\n\tselect LOOP\nsource \"arch/$(SRCARCH)/Kconfig\"\n")}
	b := newBuild(tree, true, sampleMinimum)
	crates := b.Crates(Env{}, rustFiles(t, tree), sourceReader(t, tree))
	if len(crates) == 0 {
		t.Error("no crates at all")
	}
	b.Builds(Env{}, release.MustRust("1.90.0")).Activity(crates[0].Main.Cond, crates[0])
	if len(b.Problems()) == 0 {
		t.Error("nothing is reported")
	}
}

// The architecture of a .config need not be said.
func TestConfigSaysArch(t *testing.T) {
	config := kconfig.Config{"CONFIG_RUST": "y", "CONFIG_ARM": "y", "CONFIG_HAVE_RUST": "y"}
	_, bs, _ := sampleCrates(t, Env{Config: config})
	for _, e := range bs.Envs() {
		if e.Arch != "arm" {
			t.Errorf("architecture %q", e.Arch)
		}
	}
}

// Each of 500 symbols selects each other one: the evaluation has to give up on
// them, and to say that it does not know.
func TestHostileSelects(t *testing.T) {
	const n = 500
	var k strings.Builder
	k.WriteString("config RUST\n\tbool \"r\"\n")
	for i := range n {
		fmt.Fprintf(&k, "config S%d\n\tbool \"s\"\n\tdepends on S%d\n", i, (i+1)%n)
		for j := range n {
			fmt.Fprintf(&k, "\tselect S%d if S%d\n", j, (i*7+j)%n)
		}
	}
	b := newBuild(fstest.MapFS{"Kconfig": &fstest.MapFile{Data: []byte(k.String())}}, true, sampleMinimum)
	value := b.Value(Env{Arch: "x86", Rust: release.MustRust("1.90.0")})
	for i := range n {
		if got := value(fmt.Sprintf("CONFIG_S%d", i), ""); got != cond.Unknown {
			t.Fatalf("S%d is %s", i, got)
		}
	}
}

// Each file declares the next one twice: 2^150 ways lead to the last, and
// nothing may be claimed of them that was not looked at.
func TestHostileModules(t *testing.T) {
	tree := fstest.MapFS{}
	for i := range 150 {
		tree[fmt.Sprintf("f%d.rs", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"#[cfg(a)] #[path = \"f%d.rs\"] mod a;\n#[cfg(b)] #[path = \"f%d.rs\"] mod b;\n", i+1, i+1)}
	}
	b := newBuild(tree, false, nil)
	crates := b.Crates(Env{}, rustFiles(t, tree), sourceReader(t, tree))
	if len(crates) != 1 || len(crates[0].Files) != 150 {
		t.Fatalf("%d crates", len(crates))
	}
	bs := b.Builds(Env{}, release.MustRust("1.90.0"))
	for _, f := range crates[0].Files {
		if f.Path != "f0.rs" && bs.Activity(f.Cond, crates[0]) != features.Conditional {
			t.Errorf("%s is %s", f.Path, bs.Activity(f.Cond, crates[0]))
		}
	}
}

func TestUndefinedSymbols(t *testing.T) {
	crates, _, b := sampleCrates(t, Env{})
	var got []string
	for _, c := range crates {
		for _, g := range c.Gates {
			got = append(got, b.UndefinedSymbols(exprs(g.Cond))...)
		}
	}
	if diff := cmp.Diff([]string{"CONFIG_NOWHERE"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlainCrates(t *testing.T) {
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		"Cargo.toml":            "[workspace]\nmembers = [\"a\", \"b\"]\n[workspace.package]\nedition = \"2024\"\n",
		"a/Cargo.toml":          "[package]\nname = \"crate-a\"\nedition.workspace = true\n[[bin]]\nname = \"extra\"\npath = \"tools/extra.rs\"\n",
		"a/src/lib.rs":          "#![feature(one)]\nmod m;\n",
		"a/src/m.rs":            "",
		"a/src/main.rs":         "",
		"a/src/bin/two/main.rs": "",
		"a/examples/show.rs":    "",
		"a/tests/all.rs":        "mod common;\n",
		"a/tests/common/mod.rs": "",
		"a/tools/extra.rs":      "",
		"a/build.rs":            "",
		"b/Cargo.toml":          "[package]\nname = \"b\"\nautobins = false\n[lib]\nname = \"bee\"\nproc-macro = true\n",
		"b/src/lib.rs":          "",
		"b/src/bin/ignored.rs":  "",
		"ui/alone.rs":           "#![cfg_attr(x, feature(three))]\nmod beside;\n",
		"ui/beside.rs":          "",
		"ui/ring-a.rs":          "#[path = \"ring-b.rs\"] mod b;\n",
		"ui/ring-b.rs":          "#[path = \"ring-a.rs\"] mod a;\n",
		"broken/Cargo.toml":     "[package\n",
		"broken/src/lib.rs":     "",
		"elsewhere/escape.rs":   "#[path = \"../../../etc/passwd.rs\"] mod up;\n",
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b := newBuild(tree, false, nil)
	crates := b.Crates(Env{}, rustFiles(t, tree), sourceReader(t, tree))
	bs := b.Builds(Env{}, release.MustRust("1.94.0"))
	var got []string
	for _, c := range crates {
		line := c.Name + ": " + strings.Join(bs.Files(c), " ")
		for _, e := range c.Main.Edition {
			line += " edition " + e.Text
		}
		if c.Main.Proc {
			line += " proc"
		}
		if a := bs.Activity(c.Main.Cond, c); a != features.Active {
			line += " " + string(a)
		}
		for _, f := range c.Features() {
			line += " +" + f.Name + " " + string(bs.Activity(f.Cond, c))
		}
		got = append(got, line)
	}
	want := []string{
		"build_script_build: a/build.rs edition 2024",
		"show: a/examples/show.rs edition 2024 conditional",
		"two: a/src/bin/two/main.rs edition 2024",
		"crate_a: a/src/lib.rs a/src/m.rs edition 2024 +one active",
		"crate_a: a/src/main.rs edition 2024",
		"all: a/tests/all.rs a/tests/common/mod.rs edition 2024 conditional",
		"extra: a/tools/extra.rs edition 2024",
		"ignored: b/src/bin/ignored.rs",
		"bee: b/src/lib.rs edition 2015 proc",
		"lib: broken/src/lib.rs",
		"escape: elsewhere/escape.rs",
		"alone: ui/alone.rs ui/beside.rs +three conditional",
		"ring_a: ui/ring-a.rs ui/ring-b.rs",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Cargo's dependencies by the names that code has for them: a package may have another
// name than its library, another one where it is used, and be described by the workspace.
func TestCargoDependencies(t *testing.T) {
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		"Cargo.toml": "[workspace.dependencies]\nshared = { package = \"b-sys\", path = \"b\" }\nplain = \"1\"\n",
		"a/Cargo.toml": `
[package]
name = "crate-a"
[dependencies]
b-sys = { path = "../b" }
other-name = { package = "out-side", version = "1" }
shared.workspace = true
plain = { workspace = true, features = ["x"] }
[target.'cfg(unix)'.build-dependencies]
made-up = "2"
`,
		"a/src/lib.rs":  "",
		"a/src/main.rs": "",
		"b/Cargo.toml":  "[package]\nname = \"b-sys\"\n[lib]\nname = \"bee\"\n",
		"b/src/lib.rs":  "",
		"alone.rs":      "",
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	got := map[string]map[string]string{}
	b := newBuild(tree, false, nil)
	for _, c := range b.Crates(Env{}, rustFiles(t, tree), sourceReader(t, tree)) {
		got[c.Root] = c.Dependencies
	}
	needs := map[string]string{"bee": "bee", "other_name": "out_side", "shared": "bee", "plain": "plain", "made_up": "made_up"}
	needsItself := maps.Clone(needs)
	needsItself["crate_a"] = "crate_a"
	want := map[string]map[string]string{"a/src/lib.rs": needs, "a/src/main.rs": needsItself, "b/src/lib.rs": {}, "alone.rs": nil}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

var _ source.Tree = fstest.MapFS{}

func exprs(e ...*cond.Expr) []*cond.Expr { return e }

// Whatever a Makefile, a Kconfig or a manifest holds, it neither panics nor hangs.
func FuzzCrates(f *testing.F) {
	sample := sampleKernel()
	f.Add(string(sample["drivers/bus/Makefile"].Data), string(sample["Kconfig"].Data))
	f.Add(string(sample["rust/Makefile"].Data), string(sample["arch/x86/Kconfig"].Data))
	f.Add("obj-y += $(addsuffix .o,one one) ../one.o /one.o ./one.o one.o:\none.o: %.rs\n\t$(call if_changed,rustc_o_rs)\n", "config X\n\tdef_bool X = X\n")
	f.Add("[package]\nname = \"a\"\nedition = 5\n[lib]\npath = \"../../x.rs\"\n", "")
	f.Fuzz(func(t *testing.T, makefile, config string) {
		tree := sampleKernel()
		tree["drivers/bus/Makefile"] = &fstest.MapFile{Data: []byte(makefile)}
		tree["Kconfig"] = &fstest.MapFile{Data: []byte(config)}
		tree["Cargo.toml"] = &fstest.MapFile{Data: []byte(makefile)}
		rs := []string{"drivers/bus/many-main.rs", "drivers/bus/one.rs", "rust/kernel/lib.rs", "samples/sample.rs"}
		for _, kernel := range []bool{true, false} {
			b := newBuild(tree, kernel, sampleMinimum)
			crates := b.Crates(Env{}, rs, func(string) *Code { return nil })
			bs := b.Builds(Env{}, release.MustRust("1.87.0"))
			for _, c := range crates {
				bs.Activity(c.Main.Cond, c)
				bs.Settings(c.Main.Flags, c)
			}
		}
	})
}
