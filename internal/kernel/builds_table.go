package kernel

import (
	"strings"

	"featscan/internal/cond"
)

// table decides conditions for many builds at once, each condition once.
type table struct {
	b      *build
	config uintptr // the identity of the .config, 0 for none
	envs   []Env
	index  map[buildAt]int // of envs
	words  int             // of the answers for one compilation

	values  []func(name, arg string) cond.Tri // of envs
	views   []view                            // of envs; nil until a symbol is asked for
	atoms   map[atomKey]tris
	decided map[decidedKey]tris
}

// atomKey is an atom as a crate sees it; nil for text outside of crates.
type atomKey struct {
	c         *Crate
	name, arg string
}

// decidedKey is a condition in a crate; nil for text outside of crates.
type decidedKey struct {
	e *cond.Expr
	c *Crate
}

func newTable(b *build, envs []Env) *table {
	t := &table{b: b, envs: envs, index: map[buildAt]int{}, words: (len(envs) + 63) / 64,
		atoms: map[atomKey]tris{}, decided: map[decidedKey]tris{}}
	for i, e := range envs {
		t.index[buildAt{e.Rust, e.Arch}] = i
		t.values = append(t.values, b.Value(e))
	}
	return t
}

func (t *table) has(e Env) bool {
	_, ok := t.index[buildAt{e.Rust, e.Arch}]
	return ok
}

func (t *table) constant(v cond.Tri) tris { return constant(v, t.words) }

// outside decides a condition of the Makefiles, which know every symbol and no
// crate's cfgs.
func (t *table) outside(e *cond.Expr) tris { return t.outcomes(e, nil) }

// outcomes decides e in every build, for every compilation of the crate: those
// of the main one come first. Findings share most of their conditions as
// pointers, so that each part is decided once.
//
// The part that is the condition of the crate itself is decided from outside:
// the Makefiles that it comes from know every CONFIG_ symbol, also where the
// crate is told of none.
func (t *table) outcomes(e *cond.Expr, c *Crate) tris {
	n := 1
	if c != nil {
		n += len(c.Others)
	}
	switch {
	case e == nil:
		return constant(cond.True, n*t.words)
	case c != nil && e == c.Main.Cond:
		// In words of its own, whatever the crate is told.
	case e.Op == cond.Const:
		return constant(e.Value, n*t.words)
	case e.Op == cond.Atom:
		return t.atom(e.Name, e.Arg, c)
	}
	key := decidedKey{e, c}
	if all, ok := t.decided[key]; ok {
		return all
	}
	all := t.decide(e, c, n)
	t.decided[key] = all
	return all
}

func (t *table) decide(e *cond.Expr, c *Crate, n int) tris {
	switch {
	case c != nil && e == c.Main.Cond:
		one := t.outside(e)
		all := newTris(n * t.words)
		for i := range n {
			copy(all.yes[i*t.words:], one.yes)
			copy(all.no[i*t.words:], one.no)
		}
		return all
	case e.Op == cond.Not:
		return t.outcomes(e.Sub[0], c).not()
	}
	// An Any is the opposite of an All of opposites.
	opposite := e.Op == cond.Any
	all := constant(cond.True, n*t.words)
	for _, s := range e.Sub {
		one := t.outcomes(s, c)
		if opposite {
			one = one.not()
		}
		for i := range all.yes {
			all.yes[i] &= one.yes[i]
			all.no[i] |= one.no[i]
		}
	}
	if opposite {
		return all.not()
	}
	return all
}

// atom answers an atom for every compilation of a crate.
func (t *table) atom(name, arg string, c *Crate) tris {
	if c == nil {
		return t.base(name, arg)
	}
	key := atomKey{c, name, arg}
	all, ok := t.atoms[key]
	if !ok {
		compilations := c.Compilations()
		all = newTris(len(compilations) * t.words)
		for i, x := range compilations {
			one := t.told(c, x, name, arg)
			copy(all.yes[i*t.words:], one.yes)
			copy(all.no[i*t.words:], one.no)
		}
		t.atoms[key] = all
	}
	return all
}

// base answers an atom as the build files see it.
func (t *table) base(name, arg string) tris {
	key := atomKey{nil, name, arg}
	all, ok := t.atoms[key]
	if !ok {
		all = newTris(t.words)
		symbol, is := strings.CutPrefix(name, "CONFIG_")
		if is && t.b.kernel && t.b.recall == nil && t.config == 0 && (arg == "" || arg == "y" || arg == "m") {
			t.symbol(all, symbol, arg)
		} else {
			for i, value := range t.values {
				all.set(i, value(name, arg))
			}
		}
		t.atoms[key] = all
	}
	return all
}

// symbol asks for a symbol once for each compiler.
func (t *table) symbol(all tris, name, arg string) {
	if t.views == nil {
		for _, e := range t.envs {
			t.views = append(t.views, t.b.symbols().in(e, t.b.together))
		}
	}
	spans := map[*config]span{}
	for i, v := range t.views {
		s, ok := spans[v.config]
		if !ok {
			if v.excludes(name, arg) {
				s = no
			} else {
				s = v.symbol(name, lookThrough)
			}
			spans[v.config] = s
		}
		all.set(i, s.tri(arg, v.lane))
	}
}
