package kconfig

// room is where definitions and what they force are kept: many in one
// allocation, as a kernel has tens of thousands of them.
type room struct {
	defs   []Def
	forces [][]force // in the order in which they were read
}

const (
	defsAtOnce   = 128
	forcesAtOnce = 512
)

func (r *room) def() *Def {
	if len(r.defs) == cap(r.defs) {
		r.defs = make([]Def, 0, defsAtOnce)
	}
	r.defs = r.defs[:len(r.defs)+1]
	return &r.defs[len(r.defs)-1]
}

func (r *room) force(f force) {
	last := len(r.forces) - 1
	if last < 0 || len(r.forces[last]) == forcesAtOnce {
		r.forces = append(r.forces, make([]force, 0, forcesAtOnce))
		last++
	}
	r.forces[last] = append(r.forces[last], f)
}
