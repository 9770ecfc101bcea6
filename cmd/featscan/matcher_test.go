package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// The problem matcher that is offered for GitHub takes every line that lint
// prints, and takes it once.
func TestProblemMatcher(t *testing.T) {
	src, err := os.ReadFile("../../docs/ci/problem-matcher.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		ProblemMatcher []struct {
			Pattern []struct{ Regexp string }
		}
	}
	if err := json.Unmarshal(src, &doc); err != nil {
		t.Fatal(err)
	}
	var expressions []*regexp.Regexp
	for _, m := range doc.ProblemMatcher {
		for _, p := range m.Pattern {
			expressions = append(expressions, regexp.MustCompile(p.Regexp))
		}
	}
	levels := map[string]bool{}
	for _, tree := range []string{"v6.18", "v7.2"} {
		_, stdout, _ := call("lint", "../../testdata/kernel-samples/"+tree)
		for line := range strings.Lines(stdout) {
			matches := 0
			for _, x := range expressions {
				if x.MatchString(strings.TrimSuffix(line, "\n")) {
					matches++
				}
			}
			if matches != 1 {
				t.Errorf("%d matches for %q", matches, line)
			}
			levels[strings.Split(line, ":")[2]] = true
		}
	}
	if len(levels) < 2 {
		t.Errorf("only the levels %v were tried", levels)
	}
}
