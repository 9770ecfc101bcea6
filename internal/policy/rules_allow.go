package policy

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/features"
)

// allowListGates compares, in each Makefile that passes an allow-list, the list
// with the features that it turns on by -Zcrate-attr. One that turns on nothing
// leaves that to the crates, unless it did before.
func allowListGates(c *Case, r *Rule) []Problem {
	if c.Before == nil && c.Baseline != nil {
		return nil // its entries tell
	}
	var found []Problem
	for _, file := range c.touched() {
		if strings.HasSuffix(file, ".rs") {
			continue
		}
		now, then := passedIn(c.After, file), passedIn(c.Before, file)
		if !now.plain || len(now.allowed) == 0 || len(now.on) == 0 && len(then.on) == 0 {
			continue
		}
		apart := func(names, other, before, beforeOther map[string]*features.Finding, message string) {
			for _, name := range slices.Sorted(maps.Keys(names)) {
				if other[name] != nil || before[name] != nil && beforeOther[name] == nil {
					continue
				}
				p := c.at(r, names[name], name+message, "pass the same list to both")
				p.Feature = &name
				p.Fingerprint = c.fingerprint(r.Type, name, file)
				found = append(found, p)
			}
		}
		apart(now.allowed, now.on, then.allowed, then.on, " is in the allow-list, and -Zcrate-attr does not turn it on")
		apart(now.on, now.allowed, then.on, then.allowed, " is turned on by -Zcrate-attr, and the allow-list does not hold it")
	}
	return found
}

// passed are the features that a Makefile passes to rustc in the one way and in
// the other, each with the option. It is not plain when it passes what only make
// could tell.
type passed struct {
	allowed, on map[string]*features.Finding
	plain       bool
}

var listVariable = regexp.MustCompile(`(?m)^(\w+)[ \t]*:?=[ \t]*([a-z0-9_,]*)[ \t]*$`)

func passedIn(side *Side, file string) passed {
	p := passed{allowed: map[string]*features.Finding{}, on: map[string]*features.Finding{}, plain: true}
	if side == nil || side.Result == nil {
		return p
	}
	values := map[string]string{}
	for _, m := range listVariable.FindAllSubmatch(side.Text[file], -1) {
		values["$("+string(m[1])+")"] = string(m[2])
	}
	for i := range side.Result.Findings {
		f := &side.Result.Findings[i]
		if f.File != file || f.Kind != features.KindFlag || f.Activity == features.Dormant {
			continue
		}
		value, into := deref(f.Value), p.allowed
		if inner, is := strings.CutPrefix(value, "feature("); is && f.Feature == "-Zcrate-attr" {
			value, into = strings.TrimSuffix(inner, ")"), p.on
		} else if f.Feature != "-Zallow-features" {
			continue
		}
		for name, list := range values {
			value = strings.ReplaceAll(value, name, list)
		}
		p.plain = p.plain && !strings.Contains(value, "$")
		for name := range strings.SplitSeq(value, ",") {
			if name = strings.TrimSpace(name); name != "" {
				into[name] = f
			}
		}
	}
	return p
}

var allowedVariable = regexp.MustCompile(`^rust_allowed_features\s*[:?+]?=\s*([a-z0-9_,]*)\s*$`)

// allowListComment compares the list with the comment block above it, when that
// names features at all.
func allowListComment(c *Case, r *Rule) []Problem {
	var found []Problem
	for _, file := range c.touched() {
		if strings.HasSuffix(file, ".rs") {
			continue
		}
		lines := strings.Split(string(c.After.Text[file]), "\n")
		for i, line := range lines {
			m := allowedVariable.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			said := commentAbove(lines, i)
			if len(said) == 0 || c.sameListBefore(file, line, said) {
				continue
			}
			found = append(found, c.listDiffers(r, file, i+1, strings.Split(m[1], ","), said)...)
		}
	}
	return found
}

func commentAbove(lines []string, i int) []string {
	var said []string
	for i--; i >= 0 && strings.HasPrefix(lines[i], "#"); i-- {
		item, is := strings.CutPrefix(strings.TrimSpace(lines[i][1:]), "- ")
		head, names, listed := strings.Cut(item, ":")
		if _, known := groupOf(strings.TrimSpace(head)); is && listed && known {
			said = append(said, listedNames(names)...)
		}
	}
	slices.Sort(said)
	return said
}

func (c *Case) sameListBefore(file, line string, said []string) bool {
	if c.Before == nil {
		return false
	}
	lines := strings.Split(string(c.Before.Text[file]), "\n")
	i := slices.Index(lines, line)
	return i >= 0 && slices.Equal(commentAbove(lines, i), said)
}

func (c *Case) listDiffers(r *Rule, file string, line int, listed, said []string) []Problem {
	var found []Problem
	for _, name := range listed {
		if name != "" && !slices.Contains(said, name) {
			found = append(found, c.inLine(r, file, line, name, fmt.Sprintf("the comment above the allow-list does not explain %s", name), "add it to the comment"))
		}
	}
	for _, name := range said {
		if !slices.Contains(listed, name) {
			found = append(found, c.inLine(r, file, line, name, fmt.Sprintf("the comment above the allow-list explains %s, which is not in the list", name), "delete it from the comment"))
		}
	}
	return found
}
