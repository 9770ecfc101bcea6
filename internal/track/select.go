package track

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"featscan/internal/release"
	"featscan/internal/source"
)

// The steps of a range or a set of tags.
const (
	EveryCommit  = "commit"
	EveryMonth   = "month"
	EveryRelease = "release"
)

// Stop is a commit at which a history is looked at.
type Stop struct {
	Label  string
	Commit source.Commit
}

// Selection says which commits of a repository make a history.
type Selection struct {
	Revs  []string // revisions, and ranges "A..B"
	Tags  []string // patterns of tags, as a shell has them
	Every string   // "" takes the tags as they are and the releases of a range
}

// Stops lists the commits of a selection, each once, oldest first.
func (s *Selection) Stops(repo *source.Repo) ([]Stop, error) {
	tags, err := repo.Tags()
	if err != nil {
		return nil, err
	}
	var stops []Stop
	for _, rev := range s.Revs {
		found, err := s.revision(repo, rev, tags)
		if err != nil {
			return nil, err
		}
		stops = append(stops, found...)
	}
	for _, pattern := range s.Tags {
		found, err := s.matching(pattern, tags)
		if err != nil {
			return nil, err
		}
		stops = append(stops, found...)
	}
	return inOrder(stops), nil
}

// inOrder drops what stands for a commit that is there already, and sorts by
// time; two commits of one second stay as they were found.
func inOrder(stops []Stop) []Stop {
	seen := map[string]bool{}
	stops = slices.DeleteFunc(stops, func(s Stop) bool {
		again := seen[s.Commit.ID]
		seen[s.Commit.ID] = true
		return again
	})
	slices.SortStableFunc(stops, func(a, b Stop) int { return cmp.Compare(a.Commit.Time, b.Commit.Time) })
	return stops
}

func (s *Selection) revision(repo *source.Repo, rev string, tags []source.Commit) ([]Stop, error) {
	from, to, isRange := strings.Cut(rev, "..")
	if !isRange {
		c, err := repo.Commit(rev)
		return []Stop{{rev, c}}, err
	}
	if from == "" || strings.HasPrefix(to, ".") {
		return nil, fmt.Errorf("range %q: want A..B", rev)
	}
	first, err := repo.Commit(from)
	if err != nil {
		return nil, err
	}
	to = cmp.Or(to, "HEAD")
	list, err := repo.History(from, to)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("range %q: holds no commit", rev)
	}
	name(list, tags)
	stops := []Stop{{from, first}}
	last := len(list) - 1
	for i, c := range list {
		label := cmp.Or(c.Tag, c.ID[:min(12, len(c.ID))])
		switch {
		case i == last:
			label = to
		case s.Every == EveryCommit:
		case s.Every == EveryMonth:
			if month(c) == month(list[i+1]) {
				continue
			}
			label = cmp.Or(c.Tag, month(c))
		case !isRelease(c.Tag):
			continue
		}
		stops = append(stops, Stop{label, c})
	}
	return stops, nil
}

// name puts tags on the commits that have one: that of a release where one of
// several is, else the first by name.
func name(list []source.Commit, tags []source.Commit) {
	byID := map[string]string{}
	for _, t := range tags {
		if old, ok := byID[t.ID]; !ok || !isRelease(old) && isRelease(t.Tag) {
			byID[t.ID] = t.Tag
		}
	}
	for i := range list {
		list[i].Tag = byID[list[i].ID]
	}
}

func month(c source.Commit) string { return Date(c.Time)[:len("2006-01")] }

// isRelease reports whether a tag names a final release: v6.12 or 1.2.3, and
// neither v6.13-rc1 nor next-20260101.
func isRelease(tag string) bool {
	_, err := release.ParseKernel(tag)
	return err == nil && !strings.Contains(tag, "-")
}

func (s *Selection) matching(pattern string, tags []source.Commit) ([]Stop, error) {
	var stops []Stop
	for _, t := range tags {
		ok, err := path.Match(pattern, t.Tag)
		if err != nil {
			return nil, fmt.Errorf("tags %q: not a pattern such as v6.*", pattern)
		}
		if ok && (s.Every != EveryRelease || isRelease(t.Tag)) {
			stops = append(stops, Stop{t.Tag, t})
		}
	}
	if len(stops) == 0 {
		return nil, fmt.Errorf("tags %q: no such tag", pattern)
	}
	if s.Every != EveryMonth {
		return stops, nil
	}
	stops = inOrder(stops)
	last := map[string]Stop{}
	for _, stop := range stops {
		last[month(stop.Commit)] = stop
	}
	return slices.DeleteFunc(stops, func(stop Stop) bool { return last[month(stop.Commit)] != stop }), nil
}
