package detect

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"featscan/internal/parse/rust"
)

// group is one structure that tree-sitter matches, with the patterns of every
// detector that share it. A hundred detectors of attributes are one structure
// with different names, and cost one match an attribute instead of a hundred.
type group struct {
	structure string
	routes    []route
	// byText finds the routes that ask one capture to be one of some texts;
	// the others are in rest. names lists its keys in order.
	byText map[string]map[string][]int
	names  []string
	rest   []int
	argued bool // it has a pattern of an attribute's arguments
	// query compiles the structure, once. It is nil for one that is wrong, which a
	// test and the loading of a user's detectors rule out.
	query func() *rust.Query
}

type route struct {
	detector int
	pattern  pattern
	confirm  Confirm
	atItem   bool
}

// world holds the groups of one kind of region. Compiling a structure costs
// about a millisecond, so each is compiled when it first occurs.
type world struct {
	groups   []group
	index    map[string]int
	literals *literals
	always   []bool // groups with a detector that has no NeedsBytes
}

func newWorld() *world { return &world{index: map[string]int{}, literals: newLiterals()} }

// add files one pattern of a detector.
func (w *world) add(d *Detector, detector int, p pattern) {
	i, ok := w.index[p.structure]
	if !ok {
		i = len(w.groups)
		w.index[p.structure] = i
		w.groups = append(w.groups, group{
			structure: p.structure, byText: map[string]map[string][]int{},
			argued: strings.Contains(p.structure, "arguments: (token_tree ("),
			query: sync.OnceValue(func() *rust.Query {
				q, err := rust.CompileQuery(p.structure)
				if err != nil {
					return nil
				}
				return q
			})})
		w.always = append(w.always, false)
	}
	if len(d.NeedsBytes) == 0 {
		w.always[i] = true
	}
	for _, l := range d.NeedsBytes {
		w.literals.add(l, i)
	}
	w.groups[i].add(route{
		detector: detector, pattern: p, confirm: confirmFor(d.Name),
		atItem: slices.ContainsFunc(p.predicates, func(p predicate) bool { return p.op == "at-item!" }),
	})
}

func (g *group) add(r route) {
	at := len(g.routes)
	g.routes = append(g.routes, r)
	for _, pred := range r.pattern.predicates {
		if pred.op != "eq?" && pred.op != "any-of?" || slices.ContainsFunc(pred.args[1:], func(a argument) bool { return a.capture }) {
			continue
		}
		name := pred.args[0].text
		if g.byText[name] == nil {
			g.byText[name] = map[string][]int{}
			g.names = append(g.names, name)
		}
		for _, a := range pred.args[1:] {
			g.byText[name][a.text] = append(g.byText[name][a.text], at)
		}
		return
	}
	g.rest = append(g.rest, at)
}

// mayHold reports whether what the group's predicates say of the attribute
// itself can hold for one of its routes.
func (g *group) mayHold(a *rust.Attr) bool {
	if g.argued && len(a.Args()) == 0 {
		return false
	}
	c := &Candidate{Attr: a}
	return slices.ContainsFunc(g.routes, func(r route) bool {
		return !slices.ContainsFunc(r.pattern.predicates, func(p predicate) bool {
			return operators[p.op] < 2 && p.op != "alone?" && p.op != "predicate?" && !p.holdsOf(c)
		})
	})
}

// candidates calls try for each route whose indexed text fits.
func (g *group) candidates(c *Candidate, try func(*route)) {
	for _, name := range g.names {
		if text, ok := c.text(name); ok {
			for _, i := range g.byText[name][text] {
				try(&g.routes[i])
			}
		}
	}
	for _, i := range g.rest {
		try(&g.routes[i])
	}
}

// needs tells which groups may match in src; nil for none.
func (w *world) needs(src []byte) []bool {
	need := slices.Clone(w.always)
	if w.literals.mark(src, need) || slices.Contains(need, true) {
		return need
	}
	return nil
}

// check compiles each structure by itself and names those that are wrong.
func (w *world) check(s *Set) []error {
	var errs []error
	for _, g := range w.groups {
		if _, err := rust.CompileQuery(g.structure); err != nil {
			d := s.detectors[g.routes[0].detector]
			errs = append(errs, fmt.Errorf("%s:%d: query: %s", d.File, g.routes[0].pattern.line, firstLine(err.Error())))
		}
	}
	return errs
}
