package kernel

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"featscan/internal/features"
)

// By says what findings are grouped by.
type By string

// The groupings that --by takes.
const (
	ByMaintainers By = "maintainers" // the entry of MAINTAINERS that the file belongs to
	ByCrate       By = "crate"
	ByDirectory   By = "directory"
	BySubgoal     By = "subgoal"
	ByFile        By = "file"
)

// Groupings lists every By, sorted.
var Groupings = []By{ByCrate, ByDirectory, ByFile, ByMaintainers, BySubgoal}

// ParseBy reads the name of a grouping.
func ParseBy(s string) (By, error) {
	if slices.Contains(Groupings, By(s)) {
		return By(s), nil
	}
	names := make([]string, len(Groupings))
	for i, b := range Groupings {
		names[i] = string(b)
	}
	return "", fmt.Errorf("--by %q: want one of %s", s, strings.Join(names, ", "))
}

// Group is the findings that share a key; Key is "" for those that have none,
// such as a file of no crate.
type Group struct {
	Key      string              `json:"key"`
	Features []string            `json:"features"` // the names found, sorted
	Gates    int                 `json:"gates"`
	Uses     int                 `json:"uses"`
	Flags    int                 `json:"flags"`
	Findings []*features.Finding `json:"-"` // in the order given
}

// GroupFindings groups findings, the largest group first, equal ones by key.
// subgoal gives the subgoal of a feature; it may be nil unless by is BySubgoal.
func GroupFindings(by By, findings []features.Finding, owners *Maintainers, subgoal func(feature string) string) []Group {
	byKey := map[string]*Group{}
	titles := map[string]string{}
	for i := range findings {
		f := &findings[i]
		key := ""
		switch by {
		case ByMaintainers:
			title, ok := titles[f.File]
			if !ok {
				title = owners.Entry(f.File)
				titles[f.File] = title
			}
			key = title
		case ByCrate:
			if f.Crate != nil {
				key = *f.Crate
			}
		case ByDirectory:
			key = path.Dir(f.File)
		case BySubgoal:
			if subgoal != nil {
				key = subgoal(f.Feature)
			}
		case ByFile:
			key = f.File
		}
		g := byKey[key]
		if g == nil {
			g = &Group{Key: key}
			byKey[key] = g
		}
		g.add(f)
	}
	groups := make([]Group, 0, len(byKey))
	for _, key := range sortedKeys(byKey) {
		g := byKey[key]
		sort.Strings(g.Features)
		g.Features = slices.Compact(g.Features)
		groups = append(groups, *g)
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return len(b.Findings) - len(a.Findings) })
	return groups
}

func (g *Group) add(f *features.Finding) {
	g.Findings = append(g.Findings, f)
	g.Features = append(g.Features, f.Feature)
	switch f.Kind {
	case features.KindGate, features.KindAllow:
		g.Gates++
	case features.KindUse:
		g.Uses++
	case features.KindFlag:
		g.Flags++
	}
}
