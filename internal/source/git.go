package source

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Repo is a git repository, asked through git itself. It may be bare, shallow,
// sparse or partial; nothing is fetched, written or checked out. Close ends
// the git process that it keeps for reading objects.
type Repo struct {
	dir     string
	prefix  string // the directory below the repository's top, "" or "a/b/"
	index   string // a file in place of the repository's own index, or ""
	objects *catfile
}

// OpenRepo finds the repository that the directory dir belongs to. Paths that
// the Repo speaks of are relative to dir, not to the repository's top.
func OpenRepo(dir string) (*Repo, error) {
	prefix, err := git(dir, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, fmt.Errorf("%q: %w", dir, err)
	}
	return &Repo{dir: dir, prefix: strings.TrimSuffix(string(prefix), "\n"), objects: &catfile{dir: dir}}, nil
}

// Close ends the git process that reads objects.
func (r *Repo) Close() error { return r.objects.close() }

// Resolve gives the object name of a commit. The error names the revision.
func (r *Repo) Resolve(rev string) (string, error) {
	id, err := r.verify(rev, "^{commit}")
	if err != nil {
		return "", err
	}
	return id, nil
}

func (r *Repo) verify(rev, kind string) (string, error) {
	if rev == "" || rev[0] == '-' || strings.ContainsAny(rev, "\x00\n") {
		return "", fmt.Errorf("revision %q: not a revision", rev)
	}
	out, err := git(r.dir, "rev-parse", "--quiet", "--verify", rev+kind)
	if err == nil {
		return strings.TrimSpace(string(out)), nil
	}
	var failed *gitError
	if errors.As(err, &failed) && failed.text == "" {
		return "", fmt.Errorf("revision %q: unknown in %q", rev, r.dir)
	}
	return "", fmt.Errorf("revision %q: %w", rev, err)
}

// MergeBase gives the commit where b left a, so that what a did since is not
// taken for a change of b. In a shallow clone that no longer holds it, a
// itself is the answer.
func (r *Repo) MergeBase(a, b string) (string, error) {
	from, err := r.Resolve(a)
	if err != nil {
		return "", err
	}
	to, err := r.Resolve(b)
	if err != nil {
		return "", err
	}
	out, err := git(r.dir, "merge-base", from, to)
	if err != nil {
		return from, nil
	}
	return strings.TrimSpace(string(out)), nil
}

// Sparse reports whether the work tree leaves out files that the index has.
func (r *Repo) Sparse() bool {
	out, err := git(r.dir, "config", "--type=bool", "--get", "core.sparseCheckout")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// Blob reads one object by name, of at most MaxFileSize bytes.
func (r *Repo) Blob(id string) ([]byte, error) { return r.objects.read(id) }

// gitError is what git said before it gave up: the first line, without
// "fatal: ", and "" when it said nothing.
type gitError struct{ text string }

func (e *gitError) Error() string {
	if e.text == "" {
		return "git failed without a word"
	}
	return "git: " + e.text
}

// git runs one git command in dir and returns its standard output.
func git(dir string, args ...string) ([]byte, error) { return gitWithIndex(dir, "", args...) }

// gitWithIndex is git with another file in place of the index.
func gitWithIndex(dir, index string, args ...string) ([]byte, error) {
	cmd, err := gitCommand(dir, args...)
	if err != nil {
		return nil, err
	}
	if index != "" {
		cmd.Env = append(cmd.Env, "GIT_INDEX_FILE="+index)
	}
	var out bytes.Buffer
	said := &firstLine{}
	cmd.Stdout, cmd.Stderr = &out, said
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			return nil, fmt.Errorf("git: %w", err)
		}
		return nil, &gitError{said.String()}
	}
	return out.Bytes(), nil
}

// gitCommand prepares git so that nothing of the repository is executed and
// nothing is fetched: no hook, no file system monitor, no pager, and no
// transport at all, which is what stops the lazy fetch of a partial clone in
// versions of git that do not know GIT_NO_LAZY_FETCH (before 2.45).
func gitCommand(dir string, args ...string) (*exec.Cmd, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git is not installed, and revisions are read through it")
	}
	quiet := []string{
		"--no-pager", "--no-optional-locks",
		"-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull,
		"-c", "core.quotePath=false", "-c", "protocol.allow=never", "-c", "core.commitGraph=true",
	}
	cmd := exec.Command(program, append(quiet, args...)...)
	cmd.Dir = dir
	cmd.Env = append(gitEnv(os.Environ()),
		"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
	return cmd, nil
}

// gitEnv drops every GIT_ variable. A scan started by a hook or by `git rebase
// --exec` inherits GIT_DIR and GIT_INDEX_FILE and would read another
// repository than the one it was asked for. Who wants the index that a hook was
// given says so: see UseIndex.
func gitEnv(env []string) []string {
	kept := make([]string, 0, len(env)+4)
	for _, v := range env {
		if !strings.HasPrefix(v, "GIT_") && !strings.HasPrefix(v, "LC_ALL=") && !strings.HasPrefix(v, "LANGUAGE=") {
			kept = append(kept, v)
		}
	}
	return kept
}

// firstLine keeps the first line of what a command says on standard error.
type firstLine struct {
	line []byte
	full bool
}

func (f *firstLine) Write(p []byte) (int, error) {
	if !f.full {
		head, _, found := bytes.Cut(p, []byte("\n"))
		f.line = append(f.line, head[:min(len(head), 400)]...)
		f.full = found || len(f.line) >= 400
	}
	return len(p), nil
}

func (f *firstLine) String() string {
	text := strings.TrimSpace(string(f.line))
	return strings.TrimPrefix(strings.TrimPrefix(text, "fatal: "), "error: ")
}
