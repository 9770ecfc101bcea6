package kernel

import "featscan/internal/cond"

// span is the set of values that a tristate symbol can have, for each of up to
// 64 architectures: every value from lo to hi, where 0 is n, 1 is m and 2 is y.
// A bit of each word is one architecture. Only bits of some and full may be
// where those of must and sure are not.
type span struct {
	must, sure uint64 // lo is 1 or 2; lo is 2
	some, full uint64 // hi is 1 or 2; hi is 2
}

const every = ^uint64(0)

var (
	no     = span{}
	yes    = span{every, every, every, every}
	anyhow = span{some: every, full: every}
	module = span{must: every, some: every}
	modest = span{some: every} // n or m
)

func (s span) not() span { return span{^s.full, ^s.some, ^s.sure, ^s.must} }

func (s span) and(o span) span {
	return span{s.must & o.must, s.sure & o.sure, s.some & o.some, s.full & o.full}
}

func (s span) or(o span) span {
	return span{s.must | o.must, s.sure | o.sure, s.some | o.some, s.full | o.full}
}

// join is what can be when either can.
func (s span) join(o span) span {
	return span{s.must & o.must, s.sure & o.sure, s.some | o.some, s.full | o.full}
}

// within is s in the architectures of a mask, and n elsewhere.
func (s span) within(mask uint64) span {
	return span{s.must & mask, s.sure & mask, s.some & mask, s.full & mask}
}

// narrowed is s as far as o allows it, and o where it does not.
func (s span) narrowed(o span) span {
	t := span{s.must | o.must, s.sure | o.sure, s.some & o.some, s.full & o.full}
	empty := t.must&^t.some | t.sure&^t.full
	return t.within(^empty).or(o.within(empty))
}

// equals says whether it is y, m or n.
func (s span) equals(value string) span {
	var is, may uint64
	switch value {
	case "y":
		is, may = s.sure, s.full
	case "m":
		is, may = s.must&^s.full, ^s.sure&s.some
	default:
		is, may = ^s.some, ^s.must
	}
	return span{is, is, may, may}
}

// bounds are the least and the greatest value in one architecture.
func (s span) bounds(lane uint) (lo, hi uint64) {
	bit := func(word uint64) uint64 { return word >> lane & 1 }
	return bit(s.must) + bit(s.sure), bit(s.some) + bit(s.full)
}

func truth(t cond.Tri) span {
	switch t {
	case cond.True:
		return yes
	case cond.False:
		return no
	}
	return anyhow
}

// tri answers CONFIG_X (arg ""), or whether X is just y or m, in one
// architecture.
func (s span) tri(arg string, lane uint) cond.Tri {
	lo, hi := s.bounds(lane)
	switch {
	case hi == 0:
		return cond.False
	case arg == "" && lo > 0, arg == "y" && lo == 2, arg == "m" && lo == 1 && hi == 1:
		return cond.True
	case arg == "y" && hi < 2, arg == "m" && lo == 2:
		return cond.False
	}
	return cond.Unknown
}
