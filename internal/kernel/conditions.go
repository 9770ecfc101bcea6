package kernel

import (
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/release"
)

// CrateValue is Value with what the build tells one crate: its cfgs, whether
// it is a test, whether CONFIG_ symbols reach it at all. It speaks of the main
// compilation; what only another one of the same root would do, such as
// cfg(test) where there is a test goal, is Unknown.
func (b *build) CrateValue(c *Crate, env Env) func(name, arg string) cond.Tri {
	base := b.Value(env)
	if c == nil {
		return base
	}
	values := []func(name, arg string) cond.Tri{b.compiled(c, &c.Main, base)}
	for i := range c.Others {
		values = append(values, b.compiled(c, &c.Others[i], base))
	}
	return func(name, arg string) cond.Tri {
		t := values[0](name, arg)
		for _, v := range values[1:] {
			if t == cond.Unknown {
				break
			}
			if v(name, arg) != t {
				t = cond.Unknown
			}
		}
		return t
	}
}

// compiled answers atoms as one compilation of a crate sees them.
func (b *build) compiled(c *Crate, x *Compilation, base func(name, arg string) cond.Tri) func(name, arg string) cond.Tri {
	if c.Plain {
		return plainValue(x, base)
	}
	return func(name, arg string) cond.Tri {
		cfg, isCfg := strings.CutPrefix(name, "cfg:")
		switch {
		case strings.HasPrefix(name, "CONFIG_"):
			if !x.Config {
				return cond.False
			}
			return base(name, arg)
		case !isCfg:
			return base(name, arg)
		}
		return x.cfg(cfg, arg, base)
	}
}

