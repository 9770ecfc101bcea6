package scan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/kernel"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
	"featscan/internal/resolve"
)

// gates turns the feature attributes of every file into findings.
func (s *scanner) gates() {
	for i, u := range s.units {
		if u == nil {
			continue
		}
		for n, g := range u.Gates {
			at := u.Places[n]
			f := features.Finding{
				Kind: features.KindGate, Feature: g.Name, Context: placeContext(g.Place), Confidence: features.Certain,
				Text: u.Lines[at.Start.Line],
			}
			f.File, f.Line, f.Col, f.EndLine, f.EndCol = s.files[i], at.Start.Line, at.Start.Col, at.End.Line, at.End.Col
			h := s.home(s.files[i])
			var sources []string
			if g.Source != "" {
				sources = []string{g.Source}
			}
			last := s.add(f, h, sources, g.Expr)
			// rustc reads the attribute at the root of a crate and nowhere else.
			if f.Context != features.InDoctest && (!g.AtRoot || h.crate == nil || h.crate.Root != f.File) {
				last.Activity = features.Dormant
				last.Cond = cond.AllOf(last.Cond, cond.Constant(cond.False))
			}
		}
	}
}

// meanings are what names decide, by crate.
type meanings struct {
	program *resolve.Program
	crates  []*kernel.Crate
	uses    [][]resolve.Use
	open    []int // how many look-ups were given up
}

// meanings resolves the names of all crates, of one half before it returns and of the
// other beside what its caller does next; the answer waits for it. Which are in a half
// does not depend on how much runs at a time. Revisions that are scanned one after
// another have less to decide than a second program takes to make.
func (s *scanner) meanings() func() meanings {
	program, crates := s.program()
	m := meanings{program: program, crates: crates, uses: make([][]resolve.Use, len(crates)), open: make([]int, len(crates))}
	if s.opt.Memo != nil {
		return begin(func() meanings {
			s.resolve(&m)
			return m
		})
	}
	decide := func(program *resolve.Program, half []int) {
		for _, i := range half {
			m.uses[i] = program.Uses(i, s.gated(crates[i]))
			m.open[i] = program.Open(i)
		}
	}
	halves := s.halved(crates)
	other := begin(func() meanings {
		program, _ := s.program()
		decide(program, halves[1])
		return m
	})
	decide(program, halves[0])
	return other
}

// halved parts crates, by index, into two heaps. The first has less to resolve, by what
// its goroutine does besides until the other is done: in Linux 7.2 two fifths of all.
func (s *scanner) halved(crates []*kernel.Crate) (halves [2][]int) {
	order, work := make([]int, len(crates)), make([]int, len(crates))
	all := 0
	for i, c := range crates {
		order[i] = i
		for _, f := range c.Files {
			if u := s.unit(f.Path); u != nil {
				work[i] += 1 + len(u.Outline.Refs)
			}
		}
		all += work[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return work[b] - work[a] })
	sum := [2]int{all * 2 / 5, 0}
	for _, i := range order {
		less := 0
		if sum[1] < sum[0] {
			less = 1
		}
		halves[less] = append(halves[less], i)
		sum[less] += work[i]
	}
	return halves
}

