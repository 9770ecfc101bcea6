package detect

import (
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/parse/rust"
)

// Candidate is what a pattern matched, before it is believed. It holds nodes
// and dies with the file.
type Candidate struct {
	File     *rust.File
	Region   *rust.Region
	Captures []rust.Capture // in source order; names may repeat
	Attr     *rust.Attr     // for the attribute world, else nil
	Detector *Detector

	// Start and End are what will be reported; a Confirm function may move them.
	Start, End int
	// Feature and Confidence are the detector's; a Confirm function may change them.
	Feature    string
	Confidence features.Confidence

	known *known // of the file
}

// Confirm decides by meaning whether a candidate is a use.
type Confirm func(*Candidate) bool

// Node is the first node captured under a name, nil without.
func (c *Candidate) Node(name string) *rust.Node {
	for i := range c.Captures {
		if c.Captures[i].Name == name {
			return c.Captures[i].Node
		}
	}
	return nil
}

// Text is the text of the first node captured under a name, "" without.
func (c *Candidate) Text(name string) string {
	s, _ := c.text(name)
	return s
}

func (c *Candidate) text(name string) (string, bool) {
	b, ok := c.bytes(name)
	return string(b), ok
}

// bytes is text, which must not be changed.
func (c *Candidate) bytes(name string) ([]byte, bool) {
	n := c.Node(name)
	if n == nil {
		return nil, false
	}
	text := c.Region.Bytes(n)
	if c.Attr != nil && len(text) > 0 && text[0] == 'r' {
		text = []byte(cooked(string(text)))
	}
	return text, true
}

// metavariable reports whether the first node captured under a name is the parameter of
// a macro: $FnOnce may be called what it likes.
func (c *Candidate) metavariable(name string) bool {
	n := c.Node(name)
	start := c.Region.Offset(int(n.StartByte()))
	return start > 0 && c.File.Src[start-1] == '$' && n.ChildCount() == 0
}

// cooked takes the marks off a raw name or string: to attributes, r#cfg is cfg
// and r"x" is "x".
func cooked(text string) string {
	if bare := strings.TrimLeft(text[1:], "#"); strings.HasPrefix(bare, `"`) {
		return strings.TrimRight(bare, "#")
	}
	return strings.TrimPrefix(text, "r#")
}

// Run finds every use in a file, sorted by position, then feature.
func (s *Set) Run(f *rust.File) []Match {
	s.arrange()
	r := &run{set: s, file: f, known: known{file: f}}
	r.attributes()
	r.facts()
	cues := s.Cues(f.Src, f.Tokens)
	for _, region := range f.Regions {
		if !r.cued(region, cues) {
			continue
		}
		if region.Kind != rust.Code {
			r.syntax(region)
			continue
		}
		for part := range f.Chunks(s.ours, cues) {
			if s.ours {
				part.Hollow(cues)
			}
			r.syntax(part)
		}
	}
	slices.SortFunc(r.matches, compareMatches)
	return slices.CompactFunc(r.matches, func(a, b Match) bool {
		return a.Start == b.Start && a.Feature == b.Feature
	})
}

// syntax runs the syntax patterns that may match over a fragment.
func (r *run) syntax(region *rust.Region) {
	need := make([]bool, len(r.set.syntax.groups))
	if r.set.syntax.needs(region.Original(), need) {
		r.region(region, r.set.syntax, need)
	}
}

// cued reports whether a cue stands in the region.
func (r *run) cued(region *rust.Region, cues []bool) bool {
	if region.Kind == rust.Doctest || region.InDoctest {
		cues = r.set.Cues(r.file.Src[:region.End()], region.Tokens())
	} else {
		first, last := region.TokenRange()
		cues = cues[first:last]
	}
	return slices.Contains(cues, true)
}

type run struct {
	set     *Set
	file    *rust.File
	known   known
	matches []Match
}

