package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"featscan/internal/policy"
)

// writeJUnit prints one test case for each rule.
func writeJUnit(w io.Writer, r *policy.Report, o LintOptions) error {
	rules, open, suppressed := verdicts(r)
	suite := junit.Testsuite{Name: "featscan", Package: "featscan", Time: "0"}
	for _, rule := range rules {
		test := junit.Testcase{Name: rule.Type, Classname: "featscan.lint", Time: "0"}
		if problems := open[rule.Type]; len(problems) > 0 {
			var lines []string
			for _, p := range problems {
				lines = append(lines, terse(&p))
			}
			test.Failure = &junit.Result{Message: fmt.Sprintf("%s: %s", count(len(problems), "problem"), rule.Title), Type: string(problems[0].Level), Data: strings.Join(lines, "\n")}
		} else if n := len(suppressed[rule.Type]); n > 0 {
			test.SystemOut = &junit.Output{Data: fmt.Sprintf("%d suppressed", n)}
		}
		suite.AddTestcase(test)
	}
	if o.Version != "" {
		suite.AddProperty("version", o.Version)
	}
	suites := &junit.Testsuites{Name: "featscan"}
	suites.AddSuite(suite)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return suites.WriteXML(w)
}