// uses collects what the detectors found and what names decide.
func (s *scanner) uses(decided func() meanings) {
	for i, u := range s.units {
		if u == nil {
			continue
		}
		h := s.home(s.files[i])
		for m := range u.Matches {
			if u.Matches[m].Decided() && s.wanted(&u.Matches[m], s.files[i], h) {
				s.match(u, s.files[i], &u.Matches[m], h)
			}
		}
	}
	// What is found both as syntax and by its name, as #[cfg_eval] is, rustc reports once.
	told := map[usePlace]int{}
	for i := range s.findings {
		if f := &s.findings[i]; f.Kind == features.KindUse {
			told[usePlace{f.File, f.Feature, f.start}] = i
		}
	}
	meant := decided()
	s.written(meant.crates)
	seen := map[string]bool{} // files whose uses were told already, by their first crate
	for i, c := range meant.crates {
		own := s.gated(c)
		for _, use := range meant.uses[i] {
			if seen[use.File] || !s.reported(use.Feature, own) {
				continue
			}
			if n, ok := told[usePlace{use.File, use.Feature, use.Start}]; !ok {
				s.resolved(&use, c)
			} else if use.Confidence == features.Certain {
				s.findings[n].Confidence = features.Certain
			}
		}
		for _, f := range c.Files {
			seen[f.Path] = true
		}
		if n := meant.open[i]; n > 0 {
			s.skipped = append(s.skipped, features.Skipped{File: c.Root,
				Reason: fmt.Sprintf("%d look-ups of names in crate %s were given up, since imports lead to too many places; uses may be missing", n, c.Name)})
		}
	}
	sites := s.sites()
	if s.model.Kind == kernel.Kernel {
		// rustc never sees what a macro would write that nothing in the kernel invokes.
		dead := meant.program.DeadMacros()
		s.findings = slices.DeleteFunc(s.findings, func(f sighting) bool {
			return f.Kind == features.KindUse && dead(f.File, f.start)
		})
	}
	var inPart []string
	for i, c := range meant.crates {
		if meant.open[i] > 0 || s.readInPart(c) {
			inPart = append(inPart, c.Name)
		}
	}
	s.needs = begin(func() needs {
		all := neededBy(meant.program, meant.crates, sites)
		for _, crate := range inPart {
			all[crate][""] = cond.Unknown
		}
		return all
	})
}

// usePlace is where a feature is used.
type usePlace struct {
	file, feature string
	start         int
}

// readInPart reports whether a crate may have uses that were not seen, since one of
// its files could not be read, or not be understood.
func (s *scanner) readInPart(c *kernel.Crate) bool {
	return slices.ContainsFunc(c.Files, func(f kernel.SourceFile) bool {
		u := s.unit(f.Path)
		return u == nil || len(u.Damage) > 0
	})
}

// written collects what procedural macros write as text.
func (s *scanner) written(crates []*kernel.Crate) {
	told := map[string]bool{}
	for _, c := range crates {
		if !slices.ContainsFunc(c.Files, func(f kernel.SourceFile) bool { return s.hasProcMacros(f.Path) }) {
			continue
		}
		for _, file := range c.Files {
			u := s.unit(file.Path)
			if u == nil || told[file.Path] {
				continue
			}
			told[file.Path] = true
			h := s.home(file.Path)
			for m := range u.Written {
				x := u.Written[m]
				x.Context, x.Macro = features.InMacro, ""
				if x.Decided() && s.wanted(&x, file.Path, h) {
					s.match(u, file.Path, &x, h)
					s.findings[len(s.findings)-1].written = true
				}
			}
		}
	}
}

// hasProcMacros reports whether a file defines procedural macros: what the string
// literals of its crate hold may be code that it writes.
func (s *scanner) hasProcMacros(file string) bool {
	u := s.unit(file)
	return u != nil && slices.ContainsFunc(u.Outline.Items, func(it rust.Item) bool { return it.ProcMacro != "" })
}

// sites are the uses that were found.
func (s *scanner) sites() []resolve.Site {
	var sites []resolve.Site
	for i := range s.findings {
		f := &s.findings[i]
		if f.Kind == features.KindUse {
			sites = append(sites, resolve.Site{File: f.File, Start: f.start, Feature: f.Feature,
				Doctest: f.Context == features.InDoctest, String: f.written})
		}
	}
	return sites
}

// needs says, by crate, then feature, whether the crate needs it. "" stands for the
// features that are not listed.
type needs map[string]map[string]cond.Tri

