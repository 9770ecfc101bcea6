package kernel

import (
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kconfig"
	"featscan/internal/release"
)

// targetArchs are the values of rustc's target_arch for each SRCARCH.
var targetArchs = map[string][]string{
	"alpha": {}, "arc": {}, "arm": {"arm"}, "arm64": {"aarch64"}, "csky": {"csky"}, "hexagon": {"hexagon"},
	"loongarch": {"loongarch64"}, "m68k": {"m68k"}, "microblaze": {}, "mips": {"mips", "mips64", "mips32r6", "mips64r6"},
	"nios2": {}, "openrisc": {}, "parisc": {}, "powerpc": {"powerpc", "powerpc64"},
	"riscv": {"riscv32", "riscv64"}, "s390": {"s390x"}, "sh": {}, "sparc": {"sparc", "sparc64"},
	"um": {"x86", "x86_64"}, "x86": {"x86", "x86_64"}, "xtensa": {"xtensa"},
}

// Value answers the atoms of a condition under env, as far as it decides them.
// It knows nothing of cfgs that crates are given; see Builds.
func (b *build) Value(env Env) func(name, arg string) cond.Tri {
	env = b.settled(env)
	symbols := func() view { return b.symbols().in(env, b.together) }
	return func(name, arg string) cond.Tri {
		switch {
		case name == "rustc>=":
			at, err := release.ParseRust(arg)
			if err != nil || env.Rust.IsZero() {
				return cond.Unknown
			}
			return cond.Of(!env.Rust.Less(at))
		case name == "arch":
			if env.Arch == "" {
				return cond.Unknown
			}
			return cond.Of(env.Arch == arg)
		case strings.HasPrefix(name, "CONFIG_"):
			if !b.kernel {
				return cond.Unknown
			}
			return b.asked(env, name, arg, func() cond.Tri { return symbols().atom(strings.TrimPrefix(name, "CONFIG_"), arg) })
		case name == "cfg:target_arch":
			t := targetArch(env.Arch, arg)
			if t == cond.Unknown && b.kernel && env.Arch != "" {
				return b.asked(env, name, arg, func() cond.Tri { return symbols().width(env.Arch, arg) })
			}
			return t
		}
		return cond.Unknown
	}
}

// width tells an architecture's 32-bit target_arch from its 64-bit one.
func (v view) width(arch, want string) cond.Tri {
	all := targetArchs[arch]
	if len(all) != 2 || v.set.Symbols["64BIT"] == nil {
		return cond.Unknown
	}
	wide := v.is("64BIT", "")
	if want == all[0] {
		return wide.Not()
	}
	return wide
}

func targetArch(arch, want string) cond.Tri {
	all, ok := targetArchs[arch]
	if !ok {
		return cond.Unknown
	}
	for _, a := range all {
		if a == want {
			if len(all) == 1 {
				return cond.True
			}
			return cond.Unknown
		}
	}
	return cond.False
}

// atom answers CONFIG_NAME, or CONFIG_NAME = "arg".
func (v view) atom(name, arg string) cond.Tri {
	if v.excludes(name, arg) {
		return cond.False
	}
	if arg == "" || arg == "y" || arg == "m" {
		return v.is(name, arg)
	}
	if v.env.Config != nil && !(v.other && v.isBound(name, 3)) {
		return cond.Of(strings.Trim(v.env.Config["CONFIG_"+name], `"`) == strings.Trim(arg, `"`))
	}
	if v.set.Symbols[name] == nil {
		return cond.False
	}
	return cond.Unknown
}

// excludes reports whether a symbol can never be just m.
func (c *config) excludes(name, arg string) bool {
	sym := c.set.Symbols[name]
	return arg == "m" && sym != nil && sym.Type() == kconfig.Bool
}
