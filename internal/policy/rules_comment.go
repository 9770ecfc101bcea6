package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// The comments under which a kernel groups its gates. A comment that says more
// than one of these exact sentences explains a special case, and is left alone.
var (
	groupStable   = regexp.MustCompile(`^Stable since Rust ([0-9]+\.[0-9]+(?:\.[0-9]+)?)\.?$`)
	groupExpected = regexp.MustCompile(`^Expected to become stable\.?$`)
	groupOpen     = regexp.MustCompile(`^To be determined\.?$`)
	inlineStable  = regexp.MustCompile("`(?:feature\\()?([a-z0-9_]+)\\)?` (?:is|was) (?:stable|stabilized) (?:since|in) Rust ([0-9]+\\.[0-9]+(?:\\.[0-9]+)?)")
	featureName   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// group is what a grouping comment claims of the gates below it.
type group struct {
	text  string       // the sentence, as written
	since release.Rust // for "Stable since"
	kind  byte         // 's' stable, 'e' expected, 'o' open
}

func groupOf(sentence string) (group, bool) {
	if m := groupStable.FindStringSubmatch(sentence); m != nil {
		since, err := release.ParseRust(m[1])
		return group{sentence, since, 's'}, err == nil
	}
	switch {
	case groupExpected.MatchString(sentence):
		return group{text: sentence, kind: 'e'}, true
	case groupOpen.MatchString(sentence):
		return group{text: sentence, kind: 'o'}, true
	}
	return group{}, false
}

// commentGroups checks every gate below a grouping comment, in the files that
// the change touches. When there is a before, what was wrong then already is
// not said again.
func commentGroups(c *Case, r *Rule) []Problem {
	var found []Problem
	for _, file := range c.touched() {
		for _, claim := range c.claims(file, c.After) {
			message, help, ok := c.contradiction(claim)
			if !ok || c.claimedBefore(file, claim) {
				continue
			}
			p := c.inLine(r, file, claim.line, claim.feature+claim.text, message, help)
			name := claim.feature
			p.Feature = &name
			c.about(&p, name)
			found = append(found, p)
		}
	}
	return found
}

// claim is a group together with one feature that it speaks of.
type claim struct {
	group
	feature string
	line    int
}

func (c *Case) claimedBefore(file string, now claim) bool {
	if c.Before == nil {
		return false
	}
	return slices.ContainsFunc(c.claims(file, c.Before), func(then claim) bool {
		return then.feature == now.feature && then.text == now.text
	})
}

// claims reads the grouping comments of a file.
func (c *Case) claims(file string, side *Side) []claim {
	text, ok := side.Text[file]
	if !ok {
		return nil
	}
	lines := strings.Split(string(text), "\n")
	if !strings.HasSuffix(file, ".rs") {
		return listClaims(lines)
	}
	return gateClaims(file, lines, side.Result)
}

// gateClaims gives each gate the comment above it. The group ends at an empty
// line, at another comment, and at code.
func gateClaims(file string, lines []string, r *features.Result) []claim {
	gates := map[int][]string{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.File == file && f.Kind == features.KindGate && f.Condition == nil && f.Context != features.InDoctest {
			gates[f.Line] = append(gates[f.Line], f.Feature)
		}
	}
	var claims []claim
	var now group
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if sentence, is := strings.CutPrefix(line, "//"); is {
			now, _ = groupOf(strings.TrimSpace(sentence))
			claims = append(claims, inlineClaims(sentence, i+1)...)
			continue
		}
		for _, name := range gates[i+1] {
			if now.kind != 0 {
				claims = append(claims, claim{now, name, i + 1})
			}
		}
		if line == "" || len(gates[i+1]) == 0 && !continues(line) {
			now = group{}
		}
	}
	return claims
}

// continues reports whether a line may be part of a gate over several lines.
func continues(line string) bool {
	return strings.HasPrefix(line, "#![") || strings.HasSuffix(line, ",") || strings.HasSuffix(line, "(") || strings.HasPrefix(line, ")")
}

func inlineClaims(sentence string, line int) []claim {
	var claims []claim
	for _, m := range inlineStable.FindAllStringSubmatch(sentence, -1) {
		if since, err := release.ParseRust(m[2]); err == nil {
			claims = append(claims, claim{group{m[0], since, 's'}, m[1], line})
		}
	}
	return claims
}

// listClaims reads a Makefile's list: "#   - Stable since Rust 1.87.0:
// `feature(asm_goto)`, `feature(other)`."
func listClaims(lines []string) []claim {
	var claims []claim
	for i, line := range lines {
		sentence, is := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !is {
			continue
		}
		claims = append(claims, inlineClaims(sentence, i+1)...)
		sentence, is = strings.CutPrefix(strings.TrimSpace(sentence), "- ")
		head, names, listed := strings.Cut(sentence, ":")
		now, known := groupOf(strings.TrimSpace(head))
		if !is || !listed || !known {
			continue
		}
		for _, name := range listedNames(names) {
			claims = append(claims, claim{now, name, i + 1})
		}
	}
	return claims
}

// listedNames are the features of one line of the list, written as
// `feature(asm_goto)` or plainly as asm_goto.
func listedNames(text string) []string {
	var names []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '.' || r == ' ' || r == '\t' }) {
		part = strings.Trim(part, "`")
		if inner, ok := strings.CutPrefix(part, "feature("); ok {
			part = strings.TrimSuffix(inner, ")")
		}
		if featureName.MatchString(part) {
			names = append(names, part)
		}
	}
	return names
}

// contradiction compares a claim with the database.
func (c *Case) contradiction(k claim) (message, help string, ok bool) {
	fact, known := c.Database.Fact(k.feature)
	if !known {
		return "", "", false // UNKNOWN_FEATURE says so where it is a gate
	}
	if k.kind == 's' {
		switch {
		case fact.StableSince.IsZero():
			return fmt.Sprintf("the comment says that %s is stable since Rust %s, and it is not stable up to %s", k.feature, k.since, short(c.newest)),
				"move it to another group", true
		case fact.StableSince != k.since:
			return fmt.Sprintf("the comment says that %s is stable since Rust %s, and it is since %s", k.feature, k.since, fact.StableSince),
				"correct the release", true
		}
		return "", "", false
	}
	if !fact.StableSince.IsZero() {
		return fmt.Sprintf("the comment says %q of %s, which is stable since Rust %s", k.text, k.feature, fact.StableSince),
			fmt.Sprintf("group it under \"Stable since Rust %s.\"", fact.StableSince), true
	}
	if k.kind == 'e' && c.Database.StateAt(k.feature, c.newest) == features.StatusInternal {
		return fmt.Sprintf("the comment expects %s to become stable, and it is internal to Rust", k.feature), "move it to another group", true
	}
	return "", "", false
}
