package kernel

import (
	"slices"
	"strconv"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kconfig"
)

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
	if c.env.Config == nil || !slices.ContainsFunc(sym.Defs, func(d *kconfig.Def) bool { return len(d.Lines().Prompts) > 0 }) {
		return s
	}
	made := c.configured(sym.Name)
	one, two := (made.must|s.must)&s.some, (made.sure|s.sure)&s.full
	return span{one, two, one, two}
}

// compute is what Kconfig's sym_calc_value could come to.
func (c *config) compute(sym *kconfig.Symbol, depth int) span {
	var types kinds
	visible := no
	deps := make([]span, len(sym.Defs))
	choice := every // every definition that counts is in a choice, where defaults do not apply
	for i, d := range sym.Defs {
		// Another architecture may define the symbol quite differently.
		if deps[i] = c.depends(d, depth); c.none(deps[i].some) {
			continue
		}
		types.add(d.Type, deps[i].some)
		for j := range d.Lines().Prompts {
			when := c.eval(c.line(&d.Lines().Prompts[j]).cond, depth)
			visible = visible.or(deps[i].and(when).and(c.shown(d.In, depth)))
		}
		if !inChoice(d) {
			choice &^= deps[i].some
		}
	}
	types.add(sym.Type(), every)
	if c.none(types.bool | types.tristate) {
		return c.scalar(deps)
	}
	s := span{some: visible.some, full: visible.full}
	if open := ^visible.must &^ choice; !c.none(open) {
		d := c.defaults(sym, deps, depth).within(open)
		s = span{d.must &^ visible.some, d.sure &^ visible.some, s.some | d.some, s.full | d.full}
	}
	s = c.forced(s, sym.Selectors, depth)
	if len(sym.Impliers) > 0 {
		may := c.forced(span{some: s.some, full: s.full}, sym.Impliers, depth)
		s.some, s.full = s.some|may.some, s.full|may.full
	}
	s = types.rounded(s)
	if tristates := types.bool | types.tristate; !c.none(^tristates) {
		s = s.within(tristates).or(c.scalar(deps).within(^tristates))
	}
	return s
}

// kinds says in which architectures a symbol is a bool, or a tristate.
type kinds struct{ typed, bool, tristate uint64 }

// add gives the symbol a type where it has none yet.
func (k *kinds) add(typ kconfig.Type, where uint64) {
	if typ == kconfig.Untyped {
		return
	}
	where &^= k.typed
	k.typed |= where
	switch typ {
	case kconfig.Bool:
		k.bool |= where
	case kconfig.Tristate:
		k.tristate |= where
	}
}

// rounded turns m into y where there is no m: in a bool always, in a tristate
// when the build has no modules, which is not looked at.
func (k *kinds) rounded(s span) span {
	s.full = s.some
	s.sure |= s.must & k.bool
	return s
}

func inChoice(d *kconfig.Def) bool {
	for ctx := d.In; ctx != nil; ctx = ctx.Parent {
		if ctx.Choice {
			return true
		}
	}
	return false
}

// scalar says whether a string or number is set at all.
func (c *config) scalar(deps []span) span {
	s := no
	for _, d := range deps {
		s.some |= d.some
	}
	s.full = s.some
	return s
}

// defaults is the first default whose condition holds, over all definitions.
func (c *config) defaults(sym *kconfig.Symbol, deps []span, depth int) span {
	got := no
	open, first := every, every // where none certainly held; where none may have held
	for i, d := range sym.Defs {
		for j := range d.Lines().Defaults {
			line := c.line(&d.Lines().Defaults[j])
			when := deps[i].and(c.eval(line.cond, depth))
			here := when.some & open
			if c.none(here) {
				continue
			}
			v := c.eval(line.value, depth).and(when)
			fresh, more := here&first, here&^first
			got = got.within(^here).or(v.within(fresh)).or(got.join(v).within(more))
			first &^= here
			if open &^= when.must; c.none(open) {
				return got
			}
		}
	}
	got.must, got.sure = got.must&^open, got.sure&^open
	return got
}

