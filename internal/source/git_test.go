package source

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// run is git as a user would run it, for setting up repositories.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(gitEnv(os.Environ()), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// repository makes one with two commits, tagged one and two.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	run(t, dir, "init", "-q", "-b", "main")
	write(t, dir, map[string]string{
		"Makefile": "all:\n", "rust/lib.rs": "one", "rust/gone.rs": "gone", "rust-x/y.rs": "y", "drivers/a/b.rs": "b",
	})
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "one")
	run(t, dir, "tag", "one")
	write(t, dir, map[string]string{"rust/lib.rs": "two", "rust/new.rs": "new"})
	os.Remove(filepath.Join(dir, "rust/gone.rs"))
	for name, to := range map[string]string{"rust/in.rs": "../drivers/a/b.rs", "out.rs": "/etc/passwd", "up.rs": "../../x.rs", "d": "drivers", "self.rs": "self.rs"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-a", "-m", "two")
	run(t, dir, "tag", "-a", "-m", "annotated", "two")
	return dir
}

func revision(t *testing.T, dir, rev string) *Git {
	t.Helper()
	g, err := OpenGit(dir, rev)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func TestGitEqualsDir(t *testing.T) {
	dir := repository(t)
	files, skipped := Walk(open(t, dir), rust)
	gotFiles, gotSkipped := Walk(revision(t, dir, "two"), rust)
	if diff := cmp.Diff(files, gotFiles); diff != "" {
		t.Errorf("files (-directory +git):\n%s", diff)
	}
	if diff := cmp.Diff(skipped, gotSkipped); diff != "" {
		t.Errorf("skipped (-directory +git):\n%s", diff)
	}
}

func TestGitReadFile(t *testing.T) {
	dir := repository(t)
	g := revision(t, dir, "two")
	tests := []struct {
		name, want string
		err        error
	}{
		{"rust/lib.rs", "two", nil},
		{"rust/in.rs", "b", nil},
		{"d/a/b.rs", "b", nil},
		{"rust/gone.rs", "", fs.ErrNotExist},
		{"rust", "", ErrNotRegular},
		{"d/a", "", ErrNotRegular},
		{"out.rs", "", ErrOutside},
		{"up.rs", "", ErrOutside},
		{"self.rs", "", syscall.ELOOP},
		{"rust/../rust/lib.rs", "", fs.ErrInvalid},
	}
	for _, tt := range tests {
		got, err := g.ReadFile(tt.name)
		if string(got) != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("ReadFile(%q) = %q, %v; want %q, %v", tt.name, got, err, tt.want, tt.err)
		}
	}
	if got, _ := revision(t, dir, "one").ReadFile("rust/lib.rs"); string(got) != "one" {
		t.Errorf("at one: %q", got)
	}
	id, ok := g.BlobID("rust/lib.rs")
	if want := run(t, dir, "rev-parse", "two:rust/lib.rs"); !ok || id != want {
		t.Errorf("BlobID = %q, %v; want %q", id, ok, want)
	}
}

func TestGitIsFS(t *testing.T) {
	if err := fstest.TestFS(revision(t, repository(t), "one"), "rust/lib.rs", "rust-x/y.rs"); err != nil {
		t.Error(err)
	}
}

func TestGitBelowTheTop(t *testing.T) {
	dir := repository(t)
	files, _ := Walk(revision(t, filepath.Join(dir, "rust"), "two"), rust)
	if diff := cmp.Diff([]string{"lib.rs", "new.rs"}, files); diff != "" {
		t.Error(diff)
	}
	_, err := OpenGit(filepath.Join(dir, "d"), "one") // a link to drivers, which is its own prefix
	if err != nil {
		t.Error(err)
	}
	write(t, dir, map[string]string{"fresh/x.rs": "x"})
	if _, err = OpenGit(filepath.Join(dir, "fresh"), "one"); err == nil || !strings.Contains(err.Error(), `revision "one": has no directory "fresh"`) {
		t.Error(err)
	}
}

func TestGitRefuses(t *testing.T) {
	dir := repository(t)
	plain := t.TempDir()
	tests := []struct{ dir, rev, want string }{
		{dir, "v9.9", `revision "v9.9": unknown in`},
		{dir, "", `revision "": not a revision`},
		{dir, "--all", `revision "--all": not a revision`},
		{dir, "one\ntwo", `not a revision`},
		{dir, "one..two", `unknown`},
		{dir, "HEAD:Makefile", `unknown`},
		{plain, "HEAD", "not a git repository"},
	}
	for _, tt := range tests {
		_, err := OpenGit(tt.dir, tt.rev)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("OpenGit(%q) = %v; want %q", tt.rev, err, tt.want)
		}
	}
	t.Setenv("PATH", plain)
	if _, err := OpenGit(dir, "one"); err == nil || !strings.Contains(err.Error(), "git is not installed") {
		t.Error(err)
	}
}

