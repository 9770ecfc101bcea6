package scan

import (
	"slices"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/kernel"
)

// crateList is the crates as the report has them: what some build judged gives
// each of them.
func (s *scanner) crateList() []features.Crate {
	list := []features.Crate{}
	for _, c := range s.crates {
		out := features.Crate{
			Name: c.Name, Root: c.Root, Owner: s.model.OwnerOf(c.Root),
			Activity: s.judged.Activity(c.Main.Cond, c),
			Files:    s.judged.Files(c), Cfgs: []string{}, Flags: []string{},
			Features: features.CrateFeatures{Active: []string{}, Conditional: []string{}, Dormant: []string{}},
		}
		if !s.opt.Brief {
			out.Cfgs, out.Flags = sorted(s.possible(c, c.Main.Cfgs)), sorted(s.possible(c, c.Main.Flags))
			if editions := s.possible(c, c.Main.Edition); len(editions) > 0 {
				out.Edition = &editions[0]
			}
		}
		if !c.Main.Default && out.Activity == features.Active {
			out.Activity = features.Conditional
		}
		for _, f := range c.Features() {
			into := &out.Features.Conditional
			switch s.judged.Activity(f.Cond, c) {
			case features.Active:
				into = &out.Features.Active
			case features.Dormant:
				into = &out.Features.Dormant
			}
			*into = append(*into, f.Name)
		}
		list = append(list, out)
	}
	return list
}

// possible are the settings that some build judged gives the crate, in order.
func (s *scanner) possible(c *kernel.Crate, settings []kernel.Setting) []string {
	out := []string{}
	for _, x := range settings {
		if s.judged.Activity(cond.AllOf(x.Cond), c) != features.Dormant {
			out = append(out, x.Text)
		}
	}
	return out
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
