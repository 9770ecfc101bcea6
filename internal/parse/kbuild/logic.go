package kbuild

import (
	"strings"

	"featscan/internal/cond"
)

// maxCondition is the largest condition kept, in nodes; a larger one becomes
// unknown, which claims nothing.
const maxCondition = 200

var never = cond.Constant(cond.False)

// Never reports whether e is the constant false.
func Never(e *cond.Expr) bool { return e != nil && e.Op == cond.Const && e.Value == cond.False }

// both is the conjunction of a and b, flattened, without repetitions, and false
// where two parts exclude each other: CONFIG_X and not CONFIG_X, two
// architectures, a rustc both older and newer than a release.
func both(a, b *cond.Expr) *cond.Expr {
	if always(a) {
		a, b = b, nil
	}
	if always(b) || Never(a) {
		if always(a) {
			return nil
		}
		return a
	}
	if Never(b) {
		return b
	}
	here, more := a.Conjuncts(), b.Conjuncts()
	parts := append(make([]*cond.Expr, 0, len(here)+len(more)), here...)
	for _, e := range more {
		var ok bool
		if parts, ok = join(parts, e); !ok {
			return never
		}
	}
	out := cond.AllOf(parts...)
	if size(out, maxCondition) > maxCondition {
		return cond.Constant(cond.Unknown)
	}
	return out
}

// join adds one conjunct, in place; false when it excludes one that is there.
func join(parts []*cond.Expr, e *cond.Expr) ([]*cond.Expr, bool) {
	about := subject(e)
	for i, p := range parts {
		if other := subject(p); about != "" && other != "" && other != about {
			continue // they have nothing to say of each other
		}
		if e.Op == cond.Any {
			if e = reduce(p, e); always(e) {
				return parts, true
			} else if Never(e) {
				return nil, false
			} else if e.Op == cond.All {
				ok := true
				for _, s := range e.Sub {
					if parts, ok = join(parts, s); !ok {
						return nil, false
					}
				}
				return parts, true
			}
		}
		switch {
		case same(p, e) || p.Op == cond.Atom && e.Op == cond.Atom && implies(p, e) || refutes(p, e):
			return parts, true
		case excludes(p, e) || excludes(e, p):
			return nil, false
		case p.Op == cond.Atom && e.Op == cond.Atom && implies(e, p) || refutes(e, p):
			rest := append(append([]*cond.Expr{}, parts[:i]...), parts[i+1:]...)
			return join(rest, e)
		}
	}
	return append(parts, e), true
}

// subject is the name of an atom, or of one that e denies, "" for anything else.
func subject(e *cond.Expr) string {
	if e.Op == cond.Not {
		e = e.Sub[0]
	}
	if e.Op == cond.Atom {
		return e.Name
	}
	return ""
}

// reduce is what the disjunction e still says beside p.
func reduce(p, e *cond.Expr) *cond.Expr {
	var left []*cond.Expr
	for _, s := range e.Sub {
		switch {
		case same(p, s) || p.Op == cond.Atom && s.Op == cond.Atom && implies(p, s):
			return nil
		case excludes(p, s) || excludes(s, p):
		default:
			left = append(left, s)
		}
	}
	switch len(left) {
	case 0:
		return never
	case len(e.Sub):
		return e
	}
	return cond.AnyOf(left...)
}

// refutes reports whether e is not(all(..)) of which p excludes a part, so that
// e says nothing beside p.
func refutes(p, e *cond.Expr) bool {
	if e.Op != cond.Not || e.Sub[0].Op != cond.All {
		return false
	}
	for _, s := range e.Sub[0].Sub {
		if excludes(p, s) || excludes(s, p) {
			return true
		}
	}
	return false
}

func always(e *cond.Expr) bool { return e == nil || e.Op == cond.Const && e.Value == cond.True }

// either is the disjunction of a and b; it knows that X or not X is always.
func either(a, b *cond.Expr) *cond.Expr {
	switch {
	case always(a) || always(b):
		return nil
	case Never(a):
		return b
	case Never(b) || same(a, b):
		return a
	case same(a, not(b)):
		return nil
	}
	if a, b = beside(b, a), beside(a, b); always(a) || always(b) {
		return nil
	}
	out := cond.AnyOf(append(append([]*cond.Expr{}, disjuncts(a)...), disjuncts(b)...)...)
	if size(out, maxCondition) > maxCondition {
		return cond.Constant(cond.Unknown)
	}
	return out
}

// beside is what the alternative e still says next to the alternative a: not(a)
// in it is understood.
func beside(a, e *cond.Expr) *cond.Expr {
	if e.Op != cond.All || a.Op == cond.All {
		return e
	}
	var left []*cond.Expr
	for _, s := range e.Sub {
		if !same(s, cond.Negate(a)) {
			left = append(left, s)
		}
	}
	if len(left) == len(e.Sub) {
		return e
	}
	return cond.AllOf(left...)
}

// not is the opposite of e. It goes through one level where that leaves no more
// negations than there were, so that the result can be taken apart again.
func not(e *cond.Expr) *cond.Expr {
	if e == nil || e.Op != cond.Any && e.Op != cond.All {
		return cond.Negate(e)
	}
	parts := make([]*cond.Expr, len(e.Sub))
	for i, s := range e.Sub {
		if e.Op == cond.All && s.Op != cond.Not {
			return cond.Negate(e)
		}
		parts[i] = cond.Negate(s)
	}
	if e.Op == cond.Any {
		return cond.AllOf(parts...)
	}
	out := never
	for _, s := range parts {
		out = either(out, s)
	}
	return out
}

func disjuncts(e *cond.Expr) []*cond.Expr {
	if e.Op == cond.Any {
		return e.Sub
	}
	return []*cond.Expr{e}
}

func same(a, b *cond.Expr) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.Op != b.Op || a.Value != b.Value || a.Name != b.Name || a.Arg != b.Arg || len(a.Sub) != len(b.Sub) {
		return false
	}
	for i := range a.Sub {
		if !same(a.Sub[i], b.Sub[i]) {
			return false
		}
	}
	return true
}

// excludes reports whether a and b can never hold together.
func excludes(a, b *cond.Expr) bool {
	if b.Op == cond.Not {
		if a.Op != cond.Atom || b.Sub[0].Op != cond.Atom {
			return same(a, b.Sub[0])
		}
		return implies(a, b.Sub[0])
	}
	return a.Op == cond.Atom && b.Op == cond.Atom && a.Name == b.Name && a.Arg != b.Arg &&
		a.Arg != "" && b.Arg != "" && (a.Name == "arch" || strings.HasPrefix(a.Name, "CONFIG_"))
}

// implies reports whether atom a cannot hold without atom b.
func implies(a, b *cond.Expr) bool {
	if a.Name != b.Name {
		return false
	}
	if a.Name == "rustc>=" {
		return !releaseLess(a.Arg, b.Arg)
	}
	return a.Arg == b.Arg || b.Arg == "" && strings.HasPrefix(a.Name, "CONFIG_")
}

func size(e *cond.Expr, limit int) int {
	if e == nil {
		return 0
	}
	n := 1
	for _, s := range e.Sub {
		if n += size(s, limit-n); n > limit {
			break
		}
	}
	return n
}

// Both is the conjunction of a and b, simplified.
func Both(a, b *cond.Expr) *cond.Expr { return both(a, b) }

// Either is the disjunction of a and b, simplified.
func Either(a, b *cond.Expr) *cond.Expr { return either(a, b) }

// Not is the opposite of e.
func Not(e *cond.Expr) *cond.Expr { return not(e) }
