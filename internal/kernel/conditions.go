package kernel

import (
	"strings"

	"featscan/internal/cond"
)

// told answers an atom as one compilation of a crate sees it: with what the
// build tells it of cfgs, whether it is a test, whether CONFIG_ symbols reach it
// at all.
func (t *table) told(c *Crate, x *Compilation, name, arg string) tris {
	cfg, isCfg := strings.CutPrefix(name, "cfg:")
	config := strings.HasPrefix(name, "CONFIG_")
	switch {
	case !isCfg && !config:
		return t.base(name, arg)
	case c.Plain:
		return t.plain(x, name, arg)
	case !config:
		return t.cfg(x, cfg, arg)
	case !x.Config:
		return t.constant(cond.False)
	}
	return t.base(name, arg)
}

// plain answers for a crate that no kernel build describes: only what depends on
// nothing is known.
func (t *table) plain(x *Compilation, name, arg string) tris {
	for _, s := range x.Cfgs {
		if n, v := cfgParts(s.Text); "cfg:"+n == name && v == arg {
			return t.outside(s.Cond)
		}
	}
	return t.constant(cond.Unknown)
}

// cfgParts splits `feature="full"`.
func cfgParts(text string) (name, value string) {
	name, value, _ = strings.Cut(text, "=")
	return strings.TrimSpace(name), strings.Trim(strings.TrimSpace(value), `"`)
}

// builtin are the cfgs that rustc sets by itself; any other is set by --cfg or
// not at all.
var builtin = map[string]bool{
	"clippy": true, "contract_checks": true, "debug_assertions": true, "emscripten_wasm_eh": true, "fmt_debug": true,
	"overflow_checks": true, "panic": true, "proc_macro": true, "relocation_model": true, "reliable_f16": true, "reliable_f128": true,
	"sanitize": true, "sanitizer_cfi_generalize_pointers": true, "sanitizer_cfi_normalize_integers": true,
	"target_abi": true, "target_arch": true, "target_endian": true, "target_env": true, "target_family": true,
	"target_feature": true, "target_has_atomic": true, "target_has_atomic_equal_alignment": true,
	"target_has_atomic_load_store": true, "target_has_atomic_primitive_alignment": true, "target_has_reliable_f16": true,
	"target_has_reliable_f128": true, "target_object_format": true, "target_os": true, "target_pointer_width": true,
	"target_thread_local": true, "target_vendor": true, "true": true, "false": true, "ub_checks": true, "unix": true, "windows": true,
	"version": true, "accessible": true,
}

// cfg answers one cfg of a kernel's compilation.
func (t *table) cfg(x *Compilation, name, arg string) tris {
	switch name {
	case "test":
		return t.constant(cond.Of(x.Test))
	case "doc":
		return t.constant(cond.Of(x.Doc))
	case "doctest":
		return t.constant(cond.Of(x.Doctest))
	case "miri", "rustfmt", "false":
		return t.constant(cond.False)
	case "true":
		return t.constant(cond.True)
	}
	given := t.constant(cond.False)
	for _, s := range x.Cfgs {
		if n, v := cfgParts(s.Text); n == name && v == arg {
			given = given.or(t.outside(s.Cond))
		}
	}
	if !builtin[name] {
		return given
	}
	return given.unlessNo(t.builtin(x, name, arg))
}

// builtin answers what rustc derives from its flags and target.
func (t *table) builtin(x *Compilation, name, arg string) tris {
	switch name {
	case "debug_assertions", "overflow_checks":
		return t.switchFlag(x, "-C"+strings.ReplaceAll(name, "_", "-")+"=")
	case "panic":
		if arg == "abort" || arg == "unwind" {
			return t.flag(x, "-Cpanic="+arg)
		}
	case "target_pointer_width":
		if arg == "16" {
			return t.constant(cond.False)
		}
	}
	if !x.Host {
		return t.target(name, arg)
	}
	return t.constant(cond.Unknown)
}

// target answers what is known of the kernel's own target.
func (t *table) target(name, arg string) tris {
	switch {
	case name == "target_arch":
		return t.base("cfg:target_arch", arg)
	case name == "target_pointer_width" && arg == "64":
		return t.base("CONFIG_64BIT", "")
	case name == "target_pointer_width" && arg == "32":
		return t.base("CONFIG_64BIT", "").not()
	case name == "target_endian" && arg == "little":
		return t.base("CONFIG_CPU_BIG_ENDIAN", "").not()
	case name == "target_endian":
		return t.base("CONFIG_CPU_BIG_ENDIAN", "")
	case name == "windows", name == "target_os" && (arg == "windows" || arg == "macos" || arg == "ios" || arg == "android"):
		return t.constant(cond.False)
	}
	return t.constant(cond.Unknown)
}

// flag says whether an option is given. Where it is not, rustc has a default
// that another option may move.
func (t *table) flag(x *Compilation, text string) tris {
	given := t.constant(cond.False)
	for _, f := range x.Flags {
		if f.Text == text {
			given = given.or(t.outside(f.Cond))
		}
	}
	return given.unlessNo(t.constant(cond.Unknown))
}

// switchFlag says whether a yes-or-no option is on.
func (t *table) switchFlag(x *Compilation, prefix string) tris {
	on, off := t.constant(cond.False), t.constant(cond.False)
	for _, f := range x.Flags {
		value, ok := strings.CutPrefix(f.Text, prefix)
		if !ok {
			continue
		}
		switch value {
		case "y", "yes", "on", "true":
			on = on.or(t.outside(f.Cond))
		default:
			off = off.or(t.outside(f.Cond))
		}
	}
	// Where both may be given, the order decides, which is not looked at.
	return tris{on.and(off.not()).yes, off.and(on.not()).yes}
}