// plainValue answers for a crate that no kernel build describes: only what
// depends on nothing is known.
func plainValue(x *Compilation, base func(name, arg string) cond.Tri) func(name, arg string) cond.Tri {
	return func(name, arg string) cond.Tri {
		if strings.HasPrefix(name, "cfg:") || strings.HasPrefix(name, "CONFIG_") {
			for _, s := range x.Cfgs {
				if n, v := cfgParts(s.Text); "cfg:"+n == name && v == arg {
					return s.Cond.Eval(base)
				}
			}
			return cond.Unknown
		}
		return base(name, arg)
	}
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
func (x *Compilation) cfg(name, arg string, base func(name, arg string) cond.Tri) cond.Tri {
	switch name {
	case "test":
		return cond.Of(x.Test)
	case "doc":
		return cond.Of(x.Doc)
	case "doctest":
		return cond.Of(x.Doctest)
	case "miri", "rustfmt":
		return cond.False
	case "true":
		return cond.True
	case "false":
		return cond.False
	}
	t := cond.False
	for _, s := range x.Cfgs {
		if n, v := cfgParts(s.Text); n == name && v == arg {
			t = t.Or(s.Cond.Eval(base))
		}
	}
	if t != cond.False || !builtin[name] {
		return t
	}
	return x.builtinCfg(name, arg, base)
}

// builtinCfg answers what rustc derives from its flags and target.
func (x *Compilation) builtinCfg(name, arg string, base func(name, arg string) cond.Tri) cond.Tri {
	switch name {
	case "debug_assertions", "overflow_checks":
		return x.switchFlag("-C"+strings.ReplaceAll(name, "_", "-")+"=", base)
	case "panic":
		if arg == "abort" || arg == "unwind" {
			return x.flag("-Cpanic="+arg, base)
		}
	case "target_arch":
		if !x.Host {
			return base("cfg:target_arch", arg)
		}
		return cond.Unknown
	case "target_pointer_width":
		if !x.Host && (arg == "64" || arg == "32") {
			t := base("CONFIG_64BIT", "")
			if arg == "32" {
				t = t.Not()
			}
			return t
		}
		if arg == "16" {
			return cond.False
		}
	case "target_endian":
		if !x.Host {
			t := base("CONFIG_CPU_BIG_ENDIAN", "")
			if arg == "little" {
				t = t.Not()
			}
			return t
		}
	case "windows":
		if !x.Host {
			return cond.False
		}
	case "target_os":
		if arg == "windows" || arg == "macos" || arg == "ios" || arg == "android" {
			if !x.Host {
				return cond.False
			}
		}
	}
	return cond.Unknown
}

// flag says whether an option is given.
func (x *Compilation) flag(text string, base func(name, arg string) cond.Tri) cond.Tri {
	t := cond.False
	for _, f := range x.Flags {
		if f.Text == text {
			t = t.Or(f.Cond.Eval(base))
		}
	}
	if t == cond.False {
		return cond.Unknown // rustc has a default that another option may move
	}
	return t
}

// switchFlag says whether a yes-or-no option is on.
func (x *Compilation) switchFlag(prefix string, base func(name, arg string) cond.Tri) cond.Tri {
	on, off := cond.False, cond.False
	for _, f := range x.Flags {
		value, ok := strings.CutPrefix(f.Text, prefix)
		if !ok {
			continue
		}
		switch value {
		case "y", "yes", "on", "true":
			on = on.Or(f.Cond.Eval(base))
		default:
			off = off.Or(f.Cond.Eval(base))
		}
	}
	switch {
	case on == cond.True && off == cond.False:
		return cond.True
	case off == cond.True && on == cond.False:
		return cond.False
	}
	return cond.Unknown
}

// Builds is every build of a tree that an Env leaves open: each architecture
// that can build Rust, with each release of rustc from that architecture's
// minimum to the newest known.
type Builds struct {
	b      *build
	envs   []Env
	values []func(name, arg string) cond.Tri
	memo   map[memoKey]features.Activity
	crates map[*Crate][]func(name, arg string) cond.Tri
	// decided holds what each part of a condition came to.
	decided map[memoKey][]cond.Tri
	atoms   map[atomKey][]cond.Tri
}

// atomKey is an atom as a crate sees it.
type atomKey struct {
	c         *Crate
	name, arg string
}

type memoKey struct {
	e *cond.Expr
	c *Crate
}

// Builds lists what env leaves open. newest is the newest release known; a
// release that env names is the only one looked at.
func (b *build) Builds(env Env, newest release.Rust) *Builds {
	bs := &Builds{b: b, memo: map[memoKey]features.Activity{}, crates: map[*Crate][]func(name, arg string) cond.Tri{}, decided: map[memoKey][]cond.Tri{}, atoms: map[atomKey][]cond.Tri{}}
	env = b.settled(env)
	archs := []string{env.Arch}
	if env.Arch == "" && b.kernel && env.Config == nil {
		if archs = b.Archs(); len(archs) == 0 {
			archs = []string{""}
		}
	}
	if len(archs) > len(b.together) {
		b.together = archs
	}
	for _, arch := range archs {
		for _, r := range b.releases(env, arch, newest) {
			e := Env{Rust: r, Arch: arch, Config: env.Config}
			if b.impossible(e) {
				continue
			}
			bs.envs = append(bs.envs, e)
		}
	}
	if len(bs.envs) == 0 {
		bs.envs = []Env{env}
	}
	for _, e := range bs.envs {
		bs.values = append(bs.values, remember(b.Value(e)))
	}
	return bs
}

// remember keeps the answers of a value function.
func remember(value func(name, arg string) cond.Tri) func(name, arg string) cond.Tri {
	known := map[[2]string]cond.Tri{}
	return func(name, arg string) cond.Tri {
		key := [2]string{name, arg}
		t, ok := known[key]
		if !ok {
			t = value(name, arg)
			known[key] = t
		}
		return t
	}
}

// releases lists the releases of rustc to look at for one architecture.
func (b *build) releases(env Env, arch string, newest release.Rust) []release.Rust {
	least := b.MinimumFor(arch)
	switch {
	case !env.Rust.IsZero():
		return []release.Rust{env.Rust}
	case least.IsZero():
		return []release.Rust{{}}
	}
	list := []release.Rust{least}
	for r := (release.Rust{Major: least.Major, Minor: least.Minor + 1}); !newest.Less(r) && len(list) < 200; r.Minor++ {
		list = append(list, r)
	}
	return list
}

// impossible reports whether no configuration of env builds Rust at all.
func (b *build) impossible(env Env) bool {
	if !b.kernel || env.Config != nil || env.Arch == "" {
		return false
	}
	if b.recall != nil {
		return b.recall.never(env, func() bool { return b.neverBuilds(env) })
	}
	return b.neverBuilds(env)
}

func (b *build) neverBuilds(env Env) bool {
	v := b.symbols().free(env, b.together)
	return v.set.Symbols["RUST"] != nil && v.is("RUST", "") == cond.False
}

// buildAt is an Env without a configuration.
type buildAt struct {
	rust release.Rust
	arch string
}

// Envs lists the builds, by architecture and then by release.
func (bs *Builds) Envs() []Env { return bs.envs }

// Activity says whether a condition holds in every build, in some or in none.
// c is the crate whose cfgs decide, nil for text that belongs to no crate. The
// condition of the crate itself counts where e contains it: c.Main.Cond, the
// very value, as cond.AllOf keeps it. It answers Conditional where it cannot
// know.
func (bs *Builds) Activity(e *cond.Expr, c *Crate) features.Activity {
	if e == nil {
		return features.Active
	}
	key := memoKey{e, c}
	if a, ok := bs.memo[key]; ok {
		return a
	}
	a := bs.decide(e, c)
	bs.memo[key] = a
	return a
}

func (bs *Builds) decide(e *cond.Expr, c *Crate) features.Activity {
	always, never := true, true
	for i := range bs.envs {
		main, others := bs.evaluate(e, c, i)
		always = always && main == cond.True
		never = never && main == cond.False && others == cond.False
		if !always && !never {
			return features.Conditional
		}
	}
	switch {
	case always:
		return features.Active
	case never:
		return features.Dormant
	}
	return features.Conditional
}

// evaluate decides e in build i: in the crate's main compilation, and whether
// any other compilation of it might hold it.
func (bs *Builds) evaluate(e *cond.Expr, c *Crate, i int) (main, others cond.Tri) {
	if c == nil {
		return e.Eval(bs.values[i]), cond.False
	}
	all := bs.outcomes(e, c)
	n := len(all) / len(bs.envs)
	others = cond.False
	for _, t := range all[i*n+1 : (i+1)*n] {
		others = others.Or(t)
	}
	return all[i*n], others
}

// outcomes decides e in every build, for every compilation of the crate: those
// of one build stand together, the main one first. Findings share most of their
// conditions as pointers, so that each part is decided once.
//
// The part that is the condition of the crate itself is decided from outside:
// the Makefiles that it comes from know every CONFIG_ symbol, also where the
// crate is told of none.
func (bs *Builds) outcomes(e *cond.Expr, c *Crate) []cond.Tri {
	key := memoKey{e, c}
	if all, ok := bs.decided[key]; ok {
		return all
	}
	inside := bs.inside(c)
	atom := atomKey{c: c}
	if e != nil && e.Op == cond.Atom && e != c.Main.Cond {
		atom.name, atom.arg = e.Name, e.Arg
		if all, ok := bs.atoms[atom]; ok {
			return all
		}
	}
	all := make([]cond.Tri, len(inside))
	switch {
	case e == nil || e.Op == cond.Const || e.Op == cond.Atom || e == c.Main.Cond:
		n := len(inside) / len(bs.envs)
		for i, value := range inside {
			if e == c.Main.Cond {
				value = bs.values[i/n]
			}
			all[i] = e.Eval(value)
		}
		if atom.name != "" {
			bs.atoms[atom] = all
			return all
		}
	case e.Op == cond.Not:
		for i, t := range bs.outcomes(e.Sub[0], c) {
			all[i] = t.Not()
		}
	case e.Op == cond.All:
		for i := range all {
			all[i] = cond.True
		}
		for _, s := range e.Sub {
			for i, t := range bs.outcomes(s, c) {
				all[i] = all[i].And(t)
			}
		}
	case e.Op == cond.Any:
		for i := range all {
			all[i] = cond.False
		}
		for _, s := range e.Sub {
			for i, t := range bs.outcomes(s, c) {
				all[i] = all[i].Or(t)
			}
		}
	}
	bs.decided[key] = all
	return all
}

// inside are the value functions of a crate's compilations in each build, in the
// order of outcomes.
func (bs *Builds) inside(c *Crate) []func(name, arg string) cond.Tri {
	list := bs.crates[c]
	if list == nil {
		for _, base := range bs.values {
			for _, x := range c.Compilations() {
				list = append(list, bs.b.compiled(c, x, base))
			}
		}
		bs.crates[c] = list
	}
	return list
}

// Files lists the files of a crate that rustc reads in some build, sorted. Where a
// configuration says what is built, goals such as rusttest do not count.
func (bs *Builds) Files(c *Crate) []string {
	files := []string{}
	for _, f := range c.Files {
		for i, env := range bs.envs {
			main, others := bs.evaluate(f.Read, c, i)
			if main != cond.False || others != cond.False && env.Config == nil {
				files = append(files, f.Path)
				break
			}
		}
	}
	return files
}

// Settings lists, sorted, the texts of those settings that hold in some build
// of the crate.
func (bs *Builds) Settings(list []Setting, c *Crate) []string {
	out := map[string]bool{}
	for _, s := range list {
		if !out[s.Text] && bs.Activity(s.Cond, c) != features.Dormant {
			out[s.Text] = true
		}
	}
	return sortedKeys(out)
}

// Value answers whether e holds in the crate's main compilation in each build,
// in the order of Envs.
func (bs *Builds) Value(e *cond.Expr, c *Crate) []cond.Tri {
	out := make([]cond.Tri, len(bs.envs))
	for i := range bs.envs {
		out[i], _ = bs.evaluate(e, c, i)
	}
	return out
}
