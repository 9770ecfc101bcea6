package kconfig

import (
	"fmt"
	"strings"
)

// Op is the kind of an Expr.
type Op uint8

const (
	Sym   Op = iota // Name: a symbol, or one of the constants y, m, n
	Str             // Name: a quoted constant
	Macro           // Name: a macro call in source form, such as $(cc-option,-foo)
	Not             // X
	And             // X, Y
	Or              // X, Y
	Eq              // X, Y are Sym, Str or Macro, here and below
	Ne
	Lt
	Le
	Gt
	Ge
)

// Expr is a Kconfig expression. Nil means "y".
type Expr struct {
	Op   Op
	Name string
	X, Y *Expr
}

// maxDepth bounds the nesting of expressions and of source statements.
const maxDepth = 200

// ParseExpr reads an expression; the empty text is nil, "y".
func ParseExpr(text string) (*Expr, error) {
	p := exprParser{rest: trimLeft(text), text: text}
	if p.rest == "" {
		return nil, nil
	}
	e := p.or(0)
	if p.err == nil && p.rest != "" {
		p.fail("unexpected text")
	}
	if p.err != nil {
		return nil, p.err
	}
	return e, nil
}

type exprParser struct {
	text, rest string
	err        error
}

func (p *exprParser) fail(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("expression %.80q: %s at %.40q", p.text, what, p.rest)
	}
	p.rest = ""
}

func (p *exprParser) eat(token string) bool {
	rest, ok := strings.CutPrefix(p.rest, token)
	if ok {
		p.rest = trimLeft(rest)
	}
	return ok
}

func (p *exprParser) or(depth int) *Expr {
	e := p.and(depth)
	for p.eat("||") {
		e = &Expr{Op: Or, X: e, Y: p.and(depth)}
	}
	return e
}

func (p *exprParser) and(depth int) *Expr {
	e := p.unary(depth)
	for p.eat("&&") {
		e = &Expr{Op: And, X: e, Y: p.unary(depth)}
	}
	return e
}

func (p *exprParser) unary(depth int) *Expr {
	if depth > maxDepth {
		p.fail("too deeply nested")
		return nil
	}
	switch {
	case strings.HasPrefix(p.rest, "!=") || p.rest == "":
		p.fail("want a symbol")
		return nil
	case p.eat("!"):
		return &Expr{Op: Not, X: p.unary(depth + 1)}
	case p.eat("("):
		e := p.or(depth + 1)
		if !p.eat(")") {
			p.fail("want a closing parenthesis")
		}
		return e
	}
	x := p.operand()
	for _, c := range comparisons {
		if p.eat(c.token) {
			return &Expr{Op: c.op, X: x, Y: p.operand()}
		}
	}
	return x
}

// comparisons has the longer tokens first.
var comparisons = []struct {
	token string
	op    Op
}{{"!=", Ne}, {"<=", Le}, {">=", Ge}, {"=", Eq}, {"<", Lt}, {">", Gt}}

func (p *exprParser) operand() *Expr {
	if text, rest, ok := quoted(p.rest); ok {
		p.rest = rest
		return &Expr{Op: Str, Name: text}
	}
	if strings.HasPrefix(p.rest, "$") {
		return p.macro()
	}
	w, rest := word(p.rest)
	if w == "" {
		p.fail("want a symbol")
		return nil
	}
	p.rest = rest
	return &Expr{Op: Sym, Name: w}
}

func (p *exprParser) macro() *Expr {
	end := 1
	if strings.HasPrefix(p.rest, "$(") {
		end = macroEnd(p.rest, 0)
	} else {
		for end < len(p.rest) && isWord(p.rest[end]) {
			end++
		}
	}
	if end < 2 {
		p.fail("want a closed macro call")
		return nil
	}
	e := &Expr{Op: Macro, Name: p.rest[:end]}
	p.rest = trimLeft(p.rest[end:])
	return e
}

// Symbols calls f for every symbol that e names, constants y, m, n and numbers
// excepted.
func (e *Expr) Symbols(f func(name string)) {
	if e == nil {
		return
	}
	if e.Op == Sym && IsSymbol(e.Name) {
		f(e.Name)
	}
	e.X.Symbols(f)
	e.Y.Symbols(f)
}

// IsSymbol reports whether a word of an expression names a symbol rather than
// a constant: y, m, n or a number.
func IsSymbol(w string) bool {
	if w == "" || w == "y" || w == "m" || w == "n" || w[0] == '-' {
		return false
	}
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return !strings.HasPrefix(w, "0x") && !strings.HasPrefix(w, "0X")
		}
	}
	return false
}

// String writes e the way Kconfig files do.
func (e *Expr) String() string {
	if e == nil {
		return "y"
	}
	switch e.Op {
	case Sym, Macro:
		return e.Name
	case Str:
		return `"` + strings.ReplaceAll(strings.ReplaceAll(e.Name, `\`, `\\`), `"`, `\"`) + `"`
	case Not:
		if e.X != nil && e.X.Op >= And {
			return "!(" + e.X.String() + ")"
		}
		return "!" + e.X.String()
	case And:
		return e.X.side(Or) + " && " + e.Y.side(Or)
	case Or:
		return e.X.String() + " || " + e.Y.String()
	}
	for _, c := range comparisons {
		if c.op == e.Op {
			return e.X.String() + " " + c.token + " " + e.Y.String()
		}
	}
	return "?"
}

func (e *Expr) side(paren Op) string {
	if e != nil && e.Op == paren {
		return "(" + e.String() + ")"
	}
	return e.String()
}
