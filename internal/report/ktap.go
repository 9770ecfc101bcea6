package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/policy"
)

// verdicts sorts the problems of a report by rule, in the order of the rules:
// for the formats that know tests, each rule is one.
func verdicts(r *policy.Report) (rules []*policy.Rule, open, suppressed map[string][]policy.Problem) {
	open, suppressed = map[string][]policy.Problem{}, map[string][]policy.Problem{}
	for _, p := range r.Problems {
		if p.Suppressed {
			suppressed[p.Type] = append(suppressed[p.Type], p)
			continue
		}
		open[p.Type] = append(open[p.Type], p)
	}
	for _, rule := range policy.Rules {
		if rule.Type != "GATE_REMOVED" { // no rule that can fail
			rules = append(rules, rule)
		}
	}
	return rules, open, suppressed
}

// writeKTAP prints one test for each rule. Its problems stand in the comment
// lines before it, as KTAP has diagnostics.
func writeKTAP(w io.Writer, r *policy.Report, _ LintOptions) error {
	rules, open, suppressed := verdicts(r)
	var b strings.Builder
	fmt.Fprintf(&b, "KTAP version 1\n1..%d\n", len(rules))
	for i, rule := range rules {
		for _, p := range open[rule.Type] {
			fmt.Fprintf(&b, "# %s\n", terse(&p))
		}
		word, remark := "ok", ""
		if n := len(open[rule.Type]); n > 0 {
			word, remark = "not ok", " # "+count(n, "problem")
		} else if n := len(suppressed[rule.Type]); n > 0 {
			remark = fmt.Sprintf(" # XFAIL %d suppressed", n)
		}
		fmt.Fprintf(&b, "%s %d %s%s\n", word, i+1, rule.Type, remark)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
