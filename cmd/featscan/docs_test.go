package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The console blocks of the documents show what the program prints: each line
// that starts with "$ " is run by a shell, and what follows it has to be its
// output. -update rewrites it. The README's commands run at the top of the
// repository, those of docs/ in a workshop.
func TestDocumentsShowRealOutput(t *testing.T) {
	for _, tool := range []string{"sh", "git", "jq", "make"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	shop := workshop(t, filepath.Join(top, "testdata", "kernel-samples"))
	documents, err := filepath.Glob(filepath.Join(top, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(documents, filepath.Join(top, "README.md")) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := shop
			if filepath.Dir(name) == top {
				dir = top
			}
			got := rerun(t, dir, shop, string(src))
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(src), got); diff != "" {
				t.Errorf("-shown +printed, make golden rewrites it:\n%s", diff)
			}
		})
	}
}

// rerun is the document with the output of every command printed anew.
func rerun(t *testing.T, dir, home, doc string) string {
	t.Helper()
	var out strings.Builder
	console, command := false, ""
	for line := range strings.Lines(doc) {
		switch {
		case line == "```console\n":
			console = true
		case console && line == "```\n":
			console = false
		case console && (command != "" || strings.HasPrefix(line, "$ ")):
			command += line
			out.WriteString(line)
			if !strings.HasSuffix(line, "\\\n") {
				out.WriteString(answer(t, dir, home, strings.TrimPrefix(command, "$ ")))
				command = ""
			}
			continue
		case console:
			continue // output shown before
		}
		out.WriteString(line)
	}
	return out.String()
}

// answer is what a command prints, which must be nothing on standard error.
func answer(t *testing.T, dir, home, command string) string {
	t.Helper()
	var stdout, stderr buffer
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Env = quietEnv(home)
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatalf("%s: %v", command, err)
	}
	if stderr.Len() > 0 || cmd.ProcessState.ExitCode() == exitTrouble {
		t.Errorf("%sstatus %d: %s", command, cmd.ProcessState.ExitCode(), stderr.String())
	}
	return stdout.String()
}

func quietEnv(home string) []string {
	return append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, ".cache"), "NO_COLOR=1", "LC_ALL=C.UTF-8",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")
}

// sampleDays are the days of the commits that hold the samples.
var sampleDays = []struct{ version, day string }{
	{"6.1", "2022-12-11"}, {"6.12", "2024-11-17"}, {"6.18", "2025-11-30"}, {"7.2", "2026-08-23"},
}

// workshop is a directory with the samples as a reader has kernels: unpacked
// as linux-6.1 and so on, and in linux, a git repository with their tags and a
// branch on top; with patches for the newest, and the files of docs/ci.
func workshop(t *testing.T, samples string) string {
	t.Helper()
	shop := t.TempDir()
	repo := filepath.Join(shop, "linux")
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", repo}, args...)...)
		cmd.Env = quietEnv(shop)
		for i, a := range args {
			if a == "--date" {
				cmd.Env = append(cmd.Env, "GIT_COMMITTER_DATE="+args[i+1])
			}
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v: %s", args, err, out)
		}
	}
	if err := os.Mkdir(repo, 0o755); err != nil {
		t.Fatal(err)
	}
	git("init", "-q", "-b", "master")
	for _, s := range sampleDays {
		sample := os.DirFS(filepath.Join(samples, "v"+s.version))
		if err := os.CopyFS(filepath.Join(shop, "linux-"+s.version), sample); err != nil {
			t.Fatal(err)
		}
		if s.version != sampleDays[0].version {
			git("rm", "-q", "-r", ".")
		}
		if err := os.CopyFS(repo, sample); err != nil {
			t.Fatal(err)
		}
		git("add", ".")
		git("commit", "-q", "-m", "Linux "+s.version, "--date", s.day+"T12:00:00Z")
		git("tag", "v"+s.version)
	}
	patches := filepath.Join(samples, "..", "patches")
	if err := os.CopyFS(shop, os.DirFS(patches)); err != nil {
		t.Fatal(err)
	}
	git("checkout", "-q", "-b", "topic")
	git("am", "-q", "--committer-date-is-author-date", filepath.Join(patches, "0001-rust-error-name-what-cannot-fail.patch"))
	if err := os.CopyFS(filepath.Join(shop, "ci"), os.DirFS(filepath.Join(samples, "..", "..", "docs", "ci"))); err != nil {
		t.Fatal(err)
	}
	return shop
}
