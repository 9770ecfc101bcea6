package detect

import (
	"fmt"
	"slices"
	"strings"

	"featscan/internal/parse/rust"
)

// group is one structure that tree-sitter matches, with the patterns of every
// detector that share it. A hundred detectors of attributes are one structure
// with different names, and cost one match an attribute instead of a hundred.
type group struct {
	structure string
	routes    []route
	// byText finds the routes that ask one capture to be one of some texts;
	// the others are in rest.
	byText map[string]map[string][]int
	rest   []int
}

type route struct {
	detector int
	pattern  pattern
	confirm  Confirm
	atItem   bool
}

// grouper collects patterns by structure, in order of first sight.
type grouper struct {
	groups []group
	index  map[string]int
}

func (g *grouper) add(detector int, p pattern) {
	if g.index == nil {
		g.index = map[string]int{}
	}
	i, ok := g.index[p.structure]
	if !ok {
		i = len(g.groups)
		g.index[p.structure] = i
		g.groups = append(g.groups, group{structure: p.structure, byText: map[string]map[string][]int{}})
	}
	gr := &g.groups[i]
	at := len(gr.routes)
	gr.routes = append(gr.routes, route{
		detector: detector, pattern: p,
		atItem: slices.ContainsFunc(p.predicates, func(p predicate) bool { return p.op == "at-item!" }),
	})
	for _, pred := range p.predicates {
		if pred.op != "eq?" && pred.op != "any-of?" || slices.ContainsFunc(pred.args[1:], func(a argument) bool { return a.capture }) {
			continue
		}
		name := pred.args[0].text
		if gr.byText[name] == nil {
			gr.byText[name] = map[string][]int{}
		}
		for _, a := range pred.args[1:] {
			gr.byText[name][a.text] = append(gr.byText[name][a.text], at)
		}
		return
	}
	gr.rest = append(gr.rest, at)
}

// compile makes one query of all structures. When that fails, each is compiled
// by itself, to name the culprits.
func (g *grouper) compile(s *Set) ([]group, *rust.Query, error) {
	if len(g.groups) == 0 {
		return nil, nil, nil
	}
	var text strings.Builder
	for i := range g.groups {
		text.WriteString(g.groups[i].structure + "\n")
		for j := range g.groups[i].routes {
			r := &g.groups[i].routes[j]
			r.confirm = confirmFor(s.detectors[r.detector].Name)
		}
	}
	q, err := rust.CompileQuery(text.String())
	if err == nil {
		return g.groups, q, nil
	}
	for _, gr := range g.groups {
		if _, err := rust.CompileQuery(gr.structure); err != nil {
			d := s.detectors[gr.routes[0].detector]
			return nil, nil, fmt.Errorf("%s:%d: query: %s", d.File, gr.routes[0].pattern.line, firstLine(err.Error()))
		}
	}
	return nil, nil, err
}

// candidates calls try for each route whose indexed text fits.
func (g *group) candidates(c *Candidate, try func(*route)) {
	for name, texts := range g.byText {
		if text, ok := c.text(name); ok {
			for _, i := range texts[text] {
				try(&g.routes[i])
			}
		}
	}
	for _, i := range g.rest {
		try(&g.routes[i])
	}
}
