package kconfig

// room is where definitions and their lines are kept: many in one allocation,
// as a kernel has tens of thousands of each.
type room struct {
	defs  []Def
	props []Prop
}

const (
	defsAtOnce  = 128
	propsAtOnce = 512
)

func (r *room) def() *Def {
	if len(r.defs) == cap(r.defs) {
		r.defs = make([]Def, 0, defsAtOnce)
	}
	r.defs = r.defs[:len(r.defs)+1]
	return &r.defs[len(r.defs)-1]
}

// add is append.
func (r *room) add(list []Prop, p Prop) []Prop {
	if len(list) == cap(list) {
		n := max(1, 2*cap(list))
		if cap(r.props)-len(r.props) < n {
			r.props = make([]Prop, 0, max(propsAtOnce, n))
		}
		at := len(r.props)
		r.props = r.props[:at+n]
		list = append(r.props[at:at:at+n], list...)
	}
	return append(list, p)
}
