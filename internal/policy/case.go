package policy

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// Case is one change with everything that rules ask of it, worked out once.
type Case struct {
	Change
	Facts
	config *Config

	after   *features.Result
	fresh   []*features.Finding // new after the change, or all when the whole tree is judged
	gone    []sighting
	altered []alteration
	minimum release.Rust
	newest  release.Rust    // that the database knows
	allowed map[string]bool // features that the tree's allow-list held before the change
	listed  bool            // the tree has an allow-list
	roots   map[string]bool // first files of crates
	member  map[string]bool // all files of crates
	enabled map[string]map[string]bool
	seen    map[string]int // how often a fingerprint was given

	objected map[*features.Finding]bool // by a rule about findings

	suppressions []*suppression
}

// whole reports whether there is no before: the tree itself is judged.
func (c *Case) whole() bool { return c.Before == nil && c.Baseline == nil }

func newCase(ch Change, facts Facts, config *Config) *Case {
	c := &Case{Change: ch, Facts: facts, config: config, after: ch.After.Result, seen: map[string]int{}, objected: map[*features.Finding]bool{}}
	c.newest = facts.Database.Newest()
	c.compare()
	c.minimum = judgedFor(c.after)
	c.allowed = map[string]bool{}
	c.allowList()
	c.roots, c.member, c.enabled = map[string]bool{}, map[string]bool{}, map[string]map[string]bool{}
	for i := range c.after.Crates {
		c.crate(&c.after.Crates[i])
	}
	for _, name := range c.touched() {
		c.suppressions = append(c.suppressions, findSuppressions(name, c.After.Text[name])...)
	}
	return c
}

func (c *Case) compare() {
	after := sight(c.After)
	if c.whole() {
		for i := range c.after.Findings {
			c.fresh = append(c.fresh, &c.after.Findings[i])
		}
		return
	}
	before := sight(c.Before)
	if c.Before == nil {
		before = c.Baseline.sightings
	}
	fresh, gone, pairs := matched(before, after)
	for _, i := range fresh {
		c.fresh = append(c.fresh, &c.after.Findings[i])
	}
	for _, i := range gone {
		c.gone = append(c.gone, before[i])
	}
	if c.Before == nil {
		return
	}
	build := slices.ContainsFunc(c.Files, isBuild)
	for i, j := range pairs {
		f := &c.after.Findings[i]
		if f.Kind != features.KindUse && (build || after[i].Cond != before[j].Cond) {
			c.altered = append(c.altered, alteration{&c.Before.Result.Findings[j], f})
		}
	}
	slices.SortFunc(c.altered, func(a, b alteration) int { return a.after.Compare(b.after) })
}

// alteration is a finding that was there before, under another condition or in
// another build.
type alteration struct{ before, after *features.Finding }

// alter asks the rules about facts of what is not new, and drops what they would
// have said before.
func (c *Case) alter() []Problem {
	if len(c.altered) == 0 {
		return nil
	}
	then := newCase(Change{Before: c.Before, After: c.Before, Files: []string{}}, c.Facts, c.config)
	var found []Problem
	for _, a := range c.altered {
		if a.after.Owner == features.OwnerVendored || a.after.Activity == features.Dormant {
			continue
		}
		for _, r := range Rules {
			if !r.fact || !slices.Contains(r.kinds, a.after.Kind) {
				continue
			}
			message, help, ok := r.finding(c, a.after)
			if !ok {
				continue
			}
			if _, _, same := r.finding(then, a.before); !same {
				found = append(found, c.at(r, a.after, message, help))
				c.objected[a.after] = true
			}
			break
		}
	}
	return found
}

func judgedFor(r *features.Result) release.Rust {
	if v, err := release.ParseRust(r.Rust); err == nil {
		return v
	}
	return r.Tree.MinimumRust["default"]
}

// allowList takes the allow-list from before the change, so that no patch
// allows itself anything.
func (c *Case) allowList() {
	list := sight(c.After)
	switch {
	case c.Before != nil:
		list = sight(c.Before)
	case c.Baseline != nil:
		list = c.Baseline.sightings
	}
	for _, s := range list {
		if s.Kind == features.KindAllow {
			c.allowed[s.Feature] = true
			c.listed = true
		}
	}
}

