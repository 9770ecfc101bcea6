package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// Every example that a help text gives works, in a workshop where there is what
// it speaks of.
func TestExamplesWork(t *testing.T) {
	for _, tool := range []string{"sh", "git"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	samples, err := filepath.Abs("../../testdata/kernel-samples")
	if err != nil {
		t.Fatal(err)
	}
	shop := workshop(t, samples)
	repo := filepath.Join(shop, "linux")
	furnish(t, shop, repo)
	visitCommands(newRootCmd(&env{}), func(cmd *cobra.Command) {
		for example := range strings.Lines(cmd.Example) {
			tryExample(t, shop, repo, strings.TrimSpace(example))
		}
	})
}

func tryExample(t *testing.T, shop, repo, example string) {
	t.Run(example, func(t *testing.T) {
		if strings.Contains(example, "rust-src") || strings.Contains(example, "src/rust") {
			t.Skip("there are no Rust sources here")
		}
		dir, base := repo, "topic"
		if strings.Contains(example, "linux-") || strings.Contains(example, "history.jsonl") {
			dir = shop
		}
		if strings.Contains(example, "series.mbox") {
			base = "v7.2" // where the series is not in yet
		}
		cmd := exec.Command("sh", "-c", "git -C ~/linux checkout -q -f "+base+"; "+example)
		cmd.Dir, cmd.Env = dir, quietEnv(shop)
		out, err := cmd.CombinedOutput()
		if err != nil && cmd.ProcessState.ExitCode() != exitFindings {
			t.Errorf("%v: %s", err, out)
		}
	})
}

// furnish puts into the workshop what the examples speak of.
func furnish(t *testing.T, shop, repo string) {
	t.Helper()
	script := `
		cp ../0001-*.patch series.mbox
		git update-ref refs/remotes/origin/master v7.2
		git tag v7.1 v6.18
		echo CONFIG_RUST=y >.config
		featscan track --format rfl --output hand-list.md ../linux-7.2
		featscan track --store ../history.jsonl v6.1 v7.2 >/dev/null
	`
	cmd := exec.Command("sh", "-e", "-c", script)
	cmd.Dir, cmd.Env = repo, quietEnv(shop)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	database, err := os.ReadFile("../../internal/features/rustdb/rust.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"old.jsonl", "new.jsonl"} {
		if err := os.WriteFile(filepath.Join(repo, name), database, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
