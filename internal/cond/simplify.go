package cond

import "slices"

// Simplify is an equivalent of e that is shorter to read: nested operators of
// one kind are joined, repetitions and what another operand implies are
// dropped, and opposites decide. It knows that CONFIG_X is y, m or neither.
func Simplify(e *Expr) *Expr { return simplify(e, 0) }

const (
	simplifyDepth = 100
	simplifySubs  = 100 // an operator with more operands is left as it is
)

func simplify(e *Expr, depth int) *Expr {
	if e == nil || depth > simplifyDepth || len(e.Sub) > simplifySubs {
		return e
	}
	switch e.Op {
	case Const:
		if e.Value == True {
			return nil
		}
	case Not:
		return Negate(simplify(e.Sub[0], depth+1))
	case All, Any:
		return joined(e, depth)
	}
	return e
}

// joined simplifies an All or Any.
func joined(e *Expr, depth int) *Expr {
	zero := Constant(Of(e.Op == Any)) // decides the whole: false in an All, true in an Any
	var parts []*Expr
	for _, s := range e.Sub {
		s = simplify(s, depth+1)
		if s == nil {
			s = Constant(True)
		}
		switch {
		case s.Op == Const && s.Value == zero.Value:
			return unlessTrue(zero)
		case s.Op == Const && s.Value == zero.Value.Not():
		case s.Op == e.Op:
			parts = append(parts, s.Sub...)
		default:
			parts = append(parts, s)
		}
	}
	kept, decided := reduce(e.Op, parts)
	switch {
	case decided:
		return unlessTrue(zero)
	case len(kept) == 0:
		return unlessTrue(Constant(zero.Value.Not()))
	case len(kept) == 1:
		return kept[0]
	}
	return &Expr{Op: e.Op, Sub: kept}
}

func unlessTrue(e *Expr) *Expr {
	if e.Value == True {
		return nil
	}
	return e
}

// reduce drops operands that another one makes superfluous. decided says that
// two of them decide the whole.
func reduce(op Op, parts []*Expr) (kept []*Expr, decided bool) {
	if len(parts) > simplifySubs {
		return parts, false
	}
	drop := make([]bool, len(parts))
	for i, p := range parts {
		for j, q := range parts {
			if i == j || drop[j] || drop[i] {
				continue
			}
			switch op {
			case All:
				if excludes(p, q) {
					return nil, true
				}
				drop[j] = drop[j] || implies(p, q)
			case Any:
				if excludes(Negate(p), Negate(q)) {
					return nil, true
				}
				drop[j] = drop[j] || implies(q, p)
			}
		}
	}
	for i, p := range parts {
		if !drop[i] {
			kept = append(kept, p)
		}
	}
	if op == Any {
		kept = complements(tristates(kept))
	}
	return kept, false
}

// complements turns "a and b, or a and not b" into "a".
func complements(parts []*Expr) []*Expr {
	for i, p := range parts {
		for j, q := range parts[:i] {
			if both := common(p, q); both != nil {
				out := slices.Clone(parts)
				out[j] = both
				return complements(slices.Delete(out, i, i+1))
			}
		}
	}
	return parts
}

// commonSubs bounds how many operands two conditions are compared with each other of.
const commonSubs = 16

// common is what two All have in common where one opposite is all that tells them apart,
// else nil.
func common(p, q *Expr) *Expr {
	if p.Op != All || q.Op != All || len(p.Sub) != len(q.Sub) || len(p.Sub) > commonSubs {
		return nil
	}
	has := func(x *Expr) bool { return slices.ContainsFunc(q.Sub, func(y *Expr) bool { return Equal(x, y) }) }
	var both []*Expr
	var odd *Expr
	for _, x := range p.Sub {
		switch {
		case has(x):
			both = append(both, x)
		case odd != nil || !has(Negate(x)):
			return nil
		default:
			odd = x
		}
	}
	if odd == nil {
		return nil
	}
	return AllOf(both...)
}

// tristates turns "X is y, or X is m" into "X".
func tristates(parts []*Expr) []*Expr {
	for i, p := range parts {
		if p.Op != Atom || p.Arg != "y" || !isConfig(p) {
			continue
		}
		for j, q := range parts {
			if q.Op == Atom && q.Name == p.Name && q.Arg == "m" {
				out := append([]*Expr{}, parts[:j]...)
				out = append(out, parts[j+1:]...)
				at := i
				if j < i {
					at--
				}
				out[at] = NewAtom(p.Name, "")
				return tristates(out)
			}
		}
	}
	return parts
}

func isConfig(e *Expr) bool { return len(e.Name) > 7 && e.Name[:7] == "CONFIG_" }

// implies reports whether q holds wherever p does, as far as is plain.
func implies(p, q *Expr) bool { return new(proof).implies(p, q) }

// excludes reports whether p and q can plainly never both hold.
func excludes(p, q *Expr) bool { return new(proof).excludes(p, q) }

// proof counts the steps of one question: operators in operators are compared each
// with each.
type proof struct{ steps int }

// maxProof bounds them; what takes longer is not plain.
const maxProof = 2000

func (x *proof) implies(p, q *Expr) bool {
	if x.steps++; x.steps > maxProof {
		return false
	}
	if Equal(p, q) {
		return true
	}
	switch {
	case p.Op == Atom && q.Op == Atom:
		return p.Name == q.Name && isConfig(p) && q.Arg == "" && (p.Arg == "y" || p.Arg == "m")
	case p.Op == Atom && q.Op == Not:
		return x.excludes(p, q.Sub[0])
	case p.Op == Not && q.Op == Not:
		return x.implies(q.Sub[0], p.Sub[0])
	case q.Op == Any:
		for _, s := range q.Sub {
			if x.implies(p, s) {
				return true
			}
		}
	}
	if p.Op == All {
		for _, s := range p.Sub {
			if x.implies(s, q) {
				return true
			}
		}
	}
	return false
}

func (x *proof) excludes(p, q *Expr) bool {
	if p == nil || q == nil {
		return false
	}
	switch {
	case p.Op == Not && q.Op == Not:
		return false
	case q.Op == Not:
		return x.implies(p, q.Sub[0])
	case p.Op == Not:
		return x.implies(q, p.Sub[0])
	case p.Op == Atom && q.Op == Atom && p.Name == q.Name && p.Arg != q.Arg:
		return isConfig(p) && (p.Arg == "y" && q.Arg == "m" || p.Arg == "m" && q.Arg == "y") || p.Name == "arch"
	}
	return false
}

// Equal reports whether a and b are the same condition, written the same way.
func Equal(a, b *Expr) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.Op != b.Op || a.Value != b.Value || a.Name != b.Name || a.Arg != b.Arg || len(a.Sub) != len(b.Sub) {
		return false
	}
	for i := range a.Sub {
		if !Equal(a.Sub[i], b.Sub[i]) {
			return false
		}
	}
	return true
}
