package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The console blocks of the documents show what the program prints: each line
// that starts with "$ featscan" is run from the top of the repository, and what
// follows it has to be its output. -update rewrites it.
func TestDocumentsShowRealOutput(t *testing.T) {
	t.Chdir("../..")
	for _, name := range []string{"README.md"} {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := rerun(t, string(src))
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(src), got); diff != "" {
			t.Errorf("%s (-shown +printed), make golden rewrites it:\n%s", name, diff)
		}
	}
}

// rerun is the document with the output of every command printed anew.
func rerun(t *testing.T, doc string) string {
	t.Helper()
	var out strings.Builder
	console := false
	for line := range strings.Lines(doc) {
		switch {
		case line == "```console\n":
			console = true
		case console && line == "```\n":
			console = false
		case console && strings.HasPrefix(line, "$ featscan "):
			out.WriteString(line + answer(t, strings.Fields(line)[2:]))
			continue
		case console:
			continue // output shown before
		}
		out.WriteString(line)
	}
	return out.String()
}

func answer(t *testing.T, args []string) string {
	t.Helper()
	status, stdout, stderr := call(args...)
	if status == exitTrouble {
		t.Errorf("featscan %s: status 2: %s", strings.Join(args, " "), stderr)
	}
	return stdout
}