// forced is s, raised to what the select statements that name a symbol say.
func (c *config) forced(s span, by []kconfig.Selector, depth int) span {
	for i := range by {
		sel := &by[i]
		if c.steps++; c.steps > maxSteps {
			return s.or(anyhow)
		}
		if c.none(^s.full) && c.isFree(sel.By) {
			continue
		}
		v := c.depends(sel.By, depth)
		if c.none(v.must | v.some&^s.some | v.full&^s.full) {
			continue // what else it depends on can only take away
		}
		if sel.Cond != "" {
			v = v.and(c.eval(c.term(sel.Cond), depth))
		}
		if !c.none(v.some) {
			v = v.and(c.symbol(sel.By.Name, depth))
		}
		if s = s.or(v); c.none(^s.sure) {
			break
		}
	}
	return s
}

// isFree reports whether people can always leave a symbol off, so that it forces
// nothing to be on.
func (c *config) isFree(d *kconfig.Def) bool {
	if c.env.Config != nil {
		return false
	}
	for ctx := d.In; ctx != nil; ctx = ctx.Parent {
		if len(ctx.Visible) > 0 {
			return false
		}
	}
	sym := c.set.Symbols[d.Name]
	_, implied := c.lanes.facts[d.Name]
	return !implied && len(sym.Defs) == 1 && len(sym.Selectors) == 0 && slices.ContainsFunc(d.Lines().Prompts, func(p kconfig.Prop) bool { return p.Cond == "" })
}

// depends is the condition of one definition: its own and that of every block
// around it.
func (c *config) depends(d *kconfig.Def, depth int) span {
	s := c.block(d.In, depth)
	if c.none(s.some) {
		return no
	}
	return s.and(c.conds(d.Lines().Depends, depth))
}

// block is the condition of a block and of those around it: one for all that
// stands there.
func (c *config) block(ctx *kconfig.Context, depth int) span {
	if ctx == nil {
		return yes
	}
	of := recollection{ctx: ctx}
	if s, ok := c.remembered(of, depth); ok {
		return s
	}
	before := c.touched
	c.touched = false
	s := c.block(ctx.Parent, depth)
	if ctx.Vary != "" && !c.none(s.some) {
		s = s.and(c.varies(ctx))
	}
	if len(ctx.Conds) > 0 && !c.none(s.some) {
		s = s.and(c.conds(ctx.Conds, depth))
	}
	c.remember(of, depth, s)
	c.touched = c.touched || before
	return s
}

func (c *config) varies(ctx *kconfig.Context) span {
	if ctx.Vary != "SRCARCH" {
		return anyhow
	}
	s := no
	for i, arch := range c.lanes.archs {
		switch bit := uint64(1) << i; arch {
		case "":
			s = s.or(anyhow.within(bit))
		case ctx.Value:
			s = s.or(yes.within(bit))
		}
	}
	return s
}

func (c *config) conds(props []kconfig.Prop, depth int) span {
	s := yes
	for i := range props {
		line := c.line(&props[i])
		v := c.eval(line.value, depth)
		if props[i].Cond != "" {
			v = v.or(c.eval(line.cond, depth).not())
		}
		if s = s.and(v); c.none(s.some) {
			break
		}
	}
	return s
}

// shown is the "visible if" of the menus around a prompt.
func (c *config) shown(ctx *kconfig.Context, depth int) span {
	s := yes
	for ; ctx != nil; ctx = ctx.Parent {
		for i := range ctx.Visible {
			s = s.and(c.eval(c.line(&ctx.Visible[i]).value, depth))
		}
	}
	return s
}

func (c *config) eval(t *term, depth int) span {
	switch t.op {
	case termSymbol:
		return c.symbolOf(t.sym, t.name, depth)
	case termNot:
		return c.eval(t.x, depth).not()
	case termAnd:
		x := c.eval(t.x, depth)
		if c.none(x.some) {
			return no
		}
		return x.and(c.eval(t.y, depth))
	case termOr:
		x := c.eval(t.x, depth)
		if c.none(^x.sure) {
			return yes
		}
		return x.or(c.eval(t.y, depth))
	case termCompare:
		return c.compare(t.expr, depth)
	}
	return t.fixed
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
	if x.Op != kconfig.Sym || y.Op == kconfig.Macro || !kconfig.IsSymbol(x.Name) || y.Name != "y" && y.Name != "m" && y.Name != "n" {
		return span{}, false
	}
	sym := c.set.Symbols[x.Name]
	if sym == nil || sym.Type() != kconfig.Bool && sym.Type() != kconfig.Tristate {
		return span{}, false
	}
	s := c.symbol(x.Name, depth).equals(y.Name)
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
