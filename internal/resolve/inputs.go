package resolve

import (
	"fmt"
	"maps"
	"slices"

	"featscan/internal/parse/rust"
)

// Input is one thing that the uses of a crate depend on: a fact as text, or a
// file and its outline. It is comparable.
type Input struct {
	Text    string
	Outline *rust.Outline
}

// Inputs are what a crate itself adds to what uses depend on: the release, how
// it is built, its files, and what it can name. With the same inputs of a crate
// and of all that it reaches, directly or through others, with the same database
// and the same gates, two programs that leave no name Open have the same uses.
func (p *Program) Inputs(crate int) []Input {
	c := p.crates[crate]
	p.loadAll(c)
	list := []Input{{Text: fmt.Sprintf("%v %q %q %q %t %q", p.opts.Rust, c.Name, c.Root, c.Edition, c.NoStd, c.DocPreludes)}}
	for _, name := range slices.Sorted(maps.Keys(c.Externs)) {
		root := ""
		if target := p.byName[c.Externs[name]]; target != nil {
			root = target.Root
		}
		list = append(list, Input{Text: name + " = " + c.Externs[name] + " " + root})
	}
	for _, f := range p.crateFiles(c) {
		list = append(list, Input{f.name, f.outline})
	}
	return list
}

// Reaches are the crates that a crate can name, by index, in no order; all says
// that these are all there are.
func (p *Program) Reaches(crate int) (list []int, all bool) {
	externs := p.crates[crate].Externs
	if externs == nil {
		return nil, true
	}
	for _, target := range externs {
		if c := p.byName[target]; c != nil {
			list = append(list, c.index)
		}
	}
	return list, false
}
