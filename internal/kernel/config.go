package kernel

import (
	"slices"
	"strconv"
	"strings"

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

// symbols decides Kconfig symbols as far as an Env allows. Every answer holds
// for each .config that Kconfig could write for that Env, with CONFIG_RUST=y;
// what it cannot settle within its bounds it leaves open.
//
// The depth of an answer is how many symbols it may look through. Answers are
// kept by symbol and depth, so that none depends on what was asked before.
type symbols struct {
	set   *kconfig.Set
	exprs map[string]*kconfig.Expr
	terms map[string]*term           // by text
	props map[*kconfig.Prop]lineOf   // by line
	lanes map[string]*lanes          // by architectures
	facts map[string]map[string]span // by architecture: what CONFIG_RUST=y implies
	steps int                        // taken so far, of maxSteps
	bound map[string]bool            // symbols that the compiler's version decides in part
}

// lanes are architectures whose symbols are decided together, a bit of a span
// for each: most of Kconfig is the same for all of them.
type lanes struct {
	archs   []string // at most 64
	all     uint64   // a bit for each
	facts   map[string]fact
	configs map[configAt]*config
	// common holds the answers that do not depend on the compiler, those that
	// leave CONFIG_RUST=y out apart.
	common map[bool]*memory
}

// fact is what CONFIG_RUST=y implies of a symbol, in the architectures of known.
type fact struct {
	span
	known uint64
}

type configAt struct {
	rust release.Rust
	free bool
}

const (
	lookThrough = 6
	// maxSteps ends the evaluation of a hostile tree: symbols looked at over all
	// that is asked of it. Each symbol of Linux 7.2 once takes 540,000.
	maxSteps = 10_000_000
)

func newSymbols(set *kconfig.Set) *symbols {
	return &symbols{
		set: set, exprs: map[string]*kconfig.Expr{}, terms: map[string]*term{}, props: map[*kconfig.Prop]lineOf{}, facts: map[string]map[string]span{},
		lanes: map[string]*lanes{}, bound: map[string]bool{},
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

// in evaluates under env, and does so at once for other architectures beside
// it that will be asked for.
func (s *symbols) in(env Env, beside []string) view { return s.view(env, beside, false) }

// free leaves CONFIG_RUST=y out, to ask whether a build can be at all.
func (s *symbols) free(env Env, beside []string) view { return s.view(env, beside, true) }

func (s *symbols) view(env Env, beside []string, free bool) view {
	if env.Config != nil {
		beside = nil
	}
	l := s.lanesOf(env.Arch, beside)
	lane := uint(slices.Index(l.archs, env.Arch))
	at := configAt{env.Rust, free}
	if c := l.configs[at]; c != nil && env.Config == nil {
		return view{c, lane}
	}
	c := &config{symbols: s, lanes: l, env: env, own: newMemory(), common: l.common[free], free: free}
	if env.Config == nil {
		l.configs[at] = c
		return view{c, lane}
	}
	// A configuration decides everything but what another compiler would
	// have decided differently.
	c.common = newMemory()
	made, err := strconv.Atoi(env.Config["CONFIG_RUSTC_VERSION"])
	c.other = !env.Rust.IsZero() && (err != nil || made != env.Rust.Code())
	return view{c, lane}
}

// lanesOf gives an architecture a lane among those beside it.
func (s *symbols) lanesOf(arch string, beside []string) *lanes {
	archs := []string{arch}
	for chunk := range slices.Chunk(beside, 64) {
		if slices.Contains(chunk, arch) {
			archs = chunk
		}
	}
	key := strings.Join(archs, "\x00")
	l := s.lanes[key]
	if l == nil {
		l = &lanes{archs: archs, all: every >> (64 - len(archs)), facts: map[string]fact{}, configs: map[configAt]*config{},
			common: map[bool]*memory{false: newMemory(), true: newMemory()}}
		for i, a := range archs {
			for name, implied := range s.factsFor(a) {
				f, bit := l.facts[name], uint64(1)<<i
				l.facts[name] = fact{f.span.or(implied.within(bit)), f.known | bit}
			}
		}
		s.lanes[key] = l
	}
	return l
}

// config is one evaluation of symbols, for one compiler.
type config struct {
	*symbols
	lanes  *lanes
	env    Env     // Arch is not looked at; see lanes
	own    *memory // answers that depend on the compiler
	common *memory // answers that do not
	other  bool    // env.Config was made for another compiler
	// touched is set when an answer looked at the compiler's version.
	touched bool
	free    bool // CONFIG_RUST=y is left out
}

// view is an evaluation as one architecture sees it.
type view struct {
	*config
	lane uint
}

// is answers CONFIG_NAME, or whether it is just y or m.
func (v view) is(name, arg string) cond.Tri {
	return v.symbol(name, lookThrough).tri(arg, v.lane)
}

// none reports whether a mask has none of the architectures evaluated.
func (c *config) none(mask uint64) bool { return mask&c.lanes.all == 0 }

func (c *config) symbol(name string, depth int) span {
	return c.symbolOf(c.set.Symbols[name], name, depth)
}

func (c *config) symbolOf(sym *kconfig.Symbol, name string, depth int) span {
	if c.env.Config != nil && !(c.other && c.isBound(name, 3)) {
		return c.configured(name)
	}
	if sym == nil {
		return no
	}
	c.steps++
	if s, ok := c.remembered(recollection{sym: sym}, depth); ok {
		return s
	}
	if depth <= 0 || c.steps > maxSteps {
		return c.known(name, anyhow)
	}
	before := c.touched
	c.touched = false
	s := c.known(name, c.chosen(sym, c.compute(sym, depth-1)))
	c.remember(recollection{sym: sym}, depth, s)
	c.touched = c.touched || before
	return s
}

// known narrows s by what CONFIG_RUST=y implies.
func (c *config) known(name string, s span) span {
	fact, ok := c.lanes.facts[name]
	if !ok || c.free {
		return s
	}
	return s.within(^fact.known).or(s.narrowed(fact.span).within(fact.known))
}

func (c *config) configured(name string) span {
	switch v := c.env.Config["CONFIG_"+name]; v {
	case "y":
		return yes
	case "m":
		return module
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
		for _, list := range [][]kconfig.Prop{d.Lines().Depends, d.Lines().Defaults} {
			for _, p := range list {
				look(p.Value)
				look(p.Cond)
			}
		}
	}
	s.bound[key] = found
	return found
}
