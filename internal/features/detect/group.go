package detect

import (
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
}

type route struct {
	detector int
	pattern  pattern
	confirm  Confirm
	atItem   bool
	at       string // the capture that is reported
}

// world holds the groups of one kind of region.
type world struct {
	groups   []group
	index    map[string]int
	literals *literals
	always   []bool // groups with a detector that has no NeedsBytes

	// query is all structures compiled, in the order of groups. It takes some
	// milliseconds, of which each further structure adds a part of one: the more
	// nodes lie between its root and its leaves, the more. What a predicate can ask
	// is cheaper.
	query func() (*rust.Query, error)
}

func newWorld() *world {
	w := &world{index: map[string]int{}, literals: newLiterals()}
	w.query = sync.OnceValues(func() (*rust.Query, error) {
		var text strings.Builder
		for i := range w.groups {
			text.WriteString(w.groups[i].structure + "\n")
		}
		return rust.CompileQuery(text.String())
	})
	return w
}

// add files one pattern of a detector.
func (w *world) add(d *Detector, detector int, p pattern) {
	i, ok := w.index[p.structure]
	if !ok {
		i = len(w.groups)
		w.index[p.structure] = i
		w.groups = append(w.groups, group{
			structure: p.structure, byText: map[string]map[string][]int{},
			argued: strings.Contains(p.structure, "arguments: ( token_tree ("),
		})
		w.always = append(w.always, false)
	}
	if len(d.NeedsBytes) == 0 {
		w.always[i] = true
	}
	for _, l := range d.NeedsBytes {
		w.literals.add(l, i)
	}
	r := route{detector: detector, pattern: p, confirm: confirmFor(d.Name), at: "use"}
	for _, pred := range p.predicates {
		switch pred.op {
		case "at-item!":
			r.atItem = true
		case "at!":
			r.at = pred.args[0].text
		}
	}
	w.groups[i].add(r)
}

func (g *group) add(r route) {
	at := len(g.routes)
	g.routes = append(g.routes, r)
	for _, pred := range r.pattern.predicates {
		if !pred.texts {
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
// itself, and of the texts in it, can hold for one of its routes. text is where
// the attribute stands.
func (g *group) mayHold(a *rust.Attr, text []byte) bool {
	if g.argued && len(a.Args()) == 0 {
		return false
	}
	c := &Candidate{Attr: a}
	for i := range g.routes {
		if g.routes[i].mayHold(c, text) {
			return true
		}
	}
	return false
}

func (r *route) mayHold(c *Candidate, text []byte) bool {
	for i := range r.pattern.predicates {
		p := &r.pattern.predicates[i]
		if p.all && !p.holdsOf(c) || p.texts && !p.stands(text) {
			return false
		}
	}
	return true
}

// candidates calls try for each route whose indexed text fits.
func (g *group) candidates(c *Candidate, try func(*route)) {
	for _, name := range g.names {
		if text, ok := c.bytes(name); ok {
			for _, i := range g.byText[name][string(text)] {
				try(&g.routes[i])
			}
		}
	}
	for _, i := range g.rest {
		try(&g.routes[i])
	}
}

// needs sets which groups may match in src, and reports whether any may.
func (w *world) needs(src []byte, need []bool) bool {
	copy(need, w.always)
	return w.literals.mark(src, need) || slices.Contains(need, true)
}
