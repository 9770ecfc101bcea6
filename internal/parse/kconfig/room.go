package kconfig

import "unsafe"

// room is where definitions, what they force and their texts are kept: many in one
// allocation, as a kernel has tens of thousands of them.
type room struct {
	defs   []Def
	forces [][]force // in the order in which they were read
	text   []byte    // of the last allocation; what is in it stays as it is
}

const (
	defsAtOnce   = 128
	forcesAtOnce = 512
	textAtOnce   = 64 << 10 // bytes
)

// keep is s in memory of its own: two thirds of a kernel's Kconfig files is help, which
// nobody asks for, and their text is not kept.
func (r *room) keep(s string) string {
	if s == "" {
		return ""
	}
	if cap(r.text)-len(r.text) < len(s) {
		r.text = make([]byte, 0, max(textAtOnce, len(s)))
	}
	start := len(r.text)
	r.text = append(r.text, s...)
	return unsafe.String(&r.text[start], len(s))
}

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