// attributes runs the attribute patterns over the attributes they may match.
func (r *run) attributes() {
	w := r.set.attribute
	all, need := slices.Clone(w.always), make([]bool, len(w.groups))
	region := r.file.AttributeRegion(func(a *rust.Attr) bool {
		text := r.file.Src[a.Start:a.End]
		if !w.needs(text, need) {
			return false
		}
		wanted := false
		for i, n := range need {
			if n && w.groups[i].mayHold(a, text) {
				all[i], wanted = true, true
			}
		}
		return wanted
	})
	if slices.Contains(all, true) {
		r.region(region, w, all)
	}
}

// facts reports the syntax that the parser itself had to know.
func (r *run) facts() {
	for _, fact := range r.file.Facts {
		for _, i := range r.set.byFact[fact.Kind] {
			d := &r.set.detectors[i]
			c := &Candidate{File: r.file, Detector: d, Start: fact.Start, End: fact.End, Feature: d.Feature, Confidence: d.Confidence, known: &r.known}
			if confirm := confirmFor(d.Name); confirm == nil || confirm(c) {
				r.report(c, fact.Place)
			}
		}
	}
}

// region runs the patterns of a world over one region, for the groups that it needs.
func (r *run) region(region *rust.Region, w *world, need []bool) {
	query, err := w.query()
	if err != nil {
		return // cannot be: every pattern was compiled once, on loading or by a test
	}
	region.Match(query, func(pattern int, captures []rust.Capture) {
		if !need[pattern] {
			return
		}
		c := &Candidate{File: r.file, Region: region, Captures: captures, known: &r.known}
		use := c.Node("use")
		if use == nil {
			return
		}
		try := func(a *rust.Attr) {
			c.Attr = a
			w.groups[pattern].candidates(c, func(x *route) { r.try(c, x) })
		}
		if region.Kind == rust.Attributes {
			region.EachAttr(int(use.StartByte()), try)
		} else {
			try(nil)
		}
	})
}

// try checks one route's predicates and confirmation, and reports.
func (r *run) try(c *Candidate, x *route) {
	d, at := &r.set.detectors[x.detector], c.Node(x.at)
	if at == nil {
		return
	}
	c.Detector, c.Feature, c.Confidence = d, d.Feature, d.Confidence
	c.Start, c.End = c.Region.Offset(int(at.StartByte())), c.Region.Offset(int(at.EndByte()))
	for i := range x.pattern.predicates {
		if !x.pattern.predicates[i].holds(c) {
			return
		}
	}
	if x.atItem && c.Attr != nil {
		c.Start, c.End = c.Attr.TargetStart, c.Attr.TargetStart
	}
	if x.confirm != nil && !x.confirm(c) {
		return
	}
	place := c.Region.PlaceOf()
	if c.Attr != nil {
		place = c.Attr.Place
	}
	r.report(c, place)
}

func (r *run) report(c *Candidate, place rust.Place) {
	f := r.file
	if c.Start > 0 && f.Src[c.Start-1] == '$' && c.Start < len(f.Src) && f.Src[c.Start] != '{' && f.Src[c.Start] != '$' {
		c.Start-- // rustc's span of $crate and $x begins at the dollar, that of ${..} behind it
	}
	m := Match{
		Detector: c.Detector.Name, Feature: c.Feature, Start: c.Start, End: c.End,
		Pos: f.Pos(c.Start), EndPos: f.Pos(c.End), Context: contextOf(place), Macro: place.Macro,
		Confidence: c.Confidence, Needs: c.Detector.Needs,
	}
	for _, x := range f.Cfgs(c.Start) {
		m.Cfgs = append(m.Cfgs, Cfg(x))
	}
	if c.Attr != nil {
		for _, x := range c.Attr.Conds {
			m.Cfgs = append(m.Cfgs, Cfg(x))
		}
	}
	r.matches = append(r.matches, m)
}

func contextOf(p rust.Place) features.Context {
	switch {
	case p.Doctest:
		return features.InDoctest
	case p.Macro != "":
		return features.InMacro
	}
	return features.InCode
}