func (c *Case) crate(crate *features.Crate) {
	c.roots[crate.Root] = true
	for _, f := range crate.Files {
		c.member[f] = true
	}
	on := c.enabled[crate.Name]
	if on == nil {
		on = map[string]bool{}
		c.enabled[crate.Name] = on
	}
	for _, list := range [][]string{crate.Features.Active, crate.Features.Conditional} {
		for _, f := range list {
			on[f] = true
		}
	}
}

// touched are the files whose text is at hand, sorted.
func (c *Case) touched() []string {
	var names []string
	for name := range c.After.Text {
		if c.Files == nil || slices.Contains(c.Files, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// run applies the rules in their order; a finding is objected to once, by the
// first rule that speaks of it.
func (c *Case) run() []Problem {
	var found []Problem
	for _, f := range c.fresh {
		if f.Owner == features.OwnerVendored || f.Activity == features.Dormant && !misplaced(c, f) {
			continue
		}
		for _, r := range Rules {
			if r.finding == nil || r.change && c.whole() || !slices.Contains(r.kinds, f.Kind) {
				continue
			}
			message, help, ok := r.finding(c, f)
			if !ok {
				continue
			}
			found = append(found, c.at(r, f, message, help))
			c.objected[f] = true
			break
		}
	}
	found = append(found, c.alter()...)
	for _, r := range Rules {
		if r.tree != nil && !(r.change && c.whole()) {
			found = append(found, r.tree(c, r)...)
		}
	}
	for i := range found {
		found[i].Level = c.config.level(found[i].Type, found[i].Level)
	}
	return found
}

// at makes a problem of a finding.
func (c *Case) at(r *Rule, f *features.Finding, message, help string) Problem {
	name := f.Feature
	p := Problem{
		Type: r.Type, Level: r.Level, Feature: &name, File: f.File, Line: f.Line, Col: f.Col, EndLine: f.EndLine, EndCol: f.EndCol,
		Message: message, Help: help,
	}
	c.about(&p, name)
	p.Fingerprint = c.fingerprint(r.Type, string(f.Kind), f.Feature, deref(f.Value), f.File, squeeze(f.Text))
	return p
}

// about adds the subgoal and the tracking issue of a feature.
func (c *Case) about(p *Problem, name string) {
	if c.Goals != nil {
		if id := c.Goals.Subgoal(name); id != "" {
			p.Subgoal = &id
		}
	}
	if fact, ok := c.Database.Fact(name); ok && fact.TrackingIssue != 0 {
		url := fmt.Sprintf("https://github.com/rust-lang/rust/issues/%d", fact.TrackingIssue)
		p.URL = &url
	}
}

// fingerprint names a problem by what it is about. The same thing said twice
// of one file is told apart by its occurrence.
func (c *Case) fingerprint(parts ...string) string {
	key := strings.Join(parts, "\x00")
	c.seen[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, c.seen[key]))
	return hex.EncodeToString(sum[:12])
}

// inLine makes a problem of a place in a touched file.
func (c *Case) inLine(r *Rule, file string, line int, subject, message, help string) Problem {
	text := c.line(file, line)
	col := 1 + len([]rune(text)) - len([]rune(strings.TrimLeft(text, " \t")))
	return Problem{
		Type: r.Type, Level: r.Level, File: file, Line: line, Col: col, EndLine: line, EndCol: 1 + len([]rune(text)),
		Message: message, Help: help,
		Fingerprint: c.fingerprint(r.Type, subject, file, squeeze(text)),
	}
}

func (c *Case) line(file string, n int) string {
	text := c.After.Text[file]
	for i := 1; i < n && text != nil; i++ {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimRight(string(line), "\r")
}

// finish adds patch and source line, and sorts.
func (c *Case) finish(list []Problem) {
	lines := map[string][]string{}
	for i := range list {
		p := &list[i]
		p.Patch = c.Patch
		text, ok := lines[p.File]
		if !ok {
			text = strings.Split(string(c.After.Text[p.File]), "\n")
			lines[p.File] = text
		}
		if p.Line >= 1 && p.Line <= len(text) {
			p.Source = strings.TrimRight(text[p.Line-1], "\r")
		}
	}
	slices.SortFunc(list, func(a, b Problem) int { return a.Compare(&b) })
}
