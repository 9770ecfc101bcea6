package rustdb

import (
	"cmp"
	"slices"

	"featscan/internal/release"
)

// births tells when an issue of rust-lang/rust was opened, in releases. Issues are
// numbered as they are opened, so one that a feature of release r names, and every
// smaller one, was there when r was made.
type births []birth

type birth struct {
	issue  int
	latest release.Rust // the release in the making when it was opened, or a later one
}

// issueBirths learns from the dates of new language features. Older ones do not
// count: some were given a new issue late in their life.
func issueBirths(rels []*Release) births {
	var all births
	for i := 1; i < len(rels); i++ {
		for name, d := range rels[i].Lang {
			fresh := rels[i-1].Lang[name] == nil && rels[i-1].Lib[name] == nil && rels[i-1].Version.Less(d.Since)
			if d.Issue == 0 || !fresh || d.State == Stable || d.State == Removed {
				continue
			}
			all = append(all, birth{d.Issue, d.Since})
		}
	}
	for _, rel := range rels {
		all = append(all, birth{newestIssue(rel), minorOf(rel.Version)})
	}
	slices.SortFunc(all, func(a, b birth) int {
		return cmp.Or(cmp.Compare(a.issue, b.issue), a.latest.Compare(b.latest))
	})
	for i := len(all) - 2; i >= 0; i-- {
		if all[i+1].latest.Less(all[i].latest) {
			all[i].latest = all[i+1].latest
		}
	}
	return all
}

// newestIssue is the largest number that a release names: it was open by then.
func newestIssue(rel *Release) (newest int) {
	for _, all := range []map[string]*Declared{rel.Lang, rel.Lib} {
		for _, d := range all {
			newest = max(newest, d.Issue)
		}
	}
	return newest
}

// of is when the first tracking issue of a feature was opened, at the latest; zero
// where no issue is known or all are younger than any date.
func (b births) of(name string, rels []*Release) release.Rust {
	for _, rel := range rels {
		issue := 0
		if d := rel.Lib[name]; d != nil {
			issue = d.Issue
		}
		if d := rel.Lang[name]; d != nil && d.Issue != 0 {
			issue = d.Issue
		}
		if issue == 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(b, issue, func(x birth, want int) int { return cmp.Compare(x.issue, want) })
		if i < len(b) {
			return b[i].latest
		}
	}
	return release.Rust{}
}
