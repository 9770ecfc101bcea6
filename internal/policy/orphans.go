package policy

import (
	"context"
	"path"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/source"
)

// confirm looks at all of a crate before one of its gates is said to be
// needless; until then only the touched files were searched for uses.
func (l *linter) confirm(ctx context.Context, tree source.Tree, after *Side, problems []Problem) ([]Problem, error) {
	needless := func(p Problem) bool { return p.Type == "UNNEEDED_GATE" }
	if !slices.ContainsFunc(problems, needless) {
		return problems, nil
	}
	only := slices.Clone(l.only)
	for i := range after.Result.Crates {
		crate := &after.Result.Crates[i]
		named := slices.ContainsFunc(problems, func(p Problem) bool { return needless(p) && p.File == crate.Root })
		if !named {
			continue
		}
		below := path.Dir(crate.Root) + "/"
		files, _ := source.Walk(tree, func(p string) bool { return strings.HasPrefix(p, below) && strings.HasSuffix(p, ".rs") })
		only = append(only, files...)
	}
	slices.Sort(only)
	result, err := l.scan(ctx, tree, slices.Compact(only))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return needless(p) && !slices.ContainsFunc(result.Crates, func(c features.Crate) bool {
			return c.Root == p.File && unneeded(result, *p.Feature, c.Name)
		})
	}), nil
}

// orphans looks for code that still needs a gate which the change takes away.
// The gate's whole crate is searched, or all of the tree for an entry of the
// allow-list.
func (l *linter) orphans(ctx context.Context, tree source.Tree, change Change, facts Facts, config *Config) ([]Problem, error) {
	lost := lostGates(change, facts)
	if len(lost) == 0 {
		return nil, nil
	}
	files, _ := source.Walk(tree, func(p string) bool {
		return strings.HasSuffix(p, ".rs") && slices.ContainsFunc(lost, func(g lostGate) bool { return strings.HasPrefix(p, g.below) })
	})
	only := slices.Concat(l.only, files)
	slices.Sort(only)
	result, err := l.scan(ctx, tree, slices.Compact(only))
	if err != nil {
		return nil, err
	}
	uses := *result
	uses.Findings = nil
	for _, f := range result.Findings {
		if f.Kind == features.KindUse && slices.ContainsFunc(lost, func(g lostGate) bool { return g.feature == f.Feature && strings.HasPrefix(f.File, g.below) }) {
			uses.Findings = append(uses.Findings, f)
		}
	}
	none := uses
	none.Findings = nil
	problems, _ := Judge(Change{
		Before: &Side{Result: &none}, After: &Side{Result: &uses, Text: l.texts(tree, uses.Findings)}, Files: []string{}, Patch: change.Patch,
	}, facts, config)
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return p.Type != "UNGATED_USE" || slices.Contains(change.Files, p.File) && newUse(change, p)
	}), nil
}

// newUse reports whether a use is one that the change itself brings, which the
// rules have objected to already.
func newUse(change Change, p Problem) bool {
	before, after := sight(change.Before), sight(change.After)
	fresh, _ := match(before, after)
	return slices.ContainsFunc(fresh, func(i int) bool {
		f := &change.After.Result.Findings[i]
		return f.File == p.File && f.Line == p.Line && f.Col == p.Col && f.Feature == *p.Feature
	})
}

func (l *linter) texts(tree source.Tree, findings []features.Finding) map[string][]byte {
	texts := map[string][]byte{}
	for i := range findings {
		name := findings[i].File
		if _, done := texts[name]; done {
			continue
		}
		if text, err := tree.ReadFile(name); err == nil {
			texts[name] = text
		}
	}
	return texts
}

// lostGate is a feature that a crate, or all code outside the core, has no
// longer.
type lostGate struct{ feature, below string }

func lostGates(change Change, facts Facts) []lostGate {
	before, after := sight(change.Before), sight(change.After)
	_, gone := match(before, after)
	minimum := judgedFor(change.After.Result)
	var lost []lostGate
	for _, i := range gone {
		s := before[i]
		g := lostGate{feature: s.Feature}
		switch s.Kind {
		case features.KindAllow:
		case features.KindGate:
			f := &change.Before.Result.Findings[i]
			if f.Activity == features.Dormant || f.Context == features.InDoctest || deref(f.Via) == features.ViaProbe {
				continue
			}
			if s.File != allowListFile { // which is for all code outside the core
				g.below = path.Dir(s.File) + "/"
			}
		default:
			continue
		}
		if change.Before.Result.Findings[i].Owner == features.OwnerVendored || facts.Database.StateAt(s.Feature, minimum) == features.StatusStable {
			continue
		}
		lost = append(lost, g)
	}
	return lost
}
