package kernel

import (
	"reflect"
	"slices"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/release"
)

// Builds is every build of a tree that an Env leaves open: each architecture
// that can build Rust, with each release of rustc from that architecture's
// minimum to the newest known.
type Builds struct {
	*table
	envs []Env
	at   []int // of each of envs, in the table
	live []uint64
}

// Builds lists what env leaves open. newest is the newest release known; a
// release that env names is the only one looked at.
func (b *build) Builds(env Env, newest release.Rust) *Builds {
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
	bs := &Builds{}
	var all []Env
	for _, arch := range archs {
		for _, r := range b.releases(env, arch, newest) {
			e := Env{Rust: r, Arch: arch, Config: env.Config}
			all = append(all, e)
			if !b.impossible(e) {
				bs.envs = append(bs.envs, e)
			}
		}
	}
	if len(bs.envs) == 0 {
		bs.envs = []Env{env}
		all = append(all, env)
	}
	bs.table = b.tableOf(all, newest)
	bs.live = make([]uint64, bs.words)
	for _, e := range bs.envs {
		i := bs.index[buildAt{e.Rust, e.Arch}]
		bs.at = append(bs.at, i)
		bs.live[i>>6] |= 1 << (i & 63)
	}
	return bs
}

// tableOf is a table with all of these builds: one that there is already, so
// that no condition is decided again for each build alone.
func (b *build) tableOf(envs []Env, newest release.Rust) *table {
	config := reflect.ValueOf(envs[0].Config).Pointer()
	for _, t := range b.tables {
		if t.config == config && !slices.ContainsFunc(envs, func(e Env) bool { return !t.has(e) }) {
			return t
		}
	}
	if len(envs) == 1 && b.recall == nil {
		envs = b.neighbours(envs[0], newest)
	}
	t := newTable(b, envs)
	t.config = config
	b.tables = append(b.tables, t)
	return t
}

// neighbours are a build and those that are likely to be asked for next: of
// newer compilers, and of the other architectures.
func (b *build) neighbours(env Env, newest release.Rust) []Env {
	var envs []Env
	archs := b.together
	if !slices.Contains(archs, env.Arch) {
		archs = []string{env.Arch}
	}
	for _, arch := range archs {
		for _, r := range features.Points(env.Rust, newest) {
			envs = append(envs, Env{Rust: r, Arch: arch, Config: env.Config})
		}
	}
	if env.Rust.IsZero() {
		envs = []Env{env}
	}
	return envs
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
// know. Only the crate's main compilation has to hold it; none of the others,
// such as that of its tests, may, for what is dormant.
func (bs *Builds) Activity(e *cond.Expr, c *Crate) features.Activity {
	if e == nil {
		return features.Active
	}
	all := bs.outcomes(e, c)
	always, never := true, true
	for i, word := range all.no {
		live := bs.live[i%bs.words]
		never = never && word&live == live
		always = always && (i >= bs.words || all.yes[i]&live == live)
	}
	switch {
	case always:
		return features.Active
	case never:
		return features.Dormant
	}
	return features.Conditional
}

// Files lists the files of a crate that rustc reads in some build, sorted. Where a
// configuration says what is built, goals such as rusttest do not count.
func (bs *Builds) Files(c *Crate) []string {
	files := []string{}
	for _, f := range c.Files {
		no := bs.outcomes(f.Read, c).no
		if bs.envs[0].Config != nil {
			no = no[:bs.words]
		}
		for i, word := range no {
			if live := bs.live[i%bs.words]; word&live != live {
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
	all := bs.outcomes(e, c)
	out := make([]cond.Tri, len(bs.at))
	for i, at := range bs.at {
		out[i] = all.at(at)
	}
	return out
}
