package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// UseIndex makes Index and StagedChanges read another file than the repository's
// own index: the one that git gives to a hook in GIT_INDEX_FILE, where `git commit
// -a` and `git commit FILE` have what is about to be committed. As in git, a
// relative name starts at the top of the work tree. The file is of the repository
// that dir, the directory that the hook was started in, belongs to; it says
// nothing of another one, whose own index stays.
func (r *Repo) UseIndex(file, dir string) error {
	top, err := topOf(r.dir)
	if err != nil {
		return err
	}
	if hook, err := topOf(dir); err != nil || hook != top {
		return nil
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(top, file)
	}
	// git takes a file that is not there for an empty index.
	if info, err := os.Stat(file); err != nil {
		return fmt.Errorf("GIT_INDEX_FILE %q: %s", file, Reason(err))
	} else if !info.Mode().IsRegular() {
		return fmt.Errorf("GIT_INDEX_FILE %q: %w", file, ErrNotRegular)
	}
	r.index = file
	return nil
}

// Head is the commit that the next one will come after, and the empty tree where
// there is none yet.
func (r *Repo) Head() (string, error) {
	id, err := r.Resolve("HEAD")
	if err == nil {
		return id, nil
	}
	branch, branchErr := git(r.dir, "symbolic-ref", "--quiet", "HEAD")
	if branchErr != nil {
		return "", err
	}
	if _, refErr := git(r.dir, "rev-parse", "--quiet", "--verify", strings.TrimSpace(string(branch))); refErr == nil {
		return "", err // there is one, and something is wrong with it
	}
	out, err := git(r.dir, "hash-object", "-t", "tree", os.DevNull)
	return strings.TrimSpace(string(out)), err
}

// topOf is the top of the work tree that a directory belongs to.
func topOf(dir string) (string, error) {
	out, err := git(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return "", fmt.Errorf("%q: %w", dir, err)
	}
	return strings.TrimSuffix(string(out), "\n"), nil
}
