package kernel

import (
	"strconv"

	"featscan/internal/cond"
	"featscan/internal/parse/kconfig"
	"featscan/internal/release"
)

// Env is what is known of a build. The zero value knows nothing.
type Env struct {
	Rust   release.Rust   // the compiler; zero when unknown
	Arch   string         // SRCARCH, such as "x86"; "" when unknown
	Config kconfig.Config // a .config; nil when there is none
}

// span is the set of values that a tristate symbol can have: every value from
// lo to hi, where 0 is n, 1 is m and 2 is y.
type span struct{ lo, hi uint8 }

var (
	no     = span{0, 0}
	yes    = span{2, 2}
	anyhow = span{0, 2}
)

func (s span) not() span { return span{2 - s.hi, 2 - s.lo} }

func (s span) and(o span) span { return span{min(s.lo, o.lo), min(s.hi, o.hi)} }

func (s span) or(o span) span { return span{max(s.lo, o.lo), max(s.hi, o.hi)} }

// join is what can be when either can.
func (s span) join(o span) span { return span{min(s.lo, o.lo), max(s.hi, o.hi)} }

func truth(t cond.Tri) span {
	switch t {
	case cond.True:
		return yes
	case cond.False:
		return no
	}
	return anyhow
}

// tri answers CONFIG_X (arg ""), or whether X is just y or m.
func (s span) tri(arg string) cond.Tri {
	switch {
	case s.hi == 0:
		return cond.False
	case arg == "" && s.lo > 0, arg == "y" && s.lo == 2, arg == "m" && s == span{1, 1}:
		return cond.True
	case arg == "y" && s.hi < 2, arg == "m" && s.lo == 2:
		return cond.False
	}
	return cond.Unknown
}

// symbols decides Kconfig symbols as far as an Env allows. Every answer holds
// for each .config that Kconfig could write for that Env, with CONFIG_RUST=y;
// what it cannot settle within its bounds it leaves open.
//
// The depth of an answer is how many symbols it may look through. Answers are
// kept by symbol and depth, so that none depends on what was asked before.
type symbols struct {
	set   *kconfig.Set
	exprs map[string]*kconfig.Expr
	// shared holds the answers that do not depend on the compiler, by
	// architecture.
	shared map[string]map[symbolAt]span
	facts  map[string]map[string]span // by architecture: what CONFIG_RUST=y implies
	steps  int                        // taken so far, of maxSteps
	bound  map[string]bool            // symbols that the compiler's version decides in part
}

type symbolAt struct {
	sym   *kconfig.Symbol
	depth int
}

const (
	lookThrough = 6
	// maxSteps ends the evaluation of a hostile tree: symbols looked at over all
	// that is asked of it. Each symbol of Linux 7.2 once takes 540,000.
	maxSteps = 10_000_000
)

func newSymbols(set *kconfig.Set) *symbols {
	return &symbols{
		set: set, exprs: map[string]*kconfig.Expr{}, facts: map[string]map[string]span{},
		shared: map[string]map[symbolAt]span{}, bound: map[string]bool{},
	}
}

// expr parses text, once. What cannot be parsed is unknown.
func (s *symbols) expr(text string) *kconfig.Expr {
	e, ok := s.exprs[text]
	if !ok {
		var err error
		if e, err = kconfig.ParseExpr(text); err != nil {
			e = &kconfig.Expr{Op: kconfig.Macro, Name: text}
		}
		s.exprs[text] = e
	}
	return e
}

// in starts an evaluation under env.
func (s *symbols) in(env Env) *config {
	if s.shared[env.Arch] == nil {
		s.shared[env.Arch] = map[symbolAt]span{}
	}
	c := &config{symbols: s, env: env, own: map[symbolAt]span{}, common: s.shared[env.Arch], facts: s.factsFor(env.Arch)}
	if env.Config != nil {
		// A configuration decides everything but what another compiler would
		// have decided differently.
		c.common = map[symbolAt]span{}
		made, err := strconv.Atoi(env.Config["CONFIG_RUSTC_VERSION"])
		c.other = !env.Rust.IsZero() && (err != nil || made != env.Rust.Code())
	}
	return c
}

// config is one evaluation of symbols.
type config struct {
	*symbols
	env    Env
	own    map[symbolAt]span // answers that depend on the compiler
	common map[symbolAt]span // answers that do not
	facts  map[string]span   // see factsFor
	other  bool              // env.Config was made for another compiler
	// touched is set when an answer looked at the compiler's version.
	touched bool
	// free leaves CONFIG_RUST=y out, to ask whether a build can be at all.
	free bool
}

// value is what the symbol X (without CONFIG_) can be.
func (c *config) value(name string) span {
	return c.symbol(name, lookThrough)
}

func (c *config) symbol(name string, depth int) span {
	sym := c.set.Symbols[name]
	if c.env.Config != nil && !(c.other && c.isBound(name, 3)) {
		return c.configured(name)
	}
	if sym == nil {
		return no
	}
	c.steps++
	at := symbolAt{sym, depth}
	if s, ok := c.common[at]; ok {
		return s
	}
	if s, ok := c.own[at]; ok {
		c.touched = true
		return s
	}
	if depth <= 0 || c.steps > maxSteps {
		return c.known(name, anyhow)
	}
	before := c.touched
	c.touched = false
	s := c.known(name, c.chosen(sym, c.compute(sym, depth-1)))
	if c.touched {
		c.own[at] = s
	} else {
		c.common[at] = s
	}
	c.touched = c.touched || before
	return s
}

// known narrows s by what CONFIG_RUST=y implies.
func (c *config) known(name string, s span) span {
	fact, ok := c.facts[name]
	if !ok || c.free {
		return s
	}
	if s = (span{max(s.lo, fact.lo), min(s.hi, fact.hi)}); s.lo > s.hi {
		return fact
	}
	return s
}

func (c *config) configured(name string) span {
	switch v := c.env.Config["CONFIG_"+name]; v {
	case "y":
		return yes
	case "m":
		return span{1, 1}
	case "n", "":
		return no
	}
	return yes // a number or a string: it is set
}

// isBound reports whether the compiler's version takes part in what a symbol
// without a prompt is, or in whether one with a prompt may be set.
func (s *symbols) isBound(name string, depth int) bool {
	if name == "RUSTC_VERSION" {
		return true
	}
	sym := s.set.Symbols[name]
	if sym == nil || depth == 0 || name == "RUST" {
		return false
	}
	key := name + strconv.Itoa(depth)
	if b, ok := s.bound[key]; ok {
		return b
	}
	s.bound[key] = false // a symbol does not bind itself
	found := false
	look := func(text string) {
		if found || text == "" {
			return
		}
		e := s.expr(text)
		found = asksRustc(e)
		e.Symbols(func(n string) { found = found || s.isBound(n, depth-1) })
	}
	for _, d := range sym.Defs {
		for _, list := range [][]kconfig.Prop{d.Depends, d.Defaults} {
			for _, p := range list {
				look(p.Value)
				look(p.Cond)
			}
		}
	}
	s.bound[key] = found
	return found
}
