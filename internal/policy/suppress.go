package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/features"
)

// suppression is one comment that allows problems of some types, at its own
// line or, when it stands alone, at the next line that is not a comment.
type suppression struct {
	file   string
	line   int // of the comment
	about  int // the line that it is about
	types  []string
	reason string
	bad    string // why it is not understood, or ""
	used   bool
}

var (
	allowMark = regexp.MustCompile(`(//|#)[/!]?\s*featscan:`)
	allowForm = regexp.MustCompile(`^\s*allow\(([^)]*)\)\s*(.*)$`)
)

// findSuppressions reads the comments of a file that speak to featscan.
func findSuppressions(file string, text []byte) []*suppression {
	if !strings.Contains(string(text), "featscan:") {
		return nil
	}
	rust := strings.HasSuffix(file, ".rs")
	lines := strings.Split(string(text), "\n")
	var list []*suppression
	for i, line := range lines {
		at := allowMark.FindStringIndex(line)
		if at == nil || rust != strings.HasPrefix(line[at[0]:], "//") || rust && inString(line[:at[0]]) {
			continue
		}
		s := &suppression{file: file, line: i + 1, about: i + 1}
		if strings.TrimSpace(line[:at[0]]) == "" {
			s.about = nextCode(file, lines, i)
		}
		s.parse(strings.TrimRight(line[at[1]:], "\r \t"))
		list = append(list, s)
	}
	return list
}

// inString reports whether a string literal of a line is open at its end.
func inString(line string) bool {
	open := false
	for i := 0; i < len(line); i++ {
		switch {
		case open && line[i] == '\\':
			i++
		case !open && strings.HasPrefix(line[i:], `'"'`):
			i += 2
		case line[i] == '"':
			open = !open
		}
	}
	return open
}

func nextCode(file string, lines []string, i int) int {
	for j := i + 1; j < len(lines); j++ {
		if t := strings.TrimSpace(lines[j]); t != "" && !isComment(file, t) {
			return j + 1
		}
	}
	return i + 1
}

func (s *suppression) parse(text string) {
	m := allowForm.FindStringSubmatch(text)
	if m == nil {
		s.bad = "want allow(TYPE) and a reason"
		return
	}
	s.reason = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(m[2]), "*/"))
	if s.reason == "" {
		s.bad = "a reason is missing"
	}
	for name := range strings.SplitSeq(m[1], ",") {
		name = strings.TrimSpace(name)
		if Find(name) == nil {
			s.bad = fmt.Sprintf("type %q is unknown", name)
			if near := features.Nearest(name, Types()); len(near) > 0 {
				s.bad += fmt.Sprintf("; did you mean %s?", near[0])
			}
		}
		s.types = append(s.types, name)
	}
}

func (s *suppression) covers(p *Problem) bool {
	return s.bad == "" && s.file == p.File && slices.Contains(s.types, p.Type) && (s.about == p.Line || s.line == p.Line)
}

// suppress marks the problems that a comment allows.
func (c *Case) suppress(found []Problem) {
	for i := range found {
		for _, s := range c.suppressions {
			if s.covers(&found[i]) {
				s.used = true
				reason := s.reason
				found[i].Suppressed, found[i].Reason = true, &reason
			}
		}
	}
}

// unusedSuppressions reports the comments that allow nothing. A comment is
// used when anything at its line would be objected to, whether the change
// brought that or not.
func (c *Case) unusedSuppressions() []Problem {
	if len(c.suppressions) == 0 {
		return nil
	}
	if !c.whole() {
		everything := c.Change
		everything.Before, everything.Baseline = &Side{Result: &features.Result{Tree: c.after.Tree, Rust: c.after.Rust}}, nil
		all := newCase(everything, c.Facts, c.config)
		all.allowed, all.listed = c.allowed, c.listed
		found := all.run()
		all.suppress(found)
		for i, s := range all.suppressions {
			c.suppressions[i].used = c.suppressions[i].used || s.used
		}
	}
	var found []Problem
	for _, s := range c.suppressions {
		switch {
		case s.bad != "":
			r := Find("BAD_SUPPRESSION")
			found = append(found, c.inLine(r, s.file, s.line, s.bad, "this comment is not understood: "+s.bad, "write allow(TYPE) and a reason"))
		case !s.used:
			r := Find("UNUSED_SUPPRESSION")
			found = append(found, c.inLine(r, s.file, s.line, strings.Join(s.types, ","), fmt.Sprintf("this comment allows %s, and there is nothing to allow", strings.Join(s.types, " and ")), "delete it"))
		}
	}
	for i := range found {
		found[i].Level = c.config.level(found[i].Type, found[i].Level)
	}
	return found
}
