package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// watcher is a standard error that calls seen when something is written to it.
type watcher struct {
	buffer
	seen func()
}

func (w *watcher) Write(p []byte) (int, error) {
	if w.seen != nil {
		w.seen()
	}
	return w.buffer.Write(p)
}

// A run that is interrupted keeps the points that it finished, and the next run
// scans the others only.
func TestTrackResumes(t *testing.T) {
	for _, terminated := range []bool{false, true} {
		t.Run(fmt.Sprintf("terminated=%t", terminated), func(t *testing.T) { resumes(t, terminated) })
	}
}

func resumes(t *testing.T, terminated bool) {
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := t.TempDir()
	store := filepath.Join(t.TempDir(), "h.jsonl")
	git := func(args ...string) {
		cmd := exec.Command(program, append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	for _, tag := range []string{"v1.0", "v2.0", "v3.0"} {
		if err := os.WriteFile(filepath.Join(dir, "main.rs"), []byte("// "+tag+"\n#![feature(never_type)]\nfn main() {}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		git("add", ".")
		git("commit", "-q", "-m", tag)
		git("tag", tag)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var out buffer
	stderr := &watcher{seen: cancel}
	if terminated {
		stderr.seen = func() {
			stderr.seen = nil
			if p, err := os.FindProcess(os.Getpid()); err != nil || p.Signal(syscall.SIGTERM) != nil {
				cancel() // a system without signals
			}
			time.Sleep(300 * time.Millisecond) // until it has arrived
		}
	}
	args := []string{"track", "--git", dir, "--tags", "v*", "--store", store, "--verbose", "--format", "csv"}
	status := runEnv(ctx, args, &env{out: &out, err: stderr, getenv: func(string) string { return "" }})
	if status != exitTrouble || out.Len() > 0 || !strings.Contains(stderr.String(), "has the points that were finished") {
		t.Errorf("status %d, stdout %q, stderr %q", status, out.String(), stderr.String())
	}
	if kept, _ := os.ReadFile(store); strings.Count(string(kept), "\n") != 1 {
		t.Errorf("kept %q", kept)
	}
	stderr = &watcher{}
	status = runEnv(context.Background(), args, &env{out: &out, err: stderr, getenv: func(string) string { return "" }})
	if status != exitDone || strings.Count(out.String(), "\n") != 4 || strings.Count(stderr.String(), "Rust files read") != 2 {
		t.Errorf("status %d, stdout %q, stderr %q", status, out.String(), stderr.String())
	}
}