// neededBy asks which features each crate needs once its macros are expanded.
func neededBy(program *resolve.Program, crates []*kernel.Crate, sites []resolve.Site) needs {
	all := needs{}
	for i, n := range program.Needs(sites) {
		name := crates[i].Name
		if all[name] == nil {
			all[name] = map[string]cond.Tri{}
		}
		for f := range n.Handed {
			if all[name][f] != cond.True {
				all[name][f] = cond.Unknown
			}
		}
		for f := range n.Features {
			all[name][f] = cond.True
		}
		if n.Open {
			all[name][""] = cond.Unknown
		}
	}
	return all
}

// needed answers Judge.Needs.
func (s *scanner) needed(crate, feature string) cond.Tri {
	n := s.needs()[crate]
	if needs, known := n[feature]; known {
		return needs
	}
	if _, open := n[""]; open || !s.visible(feature) {
		return cond.Unknown
	}
	return cond.False
}

// visible reports whether a use of a feature could have been seen at all.
func (s *scanner) visible(feature string) bool {
	if all, any := s.opt.Detectors.LooksFor(feature); any {
		return all
	}
	return resolve.Visible(s.opt.Database, feature, s.rust)
}

func (s *scanner) match(u *unit, file string, m *detect.Match, h home) {
	f := features.Finding{
		Kind: features.KindUse, Feature: s.named(m, file, h), Context: m.Context, Confidence: m.Confidence, Detector: m.Detector,
		File: file, Line: m.Pos.Line, Col: m.Pos.Col, EndLine: m.EndPos.Line, EndCol: m.EndPos.Col, Text: u.Lines[m.Pos.Line],
	}
	if m.Macro != "" {
		f.Via = ptr("macro " + m.Macro)
	}
	var sources []string
	var exprs []*cond.Expr
	for _, c := range m.Cfgs {
		sources = append(sources, c.Source)
		exprs = append(exprs, c.Expr)
	}
	s.add(f, h, sources, cond.AllOf(exprs...)).start = m.Start
}

// resolved adds a use that names decided.
func (s *scanner) resolved(u *resolve.Use, c *kernel.Crate) {
	if s.shown.file != u.File {
		src, err := s.tree.ReadFile(u.File)
		if err != nil {
			return
		}
		s.shown = shown{file: u.File, lines: rust.NewLines(src)}
	}
	start, end := s.shown.lines.Pos(u.Start), s.shown.lines.Pos(u.End)
	f := features.Finding{
		Kind: features.KindUse, Feature: u.Feature, Context: u.Context, Confidence: u.Confidence, Detector: u.Detector,
		File: u.File, Line: start.Line, Col: start.Col, EndLine: end.Line, EndCol: end.Col, Text: s.shown.excerpt(u.Start, start.Line),
	}
	if u.Via != "" {
		f.Via = &u.Via
	} else if u.Macro != "" {
		f.Via = ptr("macro " + u.Macro)
	}
	var sources []string
	for _, e := range u.Cond.Conjuncts() {
		sources = append(sources, e.String())
	}
	h := home{crate: c}
	for _, x := range s.homes[u.File] {
		if x.crate == c {
			h = x
		}
	}
	s.add(f, h, sources, u.Cond).start = u.Start
}

// add completes a finding with what its home says, and keeps it. sources and
// own are its condition within the file, in words and to judge.
func (s *scanner) add(f features.Finding, h home, sources []string, own *cond.Expr) *sighting {
	f.Owner = s.model.OwnerOf(f.File)
	f.Cond = cond.AllOf(own, h.cond)
	sources = append(sources, beyond(h.cond, own)...)
	if h.crate != nil {
		f.Cond = cond.AllOf(f.Cond, h.crate.Main.Cond)
		if h.crate.Name != "" {
			f.Crate = &h.crate.Name
		}
	}
	f.Activity = s.judged.Activity(f.Cond, h.crate)
	if f.Activity == features.Active && (h.crate == nil || !h.crate.Main.Default) {
		f.Activity = features.Conditional // no ordinary build is known to compile it
	}
	if len(sources) == 0 && f.Activity != features.Active && h.crate != nil && h.crate.Main.Cond != nil {
		sources = append(sources, h.crate.Main.Cond.String())
	}
	if text := joined(sources); text != "" {
		f.Condition = &text
	}
	if f.Context == features.InCode {
		f.Context = codeContext(f.File, h.crate)
	}
	s.findings = append(s.findings, sighting{Finding: f, crate: h.crate})
	return &s.findings[len(s.findings)-1]
}

