// Package cond holds the conditions that decide what a build compiles: Rust's
// cfg predicates, Makefile conditionals and Kconfig expressions in one form,
// and a three-valued evaluator for them. It parses nothing and reads nothing;
// the parsers of each language make these values.
package cond

import (
	"slices"
	"sort"
	"strings"
)

// Tri is a truth value that may be unknown.
type Tri int8

const (
	Unknown Tri = iota // not decided by what is known
	False
	True
)

// Of is True or False.
func Of(b bool) Tri {
	if b {
		return True
	}
	return False
}

// Not negates t; Unknown stays Unknown.
func (t Tri) Not() Tri {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

// And is the three-valued conjunction.
func (t Tri) And(o Tri) Tri {
	if t == False || o == False {
		return False
	}
	if t == True && o == True {
		return True
	}
	return Unknown
}

// Or is the three-valued disjunction.
func (t Tri) Or(o Tri) Tri { return t.Not().And(o.Not()).Not() }

func (t Tri) String() string { return [...]string{"unknown", "false", "true"}[t] }

// Op is the kind of an Expr node.
type Op uint8

const (
	Const Op = iota // Value: True, False, or Unknown for what could not be read
	Atom            // Name, and Arg where the atom carries a value
	Not             // Sub[0]
	All             // every one of Sub; true when empty
	Any             // one of Sub; false when empty
)

// Expr is one condition. It is immutable once made; nil means "always".
//
// Atoms are named by where they come from:
//   - "CONFIG_X"              a Kconfig symbol, true when it is y or m; with Arg "y" or "m", when it is just that
//   - "cfg:NAME" + Arg        a rustc cfg that is not a CONFIG_ one, such as cfg:feature + "alloc", cfg:test
//   - "rustc>=" + Arg         the compiler is at least Arg, such as "1.89.0"
//   - "arch" + Arg            the build's SRCARCH is Arg
//   - "make:TEXT"             a Makefile or shell test that nothing here can decide, in source form
type Expr struct {
	Op    Op
	Value Tri
	Name  string
	Arg   string
	Sub   []*Expr
}

// NewAtom makes an atom.
func NewAtom(name, arg string) *Expr { return &Expr{Op: Atom, Name: name, Arg: arg} }

// Constant makes a condition with a known (or unknown) value.
func Constant(v Tri) *Expr { return &constants[v] }

var constants = [...]Expr{Unknown: {Value: Unknown}, False: {Value: False}, True: {Value: True}}

// Negate makes the opposite of e; nil ("always") becomes never.
func Negate(e *Expr) *Expr {
	switch {
	case e == nil:
		return Constant(False)
	case e.Op == Not:
		return e.Sub[0]
	case e.Op == Const:
		return Constant(e.Value.Not())
	}
	return &Expr{Op: Not, Sub: []*Expr{e}}
}

// AllOf joins conditions that must hold together; nil operands are dropped,
// and a single one is returned as it is.
func AllOf(es ...*Expr) *Expr {
	n := 0
	var last *Expr
	for _, e := range es {
		if !e.isTrue() {
			n++
			last = e
		}
	}
	if n < 2 {
		return last
	}
	sub := make([]*Expr, 0, n)
	for _, e := range es {
		if !e.isTrue() {
			sub = append(sub, e)
		}
	}
	return &Expr{Op: All, Sub: sub}
}

// Conjuncts are what all has to hold for e to hold, operands of an All in an All
// included; none for nil. They are not to be changed.
func (e *Expr) Conjuncts() []*Expr {
	switch {
	case e == nil:
		return nil
	case e.Op != All:
		return []*Expr{e}
	case !slices.ContainsFunc(e.Sub, func(s *Expr) bool { return s.Op == All }):
		return e.Sub
	}
	var all []*Expr
	for _, s := range e.Sub {
		all = append(all, s.Conjuncts()...)
	}
	return all
}

func (e *Expr) isTrue() bool { return e == nil || e.Op == Const && e.Value == True }

// AnyOf joins alternatives; a nil operand ("always") makes the whole always.
func AnyOf(es ...*Expr) *Expr {
	for _, e := range es {
		if e == nil {
			return nil
		}
	}
	if len(es) == 1 {
		return es[0]
	}
	return &Expr{Op: Any, Sub: es}
}

// Eval decides e, asking value for each atom. value may answer Unknown.
func (e *Expr) Eval(value func(name, arg string) Tri) Tri {
	if e == nil {
		return True
	}
	switch e.Op {
	case Const:
		return e.Value
	case Atom:
		return value(e.Name, e.Arg)
	case Not:
		return e.Sub[0].Eval(value).Not()
	case All:
		t := True
		for _, s := range e.Sub {
			if t = t.And(s.Eval(value)); t == False {
				break
			}
		}
		return t
	case Any:
		t := False
		for _, s := range e.Sub {
			if t = t.Or(s.Eval(value)); t == True {
				break
			}
		}
		return t
	}
	return Unknown
}

// Atoms lists the distinct atoms of e as "NAME" or "NAME=ARG", sorted.
func (e *Expr) Atoms() []string {
	seen := map[string]bool{}
	var walk func(*Expr)
	walk = func(e *Expr) {
		if e == nil {
			return
		}
		if e.Op == Atom {
			name := e.Name
			if e.Arg != "" {
				name += "=" + e.Arg
			}
			seen[name] = true
		}
		for _, s := range e.Sub {
			walk(s)
		}
	}
	walk(e)
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// String writes e in the manner of a Rust cfg predicate: all(a, not(b)).
func (e *Expr) String() string {
	if e == nil {
		return "all()"
	}
	join := func(word string) string {
		parts := make([]string, len(e.Sub))
		for i, s := range e.Sub {
			parts[i] = s.String()
		}
		return word + "(" + strings.Join(parts, ", ") + ")"
	}
	switch e.Op {
	case Const:
		return e.Value.String()
	case Atom:
		switch {
		case e.Name == "rustc>=" || e.Name == "arch":
			return strings.TrimSuffix(e.Name, ">=") + map[bool]string{true: " >= ", false: " = "}[e.Name == "rustc>="] + e.Arg
		case e.Arg != "":
			return strings.TrimPrefix(e.Name, "cfg:") + " = \"" + e.Arg + "\""
		}
		return strings.TrimPrefix(strings.TrimPrefix(e.Name, "cfg:"), "make:")
	case Not:
		return join("not")
	case All:
		return join("all")
	case Any:
		return join("any")
	}
	return "?"
}
