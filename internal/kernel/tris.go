package kernel

import "featscan/internal/cond"

// tris are the answers to one question in many builds: a bit for each build
// where it is true, and one for each where it is false. Where neither is set, it
// is not known. They are never changed once made.
type tris struct{ yes, no []uint64 }

func newTris(words int) tris {
	all := make([]uint64, 2*words)
	return tris{all[:words:words], all[words:]}
}

// constant is the same answer for all builds.
func constant(t cond.Tri, words int) tris {
	out := newTris(words)
	for i := range words {
		switch t {
		case cond.True:
			out.yes[i] = every
		case cond.False:
			out.no[i] = every
		}
	}
	return out
}

func (a tris) set(i int, t cond.Tri) {
	switch bit := uint64(1) << (i & 63); t {
	case cond.True:
		a.yes[i>>6] |= bit
	case cond.False:
		a.no[i>>6] |= bit
	}
}

func (a tris) at(i int) cond.Tri {
	switch bit := uint64(1) << (i & 63); {
	case a.yes[i>>6]&bit != 0:
		return cond.True
	case a.no[i>>6]&bit != 0:
		return cond.False
	}
	return cond.Unknown
}

func (a tris) not() tris { return tris{a.no, a.yes} }

func (a tris) and(b tris) tris {
	out := newTris(len(a.yes))
	for i := range out.yes {
		out.yes[i], out.no[i] = a.yes[i]&b.yes[i], a.no[i]|b.no[i]
	}
	return out
}

func (a tris) or(b tris) tris { return a.not().and(b.not()).not() }

// unlessNo is a where it is not false, and b elsewhere.
func (a tris) unlessNo(b tris) tris {
	out := newTris(len(a.yes))
	for i := range out.yes {
		out.yes[i] = a.yes[i] | a.no[i]&b.yes[i]
		out.no[i] = a.no[i] & b.no[i]
	}
	return out
}
