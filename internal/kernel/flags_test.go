package kernel

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"

	"featscan/internal/features"

	"github.com/google/go-cmp/cmp"
)

// list is one finding a line: place, kind, name, value, condition, via.
func list(fs []features.Finding) []string {
	var out []string
	for _, f := range fs {
		s := fmt.Sprintf("%s:%d:%d-%d:%d %s %s", f.File, f.Line, f.Col, f.EndLine, f.EndCol, f.Kind, f.Feature)
		if f.Value != nil {
			s += "=" + *f.Value
		}
		if f.Condition != nil {
			s += " if " + *f.Condition
		}
		if f.Via != nil {
			s += " via " + *f.Via
		}
		out = append(out, s)
	}
	return out
}

func findings(t *testing.T, m *Model, files map[string]string) ([]string, []string) {
	t.Helper()
	var names []string
	for name := range files {
		if IsBuildFile(name) {
			names = append(names, name)
		}
	}
	fs, damaged := m.BuildFindings(names, nil)
	var damage []string
	for _, d := range damaged {
		damage = append(damage, fmt.Sprintf("%s:%d:%d %s", d.File, d.Line, d.Col, d.Reason))
	}
	return list(fs), damage
}

func TestBuildFindings(t *testing.T) {
	kernel := func(files map[string]string) map[string]string {
		files["Kbuild"] = ""
		files["Makefile"] = topMakefile + files["Makefile"]
		return files
	}
	tests := []struct {
		name   string
		files  map[string]string
		want   []string
		damage []string
	}{
		{"spelling, value, variable", kernel(map[string]string{"Makefile": "export rust_common_flags := --edition=2021 \\\n\t-Zbinary_dep_depinfo=y \\\n\t-Wfoo # -Znot_this\n# -Znor_this\nKBUILD_RUSTFLAGS := $(rust_common_flags) -Z function-sections=n -Zfixed-x18 '-Zcf-protection=branch'\n"}),
			[]string{
				"Makefile:8:2-8:24 flag -Zbinary-dep-depinfo=y via rust_common_flags",
				"Makefile:11:42-11:64 flag -Zfunction-sections=n via KBUILD_RUSTFLAGS",
				"Makefile:11:65-11:76 flag -Zfixed-x18 via KBUILD_RUSTFLAGS",
				"Makefile:11:78-11:100 flag -Zcf-protection=branch via KBUILD_RUSTFLAGS",
			}, nil},
		{"conditions", kernel(map[string]string{"Makefile": "ifeq ($(need-sub-make),)\nifdef CONFIG_CFI\nifndef CONFIG_X\nKBUILD_RUSTFLAGS += -Zsanitizer=kcfi\nelse ifeq ($(CONFIG_Y),y)\nKBUILD_RUSTFLAGS += $(if $(call rustc-min-version,109300),-Cj=n,-Zno-jump-tables)\nelse\nKBUILD_RUSTFLAGS += $(call rustc-option,-Za,-Zb)\nendif\nendif\nendif\n"}),
			[]string{
				"Makefile:10:21-10:37 flag -Zsanitizer=kcfi if ifdef CONFIG_CFI && ifndef CONFIG_X via KBUILD_RUSTFLAGS",
				"Makefile:12:65-12:81 flag -Zno-jump-tables if ifdef CONFIG_CFI && ifdef CONFIG_X && ifeq ($(CONFIG_Y),y) && !$(call rustc-min-version,109300) via KBUILD_RUSTFLAGS",
				"Makefile:14:41-14:44 flag -Za if ifdef CONFIG_CFI && ifdef CONFIG_X && ifneq ($(CONFIG_Y),y) && $(call rustc-option,-Za,-Zb) via KBUILD_RUSTFLAGS",
				"Makefile:14:45-14:48 flag -Zb if ifdef CONFIG_CFI && ifdef CONFIG_X && ifneq ($(CONFIG_Y),y) && !$(call rustc-option,-Za,-Zb) via KBUILD_RUSTFLAGS",
			}, nil},
		{"an include has a condition", kernel(map[string]string{
			"Makefile":               "include-$(CONFIG_KASAN) += scripts/Makefile.kasan\ninclude $(addprefix $(srctree)/, $(include-y))\n# rustc\n",
			"scripts/Makefile.kasan": "RUSTFLAGS_KASAN := -Zsanitizer=kernel-address\n",
			"scripts/Makefile.lib":   "ifeq ($(CONFIG_KASAN),y)\n_rust_flags += $(RUSTFLAGS_KASAN)\nendif\n",
		}), []string{"scripts/Makefile.kasan:1:20-1:46 flag -Zsanitizer=kernel-address if CONFIG_KASAN = \"y\" via RUSTFLAGS_KASAN"}, nil},
		{"a variable is used under a condition", kernel(map[string]string{"arch/x86/Makefile": "THUNK_RUSTFLAGS := -Zfunction-return=thunk-extern\nifdef CONFIG_RETHUNK\nKBUILD_RUSTFLAGS += $(THUNK_RUSTFLAGS)\nendif\nrustflags-$(CONFIG_GENERIC_CPU) += -Ztune-cpu=generic\nKBUILD_RUSTFLAGS += $(rustflags-y)\n", "arch/um/x": "", "arch/x86/Makefile.um": "KBUILD_RUSTFLAGS += -Zum\n"}),
			[]string{
				"arch/x86/Makefile:1:20-1:50 flag -Zfunction-return=thunk-extern if all(arch = x86, CONFIG_RETHUNK) via THUNK_RUSTFLAGS",
				"arch/x86/Makefile:5:36-5:54 flag -Ztune-cpu=generic if $(CONFIG_GENERIC_CPU) via rustflags-$(CONFIG_GENERIC_CPU)",
				"arch/x86/Makefile.um:1:21-1:25 flag -Zum if arch = um via KBUILD_RUSTFLAGS",
			}, nil},
		{"not rustc's", kernel(map[string]string{"Makefile": "# rustc\ncmd_wrap = $(CONFIG_SHELL) $(wrapper) -Z $(compressor-y) -Zfoo\nTRUSTED_FLAGS = -Zfoo\nx:\n\ttar -Z -Zx y; sed 's/[A-Za-z]//' | cpio -Zq\n\t$(CARGO) test -Zbuild-std && RUSTC=$(RUSTC) cargo -Zfoo -- -Zbar=1\nRUSTFLAGS_REMOVE_x.o := -Zgone\nKBUILD_RUSTFLAGS := $(filter-out -Zold% --target=%target.json,$(KBUILD_RUSTFLAGS) -Zkept)\ncmd_rustfmt = $(RUSTFMT) x\n"}),
			[]string{
				"Makefile:12:61-12:68 flag -Zbar=1 via recipe of x",
				"Makefile:14:83-14:89 flag -Zkept via KBUILD_RUSTFLAGS",
			}, nil},
		{"commands, recipes, continued lines", kernel(map[string]string{"rust/Makefile": "ifdef CONFIG_RUST\nfoo-flags := -Zone\n$(obj)/a.o: private rustc_target_flags = $(foo-flags) \\\n\t-Ztwo\nendif\ncmd_doc = \\\n\tOBJTREE=x \\\n\t$(if $(skip_clippy),$(RUSTC),$(RUSTC_OR_CLIPPY)) -Zthree \\\n\t$(mine) -Zfour=$(X),$(Y)\nmine = -Zfive\na: b\n\t@rustdoc -Zsix | grep -Zx # -Zseven\n\t# rustc -Zeight\n"}),
			[]string{
				"rust/Makefile:2:14-2:19 flag -Zone if ifdef CONFIG_RUST via foo-flags",
				"rust/Makefile:4:2-4:7 flag -Ztwo if ifdef CONFIG_RUST via rustc_target_flags",
				"rust/Makefile:8:51-8:58 flag -Zthree via cmd_doc",
				"rust/Makefile:9:10-9:26 flag -Zfour=$(X),$(Y) via cmd_doc",
				"rust/Makefile:10:8-10:14 flag -Zfive via mine",
				"rust/Makefile:12:11-12:16 flag -Zsix via recipe of a",
			}, nil},
		{"features", kernel(map[string]string{"scripts/Makefile.build": "rust_allowed_features := asm_goto,used_with_arg # foo\nmore := $(if $(CONFIG_X),lint_reasons)\nrust_common_cmd = \\\n\t$(RUSTC) -Zallow-features=$(rust_allowed_features),$(more) \\\n\t-Zcrate-attr=no_std -Zcrate-attr='feature($(rust_allowed_features))' \\\n\t-Zcrate-attr=\"feature(one, two)\"\nhost_rustflags := -Zallow-features= -O\nother_rustflags := -Zallow_features=three,four\n"}),
			[]string{
				"scripts/Makefile.build:1:26-1:34 allow asm_goto via rust_allowed_features",
				"scripts/Makefile.build:1:35-1:48 allow used_with_arg via rust_allowed_features",
				"scripts/Makefile.build:2:26-2:38 allow lint_reasons if $(CONFIG_X) via more",
				"scripts/Makefile.build:4:11-4:60 flag -Zallow-features=$(rust_allowed_features),$(more) via rust_common_cmd",
				"scripts/Makefile.build:5:2-5:21 flag -Zcrate-attr=no_std via rust_common_cmd",
				"scripts/Makefile.build:5:22-5:70 flag -Zcrate-attr=feature($(rust_allowed_features)) via rust_common_cmd",
				"scripts/Makefile.build:6:2-6:34 flag -Zcrate-attr=feature(one, two) via rust_common_cmd",
				"scripts/Makefile.build:6:24-6:27 gate one via -Zcrate-attr in rust_common_cmd",
				"scripts/Makefile.build:6:29-6:32 gate two via -Zcrate-attr in rust_common_cmd",
				"scripts/Makefile.build:7:19-7:36 flag -Zallow-features= via host_rustflags",
				"scripts/Makefile.build:8:20-8:47 flag -Zallow-features=three,four via other_rustflags",
				"scripts/Makefile.build:8:37-8:42 allow three via other_rustflags",
				"scripts/Makefile.build:8:43-8:47 allow four via other_rustflags",
			}, nil},
		{"unstable-options", kernel(map[string]string{"rust/Makefile": "KBUILD_RUSTFLAGS += --target=$(objtree)/scripts/target.json\nrust_flags = $(KBUILD_RUSTFLAGS)\ncmd_rustdoc = $(RUSTDOC) $(rust_flags) -Zunstable-options --generate-link-to-definition --output x\ncmd_test = $(RUSTDOC) --no-run -Z unstable-options --test-builder y; true --nocapture\n$(obj)/target.json: x\n"}),
			[]string{
				"rust/Makefile:1:21-1:60 target custom-target=$(objtree)/scripts/target.json via KBUILD_RUSTFLAGS",
				"rust/Makefile:3:40-3:58 flag -Zunstable-options via cmd_rustdoc unlocks --generate-link-to-definition, --target=$(objtree)/scripts/target.json",
				"rust/Makefile:4:32-4:51 flag -Zunstable-options via cmd_test unlocks --no-run, --test-builder",
				"rust/Makefile:5:1-5:19 target custom-target=$(obj)/target.json via rule",
			}, nil},
		{"build cfgs", kernel(map[string]string{"rust/Makefile": "core-cfgs := \\\n    no_fp_fmt_parse \\\n    feature=\"x\"\nalloc-cfgs = \\\n    --cfg no_rc --cfg=no_sync\nquote-cfgs := feature=\"proc-macro\" wrap\n$(obj)/core.o: private rustc_target_flags = $(core-cfgs) --cfg no_f16\n$(obj)/x.o: private rustc_target_flags = --cfg other\n# rustc\n"}),
			[]string{
				"rust/Makefile:2:5-2:20 cfg no_fp_fmt_parse via core-cfgs",
				"rust/Makefile:5:11-5:16 cfg no_rc via alloc-cfgs",
				"rust/Makefile:5:23-5:30 cfg no_sync via alloc-cfgs",
				"rust/Makefile:7:64-7:70 cfg no_f16 via rustc_target_flags",
			}, nil},
		{"bootstrap and source text", kernel(map[string]string{
			"Makefile":                  "export RUSTC_BOOTSTRAP := 1\nexport RUSTC_BOOTSTRAP\n",
			"scripts/Makefile.compiler": "# RUSTC_BOOTSTRAP=1\nprobe = $(call try-run,\\\n\techo '$(pound)![allow(x)]$(pound)![feature(no_core, lang_items)]' | RUSTC_BOOTSTRAP=1\\\n\t$(1) -)\n",
		}), []string{
			"Makefile:7:8-7:23 bootstrap RUSTC_BOOTSTRAP=1 via RUSTC_BOOTSTRAP",
			"scripts/Makefile.compiler:3:45-3:52 gate no_core via source text handed to rustc",
			"scripts/Makefile.compiler:3:54-3:64 gate lang_items via source text handed to rustc",
			"scripts/Makefile.compiler:3:70-3:87 bootstrap RUSTC_BOOTSTRAP=1 via probe",
		}, nil},
		{"made of parts", kernel(map[string]string{"Makefile": "KBUILD_RUSTFLAGS += $(addprefix -Z,one two_x=3) $(patsubst %,-Z%,four $(more)) -Z$(five)\n"}),
			[]string{
				"Makefile:7:36-7:39 flag -Zone via KBUILD_RUSTFLAGS",
				"Makefile:7:40-7:47 flag -Ztwo-x=3 via KBUILD_RUSTFLAGS",
				"Makefile:7:66-7:70 flag -Zfour via KBUILD_RUSTFLAGS",
			}, nil},
		{"chosen by a condition", kernel(map[string]string{"Makefile": "KBUILD_RUSTFLAGS += -Z$(if $(CONFIG_A),one=1,$(if $(CONFIG_B),two,three)) -Z$(if $(X)) -Z$(subst a,b,c)\n"}),
			[]string{
				"Makefile:7:40-7:45 flag -Zone=1 if $(CONFIG_A) via KBUILD_RUSTFLAGS",
				"Makefile:7:63-7:66 flag -Ztwo if !$(CONFIG_A) && $(CONFIG_B) via KBUILD_RUSTFLAGS",
				"Makefile:7:67-7:72 flag -Zthree if !$(CONFIG_A) && !$(CONFIG_B) via KBUILD_RUSTFLAGS",
			}, nil},
		{"Kconfig", kernel(map[string]string{"init/Kconfig": "# $(rustc-option,-Zno)\nconfig A\n\tdef_bool $(rustc-option,-Zone=x)\n\thelp\n\t  Uses $(rustc-option,-Zhelp) and\n\n\t  -Zmore. RUSTC_BOOTSTRAP=1\nconfig B\n\tdepends on $(success,echo 'x' | RUSTC_BOOTSTRAP=1 $(RUSTC) -Ztwo -)\n\tdefault $(success,tar -Zthree)\n"}),
			[]string{
				"init/Kconfig:3:26-3:33 flag -Zone=x if $(rustc-option,-Zone=x) via $(rustc-option)",
				"init/Kconfig:9:34-9:51 bootstrap RUSTC_BOOTSTRAP=1 via $(success)",
				"init/Kconfig:9:61-9:66 flag -Ztwo via $(success)",
			}, nil},
		{"scripts", kernel(map[string]string{
			"scripts/a.sh": "# rustc -Zno\nif ! \"$RUSTC\" \\\n  -Zone --cfg x; then tar -Zno; fi\nRUSTFLAGS=\"-Ztwo=3 -Zthree\" make\necho '#![feature(no_core)]' | RUSTC_BOOTSTRAP=1 rustc -\nx=$(${RUSTC} -Zfour) # -Z no\n",
			"scripts/c":    "#!/bin/sh -e\nrustc -Zfive\n",
			"scripts/d":    "#!/usr/bin/env python3\nx = ['rustc', '-Zsix']\n",
			"scripts/elf":  "\x7fELF rustc -Zno\n",
			"scripts/b.py": "# \"-Zno\"\ncmd = [\"rustc\", \"-Zone=two\", '-Z', \"three_x\"]\ntext = \"\"\"rustc -Zno\n-Znor\"\"\"\nenv[\"RUSTC_BOOTSTRAP\"] = \"1\"\nnames = [\"RUSTC_BOOTSTRAP\", \"RUSTC\"]\nre = r\"[A-Za-z]-Z\"\n",
		}), []string{
			"scripts/a.sh:3:3-3:8 flag -Zone via shell script",
			"scripts/a.sh:4:12-4:19 flag -Ztwo=3 via shell script",
			"scripts/a.sh:4:20-4:27 flag -Zthree via shell script",
			"scripts/a.sh:5:18-5:25 gate no_core via source text handed to rustc",
			"scripts/a.sh:5:31-5:48 bootstrap RUSTC_BOOTSTRAP=1 via shell script",
			"scripts/a.sh:6:14-6:20 flag -Zfour via shell script",
			"scripts/b.py:2:18-2:27 flag -Zone=two via script",
			"scripts/b.py:2:31-2:44 flag -Zthree-x via script",
			"scripts/b.py:5:6-5:21 bootstrap RUSTC_BOOTSTRAP=1 via script",
			"scripts/c:2:7-2:13 flag -Zfive via shell script",
			"scripts/d:2:16-2:21 flag -Zsix via script",
		}, nil},
		{"a Rust code base", map[string]string{
			".cargo/config.toml": "[build]\ntarget = \"x86_64-own.json\"\nrustflags = [\"-Zone\", \"-Z\", \"two=3\", \"-Cx\"] # -Zno\n[alias]\nb = \"build -Zbuild-std\"\n[unstable]\nbuild-std = [\"core\"]\n[target.'cfg(x)']\nrustdocflags = \"-Zthree -Zfour\"\n[env]\nRUSTC_BOOTSTRAP = \"1\"\n",
			"x86_64-own.json":    "{\n  \"llvm-target\": \"x86_64\"\n}\n",
			"Makefile":           "all:\n\tRUSTFLAGS=\"-Zfive\" cargo build -Zbuild-std\n",
		}, []string{
			".cargo/config.toml:2:11-2:26 target custom-target=x86_64-own.json via target",
			".cargo/config.toml:3:15-3:20 flag -Zone via rustflags",
			".cargo/config.toml:3:24-3:35 flag -Ztwo=3 via rustflags",
			".cargo/config.toml:7:1-7:10 flag -Zbuild-std=core via [unstable]",
			".cargo/config.toml:9:17-9:24 flag -Zthree if target.cfg(x) via rustdocflags",
			".cargo/config.toml:9:25-9:31 flag -Zfour if target.cfg(x) via rustdocflags",
			".cargo/config.toml:11:1-11:16 bootstrap RUSTC_BOOTSTRAP=1 via RUSTC_BOOTSTRAP",
			"Makefile:2:13-2:19 flag -Zfive via recipe of all",
			"x86_64-own.json:2:3-2:16 target custom-target=x86_64-own.json",
		}, nil},
		{"cargo is told twice", map[string]string{
			".cargo/config.toml": "[build]\nrustflags = [\"-Zunstable-options\", \"-Cx\"]\nrustdocflags = \"-Zunstable-options -Zunstable-options\"\n",
		}, []string{
			".cargo/config.toml:2:15-2:33 flag -Zunstable-options via rustflags",
			".cargo/config.toml:3:17-3:35 flag -Zunstable-options via rustdocflags",
			".cargo/config.toml:3:36-3:54 flag -Zunstable-options via rustdocflags",
		}, nil},
		{"all of cargo's ways", map[string]string{
			".cargo/config.toml": "# rustflags = [\"-Zno\"]\nunstable.build_std = [\n  \"core\", # \"-Zno\"\n  'alloc',\n]\nunstable.mtime-on-use = true\n[unstable]\nbindeps = false\n[target.thumbv7em-none-eabi]\nrustflags = [ # the second half stands on a line of its own\n  \"-Z\",\n  \"one=two\",\n]\nrunner = \"-Zno\"\n[env]\nRUSTC_BOOTSTRAP = { force = true, value = \"1\" }\nOTHER = { value = \"-Zno\" }\n[alias]\nx = [\"build\", \"-Zno\"]\n[build]\ntarget = [\"a.json\", \"x86_64-unknown-none\"]\n",
			"k/Cargo.toml":       "cargo-features = [\"per-package-target\", 'edition2021']\n[package]\nname = \"k\"\nforced-target = \"../a.json\"\n[profile.release]\nrustflags = [\"-Zthree\"]\n[package.metadata]\ntarget = 'not closed\nrustflags = \"-Zfour\"\n",
			"k/build.rs":         "// println!(\"cargo:rustc-env=RUSTC_BOOTSTRAP=1\");\nfn main() {\n    println!(\"cargo:rerun-if-env-changed=RUSTC_BOOTSTRAP\");\n    if std::env::var_os(\"RUSTC_BOOTSTRAP\").is_none() {\n        println!(\"cargo::rustc-env=RUSTC_BOOTSTRAP=k\");\n    }\n    println!(\"cargo:rustc-env=RUSTC_BOOTSTRAP={}\", name);\n    cmd.env(\"RUSTC_BOOTSTRAP\", \"1\").env(\"RUSTC_BOOTSTRAP\", name);\n}\n",
			"k/src/build.rs":     "// nothing of the kind\n",
		}, []string{
			".cargo/config.toml:2:10-2:19 flag -Zbuild-std=core,alloc via [unstable]",
			".cargo/config.toml:6:10-6:22 flag -Zmtime-on-use via [unstable]",
			".cargo/config.toml:11:4-12:11 flag -Zone=two if target.thumbv7em-none-eabi via rustflags",
			".cargo/config.toml:16:1-16:16 bootstrap RUSTC_BOOTSTRAP=1 via RUSTC_BOOTSTRAP",
			".cargo/config.toml:21:12-21:18 target custom-target=a.json via target",
			"k/Cargo.toml:1:20-1:38 flag -Zper-package-target via cargo-features",
			"k/Cargo.toml:4:18-4:27 target custom-target=../a.json via forced-target",
			"k/Cargo.toml:6:15-6:22 flag -Zthree if profile.release via rustflags",
			"k/Cargo.toml:9:14-9:20 flag -Zfour via rustflags",
			"k/build.rs:5:18-5:54 bootstrap RUSTC_BOOTSTRAP=k via build script",
			"k/build.rs:7:14-7:50 bootstrap RUSTC_BOOTSTRAP via build script",
			"k/build.rs:8:13-8:30 bootstrap RUSTC_BOOTSTRAP=1 via build script",
			"k/build.rs:8:41-8:58 bootstrap RUSTC_BOOTSTRAP via build script",
		}, []string{"k/Cargo.toml:8:1 TOML: strings cannot contain newlines"}},
		{"broken and hostile", kernel(map[string]string{
			"a/Makefile": "ifdef X\nKBUILD_RUSTFLAGS += -Zone\n",
			"b/Makefile": "A = $(A)\nrustc_flags = $(A) -Ztwo\n",
		}), []string{
			"a/Makefile:2:21-2:26 flag -Zone if ifdef X via KBUILD_RUSTFLAGS",
			"b/Makefile:2:20-2:25 flag -Ztwo via rustc_flags",
		}, []string{"a/Makefile:1:1 ifdef without endif", "b/Makefile:1:5 variable A refers to itself"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := open(t, tt.files)
			got, damage := findings(t, m, tt.files)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.damage, damage); diff != "" {
				t.Errorf("damage (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBuildFindingsHostile: each must end quickly.
func TestBuildFindingsHostile(t *testing.T) {
	var graph strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&graph, "a%d = $(a%d) $(a%d) -Zx%d\n", i, i+1, (i*7)%3000, i)
	}
	files := map[string]string{
		"many/Makefile":        "rustc := " + strings.Repeat("-Zx ", 200000),
		"graph/Makefile":       "cmd = $(RUSTC) $(a0)\n" + graph.String(),
		"if/Makefile":          "rustc_x = " + strings.Repeat("$(if $(A),-Za,", 200) + strings.Repeat(")", 200) + "\n",
		"quote/Makefile":       "rustc_x = '" + strings.Repeat("\\\n-Z", 100000) + "\n",
		"a.sh":                 "rustc '" + strings.Repeat("-Zx \\", 100000),
		"b.py":                 "rustc " + strings.Repeat("'-Zx", 100000) + strings.Repeat("\"\"\"", 10001),
		"c/Kconfig":            "rustc\n\thelp\n" + strings.Repeat("$(rustc-option,-Zx,", 10000) + "\n",
		".cargo/config":        strings.Repeat("rustflags = [\"-Zx\",\n", 20000),
		"a/.cargo/config.toml": "unstable = " + strings.Repeat("{ a = ", 100000) + strings.Repeat("x.", 100000),
		"b/.cargo/config.toml": strings.Repeat("[", 100000) + strings.Repeat("a.", 100000) + "]\n" + strings.Repeat("rustflags = '-Zx", 10000),
		"c/build.rs":           "RUSTC_BOOTSTRAP" + strings.Repeat("(\"RUSTC_BOOTSTRAP\",", 20000),
		"big/Makefile":         "rustc = -Zx\n" + strings.Repeat("#\n", 1<<20),
	}
	for name, src := range files {
		start := time.Now()
		one := map[string]string{name: src}
		findings(t, open(t, one), one)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
	start := time.Now()
	m := open(t, files)
	got, damage := findings(t, m, files)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	if len(got) == 0 || len(damage) < 2 {
		t.Errorf("%d findings and %d places of damage", len(got), len(damage))
	}
	if !sort.StringsAreSorted(func() (files []string) {
		for _, d := range damage {
			files = append(files, strings.SplitN(d, ":", 2)[0])
		}
		return files
	}()) {
		t.Error("damage is not sorted")
	}
}

func TestIsBuildFile(t *testing.T) {
	for file, want := range map[string]bool{
		"Makefile": true, "arch/x86/Makefile.um": true, "rust/Makefile": true, "Kbuild": true, "scripts/Kbuild.include": true,
		"a/b.mk": true, "init/Kconfig": true, "arch/x86/Kconfig.cpu": true, "scripts/a.sh": true, "scripts/a.py": true,
		".cargo/config.toml": true, "x/.cargo/config": true, "config.toml": false, "targets/x.json": true, "a/b/c/d.json": false,
		"rust/kernel/lib.rs": false, "a.c": false, "Cargo.toml": true, "scripts/config": true, "scripts/dtc/include-prefixes/arm": false, "a/config": false, "tools/testing/selftests/a.sh": false, "Kconfig.rs": false,
	} {
		if got := IsBuildFile(file); got != want {
			t.Errorf("%s: got %v", file, got)
		}
	}
}

func FuzzBuildFindings(f *testing.F) {
	f.Add("rustc_x := $(if $(A),-Zb='feature(c)') -Zallow-features=$(D)\nx: y\n\trustc -Z '#![feature(z)]'\n", "Makefile")
	f.Add("config A\n\tdef_bool $(rustc-option,-Zone)\n", "Kconfig")
	f.Add("rustc -Zx 'a' \"$RUSTC\"", "a.sh")
	f.Add("['rustc', '-Z', \"b=c\", '''x''']", "a.py")
	f.Add("rustflags = ['-Zx -Zy', \"-Z\", 'z']", ".cargo/config.toml")
	f.Fuzz(func(t *testing.T, src, name string) {
		switch name {
		case "Makefile", "Kconfig", "a.sh", "a.py", ".cargo/config.toml":
		default:
			return
		}
		m := &Model{Tree: tree(map[string]string{name: src + "\n# rustc"}), Kind: Rust}
		found, _ := m.BuildFindings([]string{name}, nil)
		for _, f := range found {
			if f.Line < 1 || f.Col < 1 || f.EndLine < f.Line || f.EndLine == f.Line && f.EndCol <= f.Col {
				t.Fatalf("%+v", f)
			}
		}
	})
}
