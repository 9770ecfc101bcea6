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
	bound  map[string]bool            // symbols that the compiler's version decides in part
}

type symbolAt struct {
	sym   *kconfig.Symbol
	depth int
}

const (
	lookThrough = 6
	// maxAnswers ends an evaluation that a hostile tree blew up.
	maxAnswers = 400_000
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

// factsFor is what must hold wherever Rust code is built at all for an
// architecture ("" for any): that CONFIG_RUST is y, and so is everything that it
// cannot be without.
func (s *symbols) factsFor(arch string) map[string]span {
	facts, ok := s.facts[arch]
	if !ok {
		facts = map[string]span{"RUST": anyhow}
		a := assumption{symbols: s, arch: arch, facts: facts}
		a.yes("RUST")
		facts["RUST"] = yes
		s.facts[arch] = facts
	}
	return facts
}

// assumption follows what one symbol being y implies.
type assumption struct {
	*symbols
	arch  string
	facts map[string]span
}

// yes notes that a bool is y. Where only one thing can have made it so, that
// holds as well.
func (a *assumption) yes(name string) {
	sym := a.set.Symbols[name]
	if a.facts[name] == yes || sym == nil || sym.Type() != kconfig.Bool {
		return
	}
	a.facts[name] = yes
	defs := slices.DeleteFunc(slices.Clone(sym.Defs), func(d *kconfig.Def) bool { return !a.possible(d) })
	if len(defs) == 1 && len(sym.Selectors) == 0 {
		d := defs[0]
		a.all(d.Depends)
		for ctx := d.In; ctx != nil; ctx = ctx.Parent {
			a.all(ctx.Conds)
		}
		return
	}
	for _, d := range defs {
		if len(d.Prompts)+len(d.Defaults) != 0 {
			return
		}
	}
	var by []kconfig.Selector
	for _, sel := range append(sym.Selectors[:len(sym.Selectors):len(sym.Selectors)], sym.Impliers...) {
		if a.possible(sel.By) {
			by = append(by, sel)
		}
	}
	if len(by) == 1 {
		a.yes(by[0].By.Name)
		a.holds(a.expr(by[0].Cond))
	}
}

// possible reports whether a definition is one of the architecture's.
func (a *assumption) possible(d *kconfig.Def) bool {
	for ctx := d.In; ctx != nil; ctx = ctx.Parent {
		if ctx.Vary == "SRCARCH" && ctx.Value != a.arch && a.arch != "" {
			return false
		}
	}
	return true
}

func (a *assumption) all(props []kconfig.Prop) {
	for _, p := range props {
		if p.Cond == "" {
			a.holds(a.expr(p.Value))
		}
	}
}

func (a *assumption) holds(e *kconfig.Expr) {
	switch {
	case e == nil:
	case e.Op == kconfig.And:
		a.holds(e.X)
		a.holds(e.Y)
	case e.Op == kconfig.Sym:
		a.yes(e.Name)
	case e.Op == kconfig.Not && e.X.Op == kconfig.Sym && a.isBool(e.X.Name):
		a.facts[e.X.Name] = no
	}
}

func (s *symbols) isBool(name string) bool {
	sym := s.set.Symbols[name]
	return sym != nil && sym.Type() == kconfig.Bool
}

// archOf is the architecture that a .config was made for: the one that defines
// a symbol which is always y there, as X86 is on x86, and which the .config
// has. It is "" when there is none, or more than one.
func (s *symbols) archOf(config kconfig.Config) string {
	found := ""
	for name, value := range config {
		sym := s.set.Symbols[strings.TrimPrefix(name, "CONFIG_")]
		if value != "y" || sym == nil || len(sym.Defs) != 1 || len(sym.Selectors) != 0 {
			continue
		}
		d := sym.Defs[0]
		if d.In == nil || d.In.Vary != "SRCARCH" || d.In.Parent != nil || len(d.Prompts)+len(d.Depends) != 0 {
			continue
		}
		if found != "" && found != d.In.Value {
			return ""
		}
		found = d.In.Value
	}
	return found
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
	at := symbolAt{sym, depth}
	if s, ok := c.common[at]; ok {
		return s
	}
	if s, ok := c.own[at]; ok {
		c.touched = true
		return s
	}
	if depth <= 0 || len(c.own)+len(c.common) > maxAnswers {
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

// asksRustc reports whether an expression runs the compiler, such as
// $(rustc-option,...) or "$(RUSTC_VERSION_TEXT)".
func asksRustc(e *kconfig.Expr) bool {
	if e == nil {
		return false
	}
	if (e.Op == kconfig.Macro || e.Op == kconfig.Str) && strings.Contains(e.Name, "$") {
		return strings.Contains(strings.ToLower(e.Name), "rustc")
	}
	return asksRustc(e.X) || asksRustc(e.Y)
}

// chosen is what a .config made for another compiler says of a symbol that
// people choose, as far as that is still possible.
func (c *config) chosen(sym *kconfig.Symbol, s span) span {
	if c.env.Config == nil || !slices.ContainsFunc(sym.Defs, func(d *kconfig.Def) bool { return len(d.Prompts) > 0 }) {
		return s
	}
	v := min(max(c.configured(sym.Name).lo, s.lo), s.hi)
	return span{v, v}
}

// compute is what Kconfig's sym_calc_value could come to.
func (c *config) compute(sym *kconfig.Symbol, depth int) span {
	typ := kconfig.Untyped
	visible := no
	deps := make([]span, len(sym.Defs))
	choice := true // every definition that counts is in a choice, where defaults do not apply
	for i, d := range sym.Defs {
		// Another architecture may define the symbol quite differently.
		if deps[i] = c.depends(d, depth); deps[i].hi == 0 {
			continue
		}
		if typ == kconfig.Untyped {
			typ = d.Type
		}
		for _, p := range d.Prompts {
			v := deps[i].and(c.text(p.Cond, depth)).and(c.shown(d.In, depth))
			visible = visible.or(v)
		}
		choice = choice && inChoice(d)
	}
	if typ == kconfig.Untyped {
		typ = sym.Type()
	}
	if typ != kconfig.Bool && typ != kconfig.Tristate {
		return c.scalar(deps)
	}
	s := span{0, visible.hi}
	if visible.lo == 0 && !choice {
		d := c.defaults(sym, deps, depth)
		if visible.hi == 0 {
			s = d
		} else {
			s.hi = max(s.hi, d.hi)
		}
	}
	s = s.or(c.forced(sym.Selectors, depth))
	if len(sym.Impliers) > 0 {
		s.hi = max(s.hi, c.forced(sym.Impliers, depth).hi)
	}
	return rounded(s, typ)
}

func inChoice(d *kconfig.Def) bool {
	for ctx := d.In; ctx != nil; ctx = ctx.Parent {
		if ctx.Choice {
			return true
		}
	}
	return false
}

// rounded turns m into y where there is no m: in a bool always, in a tristate
// when the build has no modules, which is not looked at.
func rounded(s span, typ kconfig.Type) span {
	if s.hi == 1 {
		s.hi = 2
	}
	if s.lo == 1 && typ == kconfig.Bool {
		s.lo = 2
	}
	return s
}

// scalar says whether a string or number is set at all.
func (c *config) scalar(deps []span) span {
	for _, d := range deps {
		if d.hi > 0 {
			return anyhow
		}
	}
	return no
}

// defaults is the first default whose condition holds, over all definitions.
func (c *config) defaults(sym *kconfig.Symbol, deps []span, depth int) span {
	got, some := no, false
	for i, d := range sym.Defs {
		for _, p := range d.Defaults {
			when := deps[i].and(c.text(p.Cond, depth))
			if when.hi == 0 {
				continue
			}
			v := c.text(p.Value, depth).and(when)
			if !some {
				got, some = v, true
			} else {
				got = got.join(v)
			}
			if when.lo > 0 {
				return got
			}
		}
	}
	return got.join(no)
}

// forced is what the select statements that name a symbol raise it to.
func (c *config) forced(by []kconfig.Selector, depth int) span {
	s := no
	for _, sel := range by {
		v := c.depends(sel.By, depth)
		if v.hi > 0 && sel.Cond != "" {
			v = v.and(c.text(sel.Cond, depth))
		}
		if v.hi > 0 {
			v = v.and(c.symbol(sel.By.Name, depth))
		}
		if s = s.or(v); s.lo == 2 {
			break
		}
	}
	return s
}

// depends is the condition of one definition: its own and that of every block
// around it.
func (c *config) depends(d *kconfig.Def, depth int) span {
	s := yes
	for ctx := d.In; ctx != nil && s.hi > 0; ctx = ctx.Parent {
		if ctx.Vary != "" {
			s = s.and(c.varies(ctx))
		}
		s = s.and(c.conds(ctx.Conds, depth))
	}
	if s.hi == 0 {
		return s
	}
	return s.and(c.conds(d.Depends, depth))
}

func (c *config) varies(ctx *kconfig.Context) span {
	if ctx.Vary != "SRCARCH" || c.env.Arch == "" {
		return anyhow
	}
	return truth(cond.Of(c.env.Arch == ctx.Value))
}

func (c *config) conds(props []kconfig.Prop, depth int) span {
	s := yes
	for _, p := range props {
		v := c.text(p.Value, depth)
		if p.Cond != "" {
			v = v.or(c.text(p.Cond, depth).not())
		}
		if s = s.and(v); s.hi == 0 {
			break
		}
	}
	return s
}

// shown is the "visible if" of the menus around a prompt.
func (c *config) shown(ctx *kconfig.Context, depth int) span {
	s := yes
	for ; ctx != nil; ctx = ctx.Parent {
		for _, p := range ctx.Visible {
			s = s.and(c.text(p.Value, depth))
		}
	}
	return s
}

func (c *config) text(text string, depth int) span {
	switch text {
	case "", "y":
		return yes
	case "n":
		return no
	}
	return c.eval(c.expr(text), depth)
}

func (c *config) eval(e *kconfig.Expr, depth int) span {
	if e == nil {
		return yes
	}
	switch e.Op {
	case kconfig.Sym, kconfig.Str:
		switch {
		case e.Name == "y":
			return yes
		case e.Name == "m":
			return span{0, 1} // n without modules
		case e.Op == kconfig.Str || !kconfig.IsSymbol(e.Name):
			return no
		}
		return c.symbol(e.Name, depth)
	case kconfig.Not:
		return c.eval(e.X, depth).not()
	case kconfig.And:
		x := c.eval(e.X, depth)
		if x.hi == 0 {
			return x
		}
		return x.and(c.eval(e.Y, depth))
	case kconfig.Or:
		x := c.eval(e.X, depth)
		if x.lo == 2 {
			return x
		}
		return x.or(c.eval(e.Y, depth))
	case kconfig.Macro:
		return anyhow
	}
	return c.compare(e, depth)
}

// compare decides X = Y and its kind where both sides are known.
func (c *config) compare(e *kconfig.Expr, depth int) span {
	if s, ok := c.compareTristate(e, depth); ok {
		return s
	}
	x, okX := c.number(e.X)
	y, okY := c.number(e.Y)
	if okX && okY {
		return truth(cond.Of(holds(e.Op, cmpInt(x, y))))
	}
	a, okA := c.word(e.X)
	b, okB := c.word(e.Y)
	if okA && okB && (e.Op == kconfig.Eq || e.Op == kconfig.Ne) {
		return truth(cond.Of((a == b) == (e.Op == kconfig.Eq)))
	}
	return anyhow
}

func cmpInt(x, y int64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func holds(op kconfig.Op, order int) bool {
	switch op {
	case kconfig.Eq:
		return order == 0
	case kconfig.Ne:
		return order != 0
	case kconfig.Lt:
		return order < 0
	case kconfig.Le:
		return order <= 0
	case kconfig.Gt:
		return order > 0
	}
	return order >= 0
}

// compareTristate decides X = y, X != m and the like.
func (c *config) compareTristate(e *kconfig.Expr, depth int) (span, bool) {
	if e.Op != kconfig.Eq && e.Op != kconfig.Ne {
		return span{}, false
	}
	x, y := e.X, e.Y
	if x == nil || y == nil {
		return span{}, false
	}
	if x.Op != kconfig.Sym || !kconfig.IsSymbol(x.Name) {
		x, y = y, x
	}
	want, ok := map[string]uint8{"y": 2, "m": 1, "n": 0}[y.Name]
	if !ok || x.Op != kconfig.Sym || y.Op == kconfig.Macro || !kconfig.IsSymbol(x.Name) {
		return span{}, false
	}
	sym := c.set.Symbols[x.Name]
	if sym == nil || sym.Type() != kconfig.Bool && sym.Type() != kconfig.Tristate {
		return span{}, false
	}
	v := c.symbol(x.Name, depth)
	s := anyhow
	switch {
	case v.lo == v.hi && v.lo == want:
		s = yes
	case want < v.lo || want > v.hi:
		s = no
	}
	if e.Op == kconfig.Ne {
		s = s.not()
	}
	return s, true
}

// number is the value of a number or of a symbol that has one.
func (c *config) number(e *kconfig.Expr) (int64, bool) {
	if e != nil && e.Op == kconfig.Sym && e.Name == "RUSTC_VERSION" {
		c.touched = true
		if !c.env.Rust.IsZero() {
			return int64(c.env.Rust.Code()), true
		}
	}
	w, ok := c.word(e)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(w, 0, 64)
	return n, err == nil
}

// word is the text of a constant or of a symbol whose value is known.
func (c *config) word(e *kconfig.Expr) (string, bool) {
	switch {
	case e == nil || e.Op == kconfig.Macro || strings.Contains(e.Name, "$("):
		return "", false
	case e.Op == kconfig.Str || e.Op == kconfig.Sym && !kconfig.IsSymbol(e.Name):
		return e.Name, true
	case e.Op != kconfig.Sym || c.env.Config == nil:
		return "", false
	}
	if c.other && c.isBound(e.Name, 3) {
		return "", false
	}
	v, ok := c.env.Config["CONFIG_"+e.Name]
	return v, ok
}
