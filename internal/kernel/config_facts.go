package kernel

import (
	"slices"
	"strings"

	"featscan/internal/parse/kconfig"
)

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
		a.all(d.Lines().Depends)
		for ctx := d.In; ctx != nil; ctx = ctx.Parent {
			a.all(ctx.Conds)
		}
		return
	}
	for _, d := range defs {
		if len(d.Lines().Prompts)+len(d.Lines().Defaults) != 0 {
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
		if d.In == nil || d.In.Vary != "SRCARCH" || d.In.Parent != nil || len(d.Lines().Prompts)+len(d.Lines().Depends) != 0 {
			continue
		}
		if found != "" && found != d.In.Value {
			return ""
		}
		found = d.In.Value
	}
	return found
}
