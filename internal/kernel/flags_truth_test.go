package kernel

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFlagsOfKernels compares the names of the options found in real kernels
// with the table of facts beside the project, where both are there.
func TestFlagsOfKernels(t *testing.T) {
	facts, err := os.ReadFile("../../../shared/facts/subgoals.md")
	if err != nil {
		t.Skip("no table of flags beside the project")
	}
	for _, version := range []string{"6.1", "6.12", "7.2"} {
		t.Run(version, func(t *testing.T) {
			tree := kernelTree(t, version)
			m, err := Open(tree)
			if err != nil {
				t.Fatal(err)
			}
			var files []string
			fs.WalkDir(tree, ".", func(p string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() && IsBuildFile(p) {
					files = append(files, p)
				}
				return nil
			})
			found, damaged := m.BuildFindings(files, nil)
			if len(damaged) > 0 {
				t.Errorf("damaged: %v", damaged)
			}
			var got []string
			for _, f := range found {
				if f.Kind == "flag" {
					got = append(got, f.Feature)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(flagsInFacts(string(facts), version), slices.Compact(got)); diff != "" {
				t.Errorf("(-facts +found):\n%s", diff)
			}
		})
	}
}

// flagsInFacts reads the rows "| `-Zname=value` | ... | 6.1 6.12 ... |" of the
// flags' table.
func flagsInFacts(text, version string) []string {
	var names []string
	for _, line := range strings.Split(text, "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 9 || !strings.HasPrefix(cells[1], " `-Z") || strings.Contains(cells[7], "comments only") ||
			!slices.Contains(strings.Fields(cells[7]), version) {
			continue
		}
		name, _, _ := strings.Cut(strings.Trim(cells[1], " `"), "=")
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
