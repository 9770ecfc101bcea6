package resolve

import (
	"math"
	"slices"
)

// search is one resolution: it carries what bounds it. Modules may import each other
// by globs, so that a name is asked for again while it is looked up; then it is nowhere,
// and what is found inside such a circle is no answer to the same question outside.
type search struct {
	p      *Program
	choice int       // which meaning to take of a name that has several; see alternative
	busy   []busyKey // what is being looked up, outermost first
	steps  int
	cut    bool // by one of the bounds
	// several is how many other meanings something has that was looked through in vain.
	several int

	// circle is the outermost of busy that was asked for again since apart or enter,
	// by index, and unbroken without one.
	circle int
	// Inside a circle each name is looked up once: with every glob there would be more
	// orders to walk it in otherwise. inside lists the keys of found, and marks how many
	// there were when each of busy began.
	found  map[busyKey]provisional
	inside []kept
	marks  []mark
}

func newSearch(p *Program, choice int) *search {
	return &search{p: p, choice: choice, circle: unbroken}
}

// kept is a key of found, with its circle.
type kept struct {
	key    busyKey
	circle int
}

// mark is where the keys of a look-up begin, and the innermost circle of theirs, -1
// without one: most look-ups close none, and need not go through them.
type mark struct{ at, innermost int }

type busyKey struct {
	module *module
	file   *file
	scope  int
	name   string
	space  space
}

// provisional is what a name means while busy[circle] is looked up.
type provisional struct {
	def    *Def
	circle int
}

const unbroken = math.MaxInt

// The bounds of one resolution and of all those of a program, the same and more for
// each file: a module whose globs lead everywhere is asked for every name. Of 912 crates
// with 29,800 files one took 145,000 steps for a name, and all took 8 million.
const (
	maxSteps     = 200_000
	maxFileSteps = 16
	allSteps     = 10_000_000
	allFileSteps = 20_000
	// maxBusy bounds how many look-ups may wait for each other.
	maxBusy = 1000
)

// tired reports whether a step more is too many.
func (q *search) tired() bool {
	q.steps++
	q.p.steps++
	files := len(q.p.files)
	if q.steps > q.p.maxSteps+maxFileSteps*files || q.p.steps > allSteps+allFileSteps*files {
		q.giveUp()
	}
	return q.cut
}

// giveUp ends the search by a bound.
func (q *search) giveUp() {
	if !q.cut {
		q.cut = true
		q.p.cut++
	}
}

// apart begins something whose circles count on their own, until whole.
func (q *search) apart() (outer int) {
	outer, q.circle = q.circle, unbroken
	return outer
}

// whole reports whether what was found since apart is the answer whoever asks: nothing
// cut it short, neither a circle that began before nor a bound.
func (q *search) whole(outer int) bool {
	circle := q.circle
	q.circle = min(outer, circle)
	return circle == unbroken && !q.cut
}

// waiting is what a name means that need not be looked up: one that waits for its own
// answer, or one of the same circle.
func (q *search) waiting(key busyKey) (*Def, bool) {
	if i := slices.Index(q.busy, key); i >= 0 {
		q.circle = min(q.circle, i)
		return nil, true
	}
	if len(q.busy) >= maxBusy {
		q.giveUp()
		return nil, true
	}
	x, ok := q.found[key]
	if ok {
		q.circle = min(q.circle, x.circle)
	}
	return x.def, ok
}

func (q *search) enter(key busyKey) (outer int) {
	q.busy, q.marks = append(q.busy, key), append(q.marks, mark{len(q.inside), -1})
	return q.apart()
}

// leave ends what enter began. What was found in the circles that this look-up closes
// is forgotten, since it has an answer now; and so is all that was found when that is
// not nil, since it may have waited for this look-up as well as for another.
func (q *search) leave(key busyKey, outer int, d *Def) {
	depth := len(q.busy) - 1
	m := q.marks[depth]
	q.busy, q.marks = q.busy[:depth], q.marks[:depth]
	if d != nil || m.innermost >= depth {
		m.innermost = -1
		open := slices.DeleteFunc(q.inside[m.at:], func(k kept) bool {
			if d != nil || k.circle >= depth {
				delete(q.found, k.key)
				return true
			}
			m.innermost = max(m.innermost, k.circle)
			return false
		})
		q.inside = q.inside[:m.at+len(open)]
	}
	if q.circle < depth {
		if q.found == nil {
			q.found = map[busyKey]provisional{}
		}
		q.found[key] = provisional{d, q.circle}
		q.inside = append(q.inside, kept{key, q.circle})
		m.innermost = max(m.innermost, q.circle)
	} else {
		q.circle = unbroken
	}
	if depth > 0 {
		q.marks[depth-1].innermost = max(q.marks[depth-1].innermost, m.innermost)
	}
	q.circle = min(outer, q.circle)
}
