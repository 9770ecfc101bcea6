package kernel

import (
	"testing/fstest"
)

// sampleKernel is a tree with the shape of a kernel, written for the tests.
func sampleKernel() fstest.MapFS {
	files := map[string]string{
		"Makefile": `VERSION = 7
PATCHLEVEL = 1
SUBLEVEL = 0
RUSTC = rustc
HOSTRUSTC = rustc
RUSTDOC = rustdoc
KBUILD_RUSTFLAGS := --edition=2021 -Zcommon=y -Cpanic=abort
KBUILD_RUSTFLAGS_MODULE := --cfg MODULE
KBUILD_HOSTRUSTFLAGS := --edition=2021 -Zallow-features=
include arch/$(SRCARCH)/Makefile
ifdef CONFIG_DEBUG_RUST
KBUILD_RUSTFLAGS += -Zverbose
endif
KBUILD_RUSTFLAGS += $(if $(call rustc-min-version,109000),-Cnew,-Zold)
prepare:
	$(Q)$(MAKE) $(build)=rust
	$(Q)$(MAKE) $(build)=scripts
`,
		"arch/x86/Makefile": "KBUILD_RUSTFLAGS += -Zx86=$(CONFIG_PADDING)\n",
		"arch/arm/Makefile": "KBUILD_RUSTFLAGS += -Zarm\n",
		"Kbuild":            "obj-y += drivers/\nobj-$(CONFIG_SAMPLES) += samples/\n",
		"drivers/Makefile":  "obj-$(CONFIG_BUS) += bus/\n",
		"drivers/bus/Makefile": `obj-$(CONFIG_ONE) += one.o
obj-$(CONFIG_MANY) += many.o
many-y := many-main.o other.o
obj-y += plain.o
`,
		"drivers/bus/one.rs":       "mod part;\n",
		"drivers/bus/part.rs":      "",
		"drivers/bus/many-main.rs": "",
		"drivers/bus/plain.c":      "",
		"drivers/bus/nobody.rs":    "",
		"samples/sub/Makefile":     "obj-y += below.o\n",
		"samples/sub/below.rs":     "",
		"samples/Makefile":         "subdir-rustflags-$(CONFIG_DEBUG_RUST) += --cfg inherited\nsubdir-$(CONFIG_SAMPLE) += sub\nrustflags-y += --cfg sample\nobj-$(CONFIG_SAMPLE) += sample.o\nhostprogs-always-y := tool\ntool-rust := y\n",
		"samples/sample.rs":        "",
		"samples/tool.rs":          "",
		"scripts/Makefile":         "hostprogs-always-$(CONFIG_RUST) += gen\ngen-rust := y\n",
		"scripts/gen.rs":           "",
		"rust/Makefile": `obj-$(CONFIG_RUST) += kernel.o
always-$(CONFIG_RUST) += libmac.so
mac-cfgs := feature="full" $(if $(call rustc-min-version,108800),spans)
cfgs-to-flags = $(patsubst %,--cfg='%',$1)
cmd_library = $(RUSTC) $(filter-out $(skip_flags),$(rust_flags)) $(target_flags) --crate-name $(patsubst %.o,%,$(notdir $@)) $<
cmd_proc = $(RUSTC) --edition=2021 $(target_flags) --crate-type proc-macro --crate-name mac $<
cmd_rustdoc = $(RUSTDOC) $(rust_flags) --crate-name kernel $<
cmd_test = $(RUSTC) --test --edition=2021 $<
$(obj)/kernel.o: private target_flags = --extern mac
$(obj)/kernel.o: private skip_flags = --edition=2021
$(obj)/kernel.o: $(src)/kernel/lib.rs FORCE
	+$(call if_changed_rule,library)
$(obj)/libmac.so: private target_flags = $(call cfgs-to-flags,$(mac-cfgs))
$(obj)/libmac.so: $(src)/mac/lib.rs FORCE
	+$(call if_changed,proc)
obj-$(CONFIG_DOCTESTS) += doctests_generated.o
%/doctests_generated.rs: $(src)/kernel/lib.rs FORCE
	+$(call if_changed,rustdoc)
rustdoc-kernel: $(src)/kernel/lib.rs FORCE
	+$(call if_changed,rustdoc)
rusttest-mac: $(src)/mac/lib.rs FORCE
	+$(call if_changed,test)
`,
		"rust/kernel/lib.rs": `#![feature(always)]
#![cfg_attr(CONFIG_HAS_NEW, feature(newer))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(doc, feature(rustdoc_internals))]
#![cfg_attr(CONFIG_NOWHERE, feature(nowhere))]
#[cfg(CONFIG_BUS)]
mod bus;
mod inline { mod inner; #[path = "elsewhere.rs"] mod moved; }
include!("included.rs");
macro_rules! m { () => { mod never; } }
`,
		"rust/kernel/bus.rs":              "mod deep;\n",
		"rust/kernel/bus/deep.rs":         "#![cfg(MODULE)]\nmod under;\n",
		"rust/kernel/bus/deep/under.rs":   "",
		"rust/kernel/inline/inner/mod.rs": "",
		"rust/kernel/inline/elsewhere.rs": "",
		"rust/kernel/included.rs":         "",
		"rust/kernel/never.rs":            "",
		"rust/mac/lib.rs":                 "#![cfg_attr(spans, feature(spans))]\n#![cfg_attr(test, feature(test))]\n#[cfg(CONFIG_BUS)] mod gone;\n",
		"rust/mac/gone.rs":                "",
		"scripts/Makefile.build": `src := $(srcroot)/$(obj)
obj-y :=
obj-m :=
rustflags-y :=
hostprogs :=
include $(kbuild-file)
suffix-search = $(strip $(foreach s, $3, $($(1:%$(strip $2)=%$s))))
real-search = $(foreach m, $1, $(if $(call suffix-search, $m, $2, $3 -), $(call suffix-search, $m, $2, $3), $m))
obj-m := $(filter-out $(obj-y),$(obj-m))
real-obj-y := $(addprefix $(obj)/,$(call real-search, $(obj-y), .o, -objs -y))
real-obj-m := $(addprefix $(obj)/,$(call real-search, $(obj-m), .o, -objs -y -m))
always-y := $(addprefix $(obj)/,$(always-y))
part-of-module = $(if $(filter $(basename $@).o, $(real-obj-m)),y)
rust_flags = $(KBUILD_RUSTFLAGS) $(rustflags-y) $(RUSTFLAGS_$(basename $(notdir $@)).o) $(if $(part-of-module),$(KBUILD_RUSTFLAGS_MODULE)) @$(objtree)/include/generated/rustc_cfg
rust_allowed_features := one,two
cmd_rustc_o_rs = $(RUSTC) $(rust_flags) -Zallow-features=$(rust_allowed_features) -Zcrate-attr='feature($(rust_allowed_features))' --extern kernel $< ; echo done
$(obj)/%.o: $(obj)/%.rs FORCE
	+$(call if_changed_dep,rustc_o_rs)
hostprogs += $(hostprogs-always-y)
KBUILD_RUSTFLAGS += $(subdir-rustflags-y)
host-rust := $(addprefix $(obj)/,$(foreach m,$(hostprogs),$(if $($(m)-rust),$(m))))
cmd_host-rust = $(HOSTRUSTC) $(KBUILD_HOSTRUSTFLAGS) --emit=link=$@ $<
$(host-rust): $(obj)/%: $(src)/%.rs FORCE
	+$(call if_changed_dep,host-rust)
`,
		"Kconfig": `source "arch/$(SRCARCH)/Kconfig"
config RUSTC_VERSION
	int
	default $(rustc-version)
config RUST
	bool "Rust"
	depends on HAVE_RUST
	depends on !BROKEN_RUST
config HAVE_RUST
	bool
config BROKEN_RUST
	bool "break"
config HAS_NEW
	def_bool RUSTC_VERSION >= 109200
config HAS_NEW_AND_CLANG
	def_bool y
	depends on HAS_NEW && CC_IS_CLANG
config CC_IS_CLANG
	def_bool $(success,false)
config BUS
	bool "bus"
config ONE
	tristate "one"
	depends on BUS
config MANY
	bool "many"
	select PICKED
config PICKED
	bool
config UNPICKED
	bool
config SAMPLES
	bool "samples"
config SAMPLE
	tristate "sample"
	depends on SAMPLES
config DOCTESTS
	bool "doc tests"
config DEBUG_RUST
	bool "debug"
config PADDING
	int
	default 16
config MODULES
	bool "modules"
	modules
`,
		"arch/x86/Kconfig": "config X86\n\tdef_bool y\n\tselect HAVE_RUST\n",
		"arch/arm/Kconfig": "config ARM\n\tdef_bool y\n\tselect HAVE_RUST if HAS_NEW\n",
		"arch/sh/Kconfig":  "config SUPERH\n\tdef_bool y\n",
	}
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}
