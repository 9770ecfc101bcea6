package kernel

import "featscan/internal/parse/kconfig"

// memory is what symbols and the blocks around them came to, by how many symbols
// might be looked through.
type memory map[recollection]*[lookThrough + 1]remembered

// recollection is a symbol or a block.
type recollection struct {
	sym *kconfig.Symbol
	ctx *kconfig.Context
}

type remembered struct {
	span
	known bool
}

func newMemory() *memory { return &memory{} }

// remembered is an answer that is there already. Where it depends on the
// compiler, so does what is made of it.
func (c *config) remembered(of recollection, depth int) (span, bool) {
	if r := (*c.common)[of]; r != nil && r[depth].known {
		return r[depth].span, true
	}
	if r := (*c.own)[of]; r != nil && r[depth].known {
		c.touched = true
		return r[depth].span, true
	}
	return span{}, false
}

// remember keeps an answer, after which c.touched says what it depends on.
func (c *config) remember(of recollection, depth int, s span) {
	m := *c.common
	if c.touched {
		m = *c.own
	}
	r := m[of]
	if r == nil {
		r = new([lookThrough + 1]remembered)
		m[of] = r
	}
	r[depth] = remembered{s, true}
}

// term is an expression with its symbols looked up.
type term struct {
	op    termOp
	fixed span
	sym   *kconfig.Symbol // nil for one that nothing defines
	name  string
	x, y  *term
	expr  *kconfig.Expr // of a comparison
}

type termOp uint8

const (
	termFixed termOp = iota
	termSymbol
	termNot
	termAnd
	termOr
	termCompare
)

// lineOf is a "VALUE if COND" line.
type lineOf struct{ value, cond *term }

// line is a line with its symbols looked up, once.
func (s *symbols) line(p *kconfig.Prop) lineOf {
	l, ok := s.props[p]
	if !ok {
		l = lineOf{s.term(p.Value), s.term(p.Cond)}
		s.props[p] = l
	}
	return l
}

// term is the term of a text, once.
func (s *symbols) term(text string) *term {
	t, ok := s.terms[text]
	if !ok {
		t = s.termOf(s.expr(text))
		s.terms[text] = t
	}
	return t
}

func (s *symbols) termOf(e *kconfig.Expr) *term {
	if e == nil {
		return &term{fixed: yes}
	}
	switch e.Op {
	case kconfig.Sym, kconfig.Str:
		switch {
		case e.Name == "y":
			return &term{fixed: yes}
		case e.Name == "m":
			return &term{fixed: modest} // n without modules
		case e.Op == kconfig.Str || !kconfig.IsSymbol(e.Name):
			return &term{fixed: no}
		}
		return &term{op: termSymbol, sym: s.set.Symbols[e.Name], name: e.Name}
	case kconfig.Not:
		return &term{op: termNot, x: s.termOf(e.X)}
	case kconfig.And:
		return &term{op: termAnd, x: s.termOf(e.X), y: s.termOf(e.Y)}
	case kconfig.Or:
		return &term{op: termOr, x: s.termOf(e.X), y: s.termOf(e.Y)}
	case kconfig.Macro:
		return &term{fixed: anyhow}
	}
	return &term{op: termCompare, expr: e}
}
