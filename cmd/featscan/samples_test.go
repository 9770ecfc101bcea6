package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The samples have the shape of real kernels; what is found in them is pinned
// as people read it (text) and finding by finding (csv).
func TestSamples(t *testing.T) {
	trees, err := filepath.Glob("../../testdata/kernel-samples/v*")
	if err != nil || len(trees) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, tree := range trees {
		for _, format := range []string{"text", "csv"} {
			name := filepath.Base(tree) + "." + format
			t.Run(name, func(t *testing.T) {
				status, stdout, stderr := call("scan", "--no-cache", "--show-damage", "--format", format, tree)
				if status != exitDone || stderr != "" {
					t.Fatalf("status %d: %s", status, stderr)
				}
				pinned(t, filepath.Join("testdata", "golden", name), stdout)
			})
		}
	}
}

func pinned(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), make golden rewrites it:\n%s", file, diff)
	}
}

// The commands that a report ends with are there.
func TestSuggestedCommandsExist(t *testing.T) {
	_, stdout, _ := call("scan", "--color", "never", "../../testdata/kernel-samples/v7.2")
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	found := 0
	for suggestion := range strings.SplitSeq(lines[len(lines)-1], " · ") {
		words := strings.Fields(suggestion)
		cmd, rest, err := newRootCmd(&env{}).Find(words[1:])
		if err != nil || !cmd.HasParent() {
			t.Errorf("%q: %v", suggestion, err)
			continue
		}
		if err := cmd.ParseFlags(rest); err != nil && !cmd.DisableFlagParsing {
			t.Errorf("%q: %v", suggestion, err)
		}
		found++
	}
	if found == 0 {
		t.Errorf("no command in %q", lines[len(lines)-1])
	}
}