// codeContext tells tests and examples from other code, by where Cargo and the
// kernel keep them.
func codeContext(file string, c *kernel.Crate) features.Context {
	if c != nil && c.Main.Test {
		return features.InTest
	}
	if c != nil && !c.Plain {
		return features.InCode
	}
	for _, dir := range strings.Split(file, "/") {
		switch dir {
		case "examples":
			return features.InExample
		case "tests", "benches":
			return features.InTest
		}
	}
	return features.InCode
}

// home is the first crate that compiles a file, and the zero home when none does.
func (s *scanner) home(file string) home {
	homes := s.homes[file]
	if len(homes) == 0 {
		return home{}
	}
	for _, h := range homes {
		if h.crate.Main.Default {
			return h
		}
	}
	return homes[0]
}

// wanted applies the contract's rule on which uses are reported, and the
// releases for which a detector's rule holds.
func (s *scanner) wanted(m *detect.Match, file string, h home) bool {
	d, _ := s.opt.Detectors.Lookup(m.Detector)
	if d.RootOnly && (h.crate == nil || h.crate.Root != file) {
		return false
	}
	gated := s.gated(h.crate)
	name := s.named(m, file, h)
	instead := name != d.At(s.rust)
	return s.counts(&d, func(feature string) bool { return feature == name && instead || gated(feature) }) &&
		(m.Confidence != features.Likely || instead || gated(name))
}

// counts reports whether a match of a detector may be reported where these features
// are turned on. A feature that is younger than the release judged is one that newer
// compilers are given.
func (s *scanner) counts(d *detect.Detector, gated func(string) bool) bool {
	if since, err := release.ParseRust(d.Since); err == nil && s.rust.Less(since) {
		name := d.At(since)
		if !gated(name) || s.opt.Database.Upstream().StateAt(name, s.rust) != features.StatusAbsent {
			return false
		}
	}
	if ends, err := release.ParseRust(d.Ends); err == nil && !s.rust.Less(ends) {
		return false
	}
	name := d.At(s.rust)
	if gated(name) || slices.ContainsFunc(d.Others(s.rust), gated) {
		return true
	}
	until, err := release.ParseRust(d.Until)
	return (err != nil || s.rust.Less(until)) && d.Confidence != features.Likely && s.reported(name, gated)
}

// named is the feature that a match is a use of where it stands: as it is called at the
// release judged, or another one that allows the same, where the crate, or a doc test in
// the file, turns that one on instead.
func (s *scanner) named(m *detect.Match, file string, h home) string {
	d, _ := s.opt.Detectors.Lookup(m.Detector)
	name := d.At(s.rust)
	if len(d.Instead) == 0 {
		return name
	}
	gated := func(feature string) bool {
		return s.gatedIn[h.crate][feature] || m.Context == features.InDoctest && s.gatedInDoctest(file, feature)
	}
	others := d.Others(s.rust)
	if i := slices.IndexFunc(others, gated); i >= 0 && !gated(name) {
		return others[i]
	}
	return name
}

func (s *scanner) gatedInDoctest(file, feature string) bool {
	u := s.unit(file)
	return u != nil && slices.ContainsFunc(u.Gates, func(g rust.Gate) bool {
		return g.Name == feature && placeContext(g.Place) == features.InDoctest
	})
}