// A scan started by a hook inherits variables that point git elsewhere.
func TestGitIgnoresItsEnvironment(t *testing.T) {
	dir, other := repository(t), t.TempDir()
	t.Setenv("GIT_DIR", other)
	t.Setenv("GIT_INDEX_FILE", filepath.Join(other, "index"))
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.bare")
	t.Setenv("GIT_CONFIG_VALUE_0", "perhaps")
	if _, err := OpenGit(dir, "one"); err != nil {
		t.Error(err)
	}
}

// Nothing that the scanned repository names may run.
func TestGitRunsNothing(t *testing.T) {
	dir := repository(t)
	mark := filepath.Join(t.TempDir(), "ran")
	trap := filepath.Join(t.TempDir(), "trap")
	if err := os.WriteFile(trap, []byte("#!/bin/sh\necho \"$0 $*\" >>"+mark+"\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{".gitattributes": "*.rs filter=trap diff=trap\n", "rust/lib.rs": "six"})
	for key, value := range map[string]string{
		"filter.trap.clean": trap, "filter.trap.smudge": trap, "filter.trap.process": trap, "filter.trap.required": "true",
		"diff.trap.command": trap, "diff.trap.textconv": trap, "diff.external": trap, "core.fsmonitor": trap, "core.pager": trap,
		"pager.rev-parse": trap, "core.sshCommand": trap, "core.hooksPath": filepath.Dir(trap), "core.askPass": trap, "core.editor": trap,
	} {
		run(t, dir, "config", key, value)
	}
	os.Remove(mark)
	g := revision(t, dir, "two")
	Walk(g, rust)
	g.ReadFile("rust/lib.rs")
	repo := g.repo
	if _, err := repo.Changes("one", "two"); err != nil {
		t.Error(err)
	}
	changes, err := repo.WorkChanges("two")
	if err != nil || len(changes) != 1 || !changes[0].Work {
		t.Errorf("changes %v, %v", changes, err)
	}
	if _, err := repo.Index(); err != nil {
		t.Error(err)
	}
	if ran, err := os.ReadFile(mark); err == nil {
		t.Errorf("the repository's commands ran: %s", ran)
	}
}

func TestGitClones(t *testing.T) {
	dir := repository(t)
	run(t, dir, "config", "uploadpack.allowFilter", "true")
	made := func(args ...string) string {
		to := t.TempDir()
		run(t, to, append(append([]string{"clone", "-q"}, args...), "file://"+dir, "c")...)
		return filepath.Join(to, "c")
	}
	t.Run("bare", func(t *testing.T) {
		if data, err := revision(t, made("--bare"), "two").ReadFile("rust/lib.rs"); string(data) != "two" {
			t.Error(err)
		}
	})
	t.Run("shallow", func(t *testing.T) {
		c := made("--depth=1")
		if data, err := revision(t, c, "HEAD").ReadFile("rust/lib.rs"); string(data) != "two" {
			t.Error(err)
		}
		if _, err := OpenGit(c, "HEAD~1"); err == nil || !strings.Contains(err.Error(), `revision "HEAD~1": unknown`) {
			t.Error(err)
		}
	})
	t.Run("partial", func(t *testing.T) {
		g := revision(t, made("--filter=blob:none", "--no-checkout"), "one")
		files, _ := Walk(g, rust)
		if len(files) != 4 {
			t.Errorf("files %q", files)
		}
		for range 2 { // the second read finds a process that has died
			if _, err := g.ReadFile("rust/lib.rs"); !errors.Is(err, ErrAbsent) {
				t.Errorf("err = %v, want ErrAbsent", err)
			}
		}
	})
	t.Run("partial, without what says the kind of tree", func(t *testing.T) {
		if err := revision(t, made("--filter=blob:none", "--no-checkout"), "one").Held(); !errors.Is(err, ErrAbsent) {
			t.Errorf("err = %v, want ErrAbsent", err)
		}
		if err := revision(t, made(), "one").Held(); err != nil {
			t.Error(err)
		}
	})
	t.Run("linked work tree", func(t *testing.T) {
		c := filepath.Join(t.TempDir(), "w")
		run(t, dir, "worktree", "add", "-q", c, "one")
		if data, err := revision(t, c, "HEAD").ReadFile("rust/lib.rs"); string(data) != "one" {
			t.Error(err)
		}
	})
}

func TestGitLargeBlob(t *testing.T) {
	dir := repository(t)
	big, err := os.Create(filepath.Join(dir, "big.rs"))
	if err != nil {
		t.Fatal(err)
	}
	big.Truncate(MaxFileSize + 1)
	big.Close()
	run(t, dir, "add", "big.rs")
	run(t, dir, "commit", "-q", "-m", "big")
	g := revision(t, dir, "HEAD")
	if _, err := g.ReadFile("big.rs"); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	if data, err := g.ReadFile("rust/lib.rs"); string(data) != "two" {
		t.Errorf("after a large one: %v", err)
	}
}

func TestGitManyReaders(t *testing.T) {
	g := revision(t, repository(t), "two")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if data, err := g.ReadFile("rust/lib.rs"); string(data) != "two" {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestChanges(t *testing.T) {
	dir := repository(t)
	repo, err := OpenRepo(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	id := func(name string) string { return run(t, dir, "rev-parse", name) }
	got, err := repo.Changes("one", "two")
	if err != nil {
		t.Fatal(err)
	}
	want := []Change{
		{Path: "rust/gone.rs", Before: id("one:rust/gone.rs")},
		{Path: "rust/in.rs", After: id("two:rust/in.rs"), AfterLink: true},
		{Path: "rust/lib.rs", Before: id("one:rust/lib.rs"), After: id("two:rust/lib.rs")},
		{Path: "rust/new.rs", After: id("two:rust/new.rs")},
	}
	inRust := cmpopts.IgnoreSliceElements(func(c Change) bool { return !strings.HasPrefix(c.Path, "rust/") })
	if diff := cmp.Diff(want, got, inRust); diff != "" {
		t.Errorf("Changes (-want +got):\n%s", diff)
	}

	write(t, dir, map[string]string{"rust/new.rs": "staged"})
	run(t, dir, "add", "rust/new.rs")
	write(t, dir, map[string]string{"drivers/a/b.rs": "work"})
	staged, err := repo.StagedChanges("HEAD")
	if err != nil || len(staged) != 1 || staged[0].Path != "rust/new.rs" || staged[0].Work {
		t.Errorf("StagedChanges = %v, %v", staged, err)
	}
	work, err := repo.WorkChanges("HEAD")
	if err != nil || len(work) != 2 || work[0].Path != "drivers/a/b.rs" || !work[0].Work {
		t.Errorf("WorkChanges = %v, %v", work, err)
	}
	index, err := repo.Index()
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := index.ReadFile("rust/new.rs"); string(data) != "staged" {
		t.Errorf("index has %q", data)
	}
	if base, err := repo.MergeBase("one", "two"); err != nil || base != id("one^{commit}") {
		t.Errorf("MergeBase = %q, %v", base, err)
	}
}

func TestOverlay(t *testing.T) {
	base := fstest.MapFS{
		"a.rs": {Data: []byte("a")}, "d/b.rs": {Data: []byte("b")}, "d/c.rs": {Data: []byte("c")}, "e/f/g.rs": {Data: []byte("g")},
	}
	first := Overlay(base, map[string]*Content{"a.rs": {Data: []byte("A")}, "d/b.rs": nil, "n/w.rs": {Data: []byte("w")}, "../x.rs": {}, "/y.rs": {}})
	tree := Overlay(first, map[string]*Content{"d/l.rs": {Data: []byte("/etc/passwd"), Link: true}, "e": {Data: []byte("a file now")}, "n/w.rs": nil, "n/v.rs": {Data: []byte("v")}})
	files, skipped := Walk(tree, rust)
	if diff := cmp.Diff([]string{"a.rs", "d/c.rs", "n/v.rs"}, files); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Skip{{"d/l.rs", "symbolic link (of a patch, not followed)"}}, skipped); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[string]error{
		"d/b.rs": fs.ErrNotExist, "e/f/g.rs": fs.ErrNotExist, "n/w.rs": fs.ErrNotExist, "d/l.rs": ErrNotRegular, "n": ErrNotRegular, "../x.rs": fs.ErrInvalid,
	} {
		if _, err := tree.ReadFile(name); !errors.Is(err, want) {
			t.Errorf("ReadFile(%q): %v, want %v", name, err, want)
		}
	}
	if data, _ := first.ReadFile("n/w.rs"); string(data) != "w" {
		t.Error("the lower layer changed")
	}
	if err := fstest.TestFS(Overlay(base, map[string]*Content{"a.rs": {Data: []byte("A")}, "n/w.rs": {Data: []byte("w")}}), "a.rs", "d/b.rs", "n/w.rs"); err != nil {
		t.Error(err)
	}
}
