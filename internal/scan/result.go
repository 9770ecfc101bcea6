package scan

import (
	"slices"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/release"
)

// build adds what Makefiles, Kconfig and scripts say.
func (s *scanner) build(b buildFindings) {
	s.damaged = append(s.damaged, b.damaged...)
	for _, f := range b.findings {
		f.Activity = s.judged.Activity(f.Cond, nil)
		s.findings = append(s.findings, sighting{Finding: f})
	}
}

// result has the findings judged and puts everything in order.
func (s *scanner) result() *features.Result {
	slices.SortStableFunc(s.findings, func(a, b sighting) int { return a.Compare(&b.Finding) })
	s.findings = slices.CompactFunc(s.findings, func(a, b sighting) bool { return a.Compare(&b.Finding) == 0 })
	r := &features.Result{
		SchemaVersion: features.SchemaVersion,
		Tool:          features.Tool{Name: "featscan", Version: s.opt.Version, Database: s.opt.Database.Newest().String()},
		Tree:          s.treeFacts(), Rust: s.rust.String(),
		Findings: make([]features.Finding, len(s.findings)),
		Damaged:  append([]features.Damaged{}, append(s.damaged, s.model.Problems()...)...),
		Skipped:  append(append([]features.Skipped{}, s.skipped...), s.unread...),
		Crates:   s.crateFacts,
	}
	crateOf := map[*features.Finding]*kernel.Crate{}
	for i := range s.findings {
		r.Findings[i] = s.findings[i].Finding
		crateOf[&r.Findings[i]] = s.findings[i].crate
	}
	judge := s.judge(crateOf)
	judge.Crates, judge.Needs = r.Crates, s.needed
	s.judgeOf = judge
	judgement := judge.Judge(r.Findings)
	r.Features, r.Subgoals, r.Summary = judgement.Features, judgement.Subgoals, judgement.Summary
	slices.SortFunc(r.Damaged, func(a, b features.Damaged) int { return a.Compare(&b) })
	r.Damaged = slices.Compact(r.Damaged) // crates and flags read the same build files
	slices.SortFunc(r.Skipped, func(a, b features.Skipped) int { return a.Compare(&b) })
	r.Summary.Files = len(s.files)
	r.Summary.Damaged = countFiles(r.Damaged)
	r.Summary.Skipped = len(r.Skipped)
	return r
}

func countFiles(damaged []features.Damaged) int {
	n := 0
	for i := range damaged {
		if i == 0 || damaged[i].File != damaged[i-1].File {
			n++
		}
	}
	return n
}

func (s *scanner) judge(crateOf map[*features.Finding]*kernel.Crate) *features.Judge {
	newest := s.opt.Database.Newest()
	arches := s.model.Archs()
	if s.opt.Arch != "" || s.opt.Config != nil {
		arches = []string{s.opt.Arch}
	}
	type moment struct {
		at   release.Rust
		arch string
	}
	type question struct {
		moment
		cond  *cond.Expr
		crate *kernel.Crate
	}
	builds := map[moment]*kernel.Builds{}
	answers := map[question]cond.Tri{}
	var catalog *features.Catalog
	if s.opt.Catalog != nil {
		catalog = s.opt.Catalog()
	}
	return &features.Judge{
		Database: s.opt.Database.Upstream(), Catalog: catalog,
		Releases: features.Points(s.rust, newest), Minimum: s.model.Minimum, Arches: arches,
		On: func(f *features.Finding, at release.Rust, arch string) cond.Tri {
			if f.Cond == nil {
				return cond.True
			}
			q := question{moment{at, arch}, f.Cond, crateOf[f]}
			t, ok := answers[q]
			if !ok {
				b := builds[q.moment]
				if b == nil {
					b = s.model.Builds(kernel.Env{Rust: at, Arch: arch, Config: s.opt.Config}, newest)
					builds[q.moment] = b
				}
				t = b.Value(q.cond, q.crate)[0]
				answers[q] = t
			}
			return t
		},
		Detectable: func(feature string) bool {
			all, _ := s.opt.Detectors.LooksFor(feature)
			return all || s.opt.Database.HasItems(feature)
		},
	}
}

func (s *scanner) treeFacts() features.Tree {
	t := features.Tree{Kind: s.model.Kind, MinimumRust: s.model.Minimum}
	if v := s.model.Version.String(); v != "" {
		t.Version = &v
	}
	var conds []*cond.Expr
	for i := range s.findings {
		conds = append(conds, s.findings[i].Cond)
	}
	t.UndefinedSymbols = append([]string{}, s.model.UndefinedSymbols(conds)...)
	return t
}