// reported: every use of a feature that is not stable at the release judged,
// and every use of a stable one that the crate still gates.
func (s *scanner) reported(feature string, gated func(string) bool) bool {
	return s.opt.Database.Upstream().StateAt(feature, s.rust) != features.StatusStable || gated(feature)
}

// gated says which features reach a crate or are allowed in it.
func (s *scanner) gated(c *kernel.Crate) func(string) bool {
	return func(name string) bool { return s.gatedIn[c][name] }
}

// gatedNames lists the features that reach a crate or are allowed in it.
func gatedNames(c *kernel.Crate) []string {
	var names []string
	for _, f := range c.Features() {
		names = append(names, f.Name)
	}
	for _, x := range c.Compilations() {
		for _, a := range x.Allowed {
			names = append(names, a.Text)
		}
	}
	return names
}

// program hands the crates to name resolution, in an order in which the crate
// that reports a shared file comes first.
func (s *scanner) program() (*resolve.Program, []*kernel.Crate) {
	crates := slices.Clone(s.crates)
	slices.SortStableFunc(crates, func(a, b *kernel.Crate) int {
		rank := func(c *kernel.Crate) int {
			if c.Main.Default {
				return 0
			}
			return 1
		}
		return rank(a) - rank(b)
	})
	list := make([]resolve.Crate, len(crates))
	var preludes []string
	if s.model.Kind == kernel.Kernel {
		generator, _ := s.tree.ReadFile("scripts/rustdoc_test_gen.rs")
		preludes = resolve.GeneratedPreludes(generator)
	}
	for i, c := range crates {
		list[i] = resolve.Crate{Name: c.Name, Root: c.Root, Dependencies: slices.Sorted(maps.Keys(c.Dependencies)), DocPreludes: preludes}
		for _, e := range c.Main.Edition {
			list[i].Edition = e.Text
		}
		for _, f := range c.Main.Flags {
			list[i].NoStd = list[i].NoStd || f.Text == "-Zcrate-attr=no_std"
		}
		switch {
		case !c.Plain:
			list[i].Externs = map[string]string{}
			for _, e := range c.Main.Externs {
				list[i].Externs[e.Text] = e.Text
			}
		case c.Dependencies != nil:
			list[i].Externs = maps.Clone(c.Dependencies)
			for _, system := range crates { // as the tree has them, if it does
				if resolve.IsSystemCrate(system.Name) {
					list[i].Externs[system.Name] = system.Name
				}
			}
		}
	}
	return resolve.New(list, resolve.Options{Load: s.outline, DB: s.opt.Database, Rust: s.rust, Names: s.bounds.names, Items: s.bounds.items}), crates
}

func placeContext(p rust.Place) features.Context {
	switch {
	case p.Doctest:
		return features.InDoctest
	case p.Macro != "":
		return features.InMacro
	}
	return features.InCode
}

// beyond is what the condition of a file says besides that of a place in it: the
// file's own #![cfg] is part of both.
func beyond(file, own *cond.Expr) []string {
	if file == nil {
		return nil
	}
	had := map[string]bool{}
	for _, e := range own.Conjuncts() {
		had[e.String()] = true
	}
	var left []string
	for _, e := range file.Conjuncts() {
		if text := e.String(); !had[text] {
			left = append(left, text)
		}
	}
	return left
}

// joined is several conditions in source form that must all hold.
func joined(sources []string) string {
	if len(sources) > 1 {
		return "all(" + strings.Join(sources, ", ") + ")"
	}
	return strings.Join(sources, "")
}

func ptr(s string) *string { return &s }

// shown is the file and the line of the last use that names decided: the next is
// likely to be in the same.
type shown struct {
	file  string
	lines *rust.Lines
	line  int
	text  string
}

// excerpt is the line of an offset, as findings quote it.
func (w *shown) excerpt(offset, line int) string {
	if w.line != line {
		w.line, w.text = line, excerpt(w.lines.Text(offset))
	}
	return w.text
}
