package source

import (
	"fmt"
	"strings"
)

// Change is one path whose content differs between two trees. Renames are a
// deletion and an addition. Submodules are left out.
type Change struct {
	Path   string // relative to the directory that the Repo was opened for
	Before string // object name, "" when the path is new
	After  string // object name, "" when it is deleted or, see Work, not in git
	Work   bool   // the new content is in the work tree only
	// BeforeLink and AfterLink say that the path is a symbolic link there.
	BeforeLink, AfterLink bool
}

// Changes compares two revisions.
func (r *Repo) Changes(from, to string) ([]Change, error) {
	a, err := r.verify(from, "^{tree}")
	if err != nil {
		return nil, err
	}
	b, err := r.verify(to, "^{tree}")
	if err != nil {
		return nil, err
	}
	return r.diff("", "diff-tree", "-r", a, b)
}

// WorkChanges compares a revision with the work tree. Files that git does not
// track take no part, as in `git diff`.
func (r *Repo) WorkChanges(from string) ([]Change, error) {
	a, err := r.verify(from, "^{tree}")
	if err != nil {
		return nil, err
	}
	return r.diff("", "diff-index", a)
}

// StagedChanges compares a revision with the index.
func (r *Repo) StagedChanges(from string) ([]Change, error) {
	a, err := r.verify(from, "^{tree}")
	if err != nil {
		return nil, err
	}
	return r.diff(r.index, "diff-index", "--cached", a)
}

func (r *Repo) diff(index, command string, args ...string) ([]Change, error) {
	filters, err := r.withoutFilters()
	if err != nil {
		return nil, err
	}
	all := append(filters, command, "--raw", "-z", "--abbrev=64", "--no-renames", "--no-ext-diff",
		"--no-textconv", "--ignore-submodules=all", "--relative")
	out, err := gitWithIndex(r.dir, index, append(all, args...)...)
	if err != nil {
		return nil, fmt.Errorf("comparing: %w", err)
	}
	return parseRaw(string(out))
}

// withoutFilters turns off the content filters that the repository's
// configuration defines. To see whether a file of the work tree differs, git
// would run them, and they are commands.
func (r *Repo) withoutFilters() ([]string, error) {
	out, err := git(r.dir, "config", "-z", "--name-only", "--get-regexp", `^filter\..*\.(clean|smudge|process|required)$`)
	if err != nil {
		return nil, nil // git says nothing and fails when there is none
	}
	var off []string
	for key := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		if strings.Contains(key, "=") {
			return nil, fmt.Errorf("git configuration: filter name %q cannot be turned off", key)
		}
		off = append(off, "-c", key+"=")
	}
	return off, nil
}

// parseRaw reads ":MODE MODE ID ID STATUS\0PATH\0" records.
func parseRaw(text string) ([]Change, error) {
	var changes []Change
	for text != "" {
		head, rest, ok1 := strings.Cut(text, "\x00")
		name, rest, ok2 := strings.Cut(rest, "\x00")
		f := strings.Fields(strings.TrimPrefix(head, ":"))
		if !ok1 || !ok2 || len(f) != 5 || !inside(name) {
			return nil, fmt.Errorf("git listed the change %q %q", head, name)
		}
		text = rest
		before, after := octal(f[0]), octal(f[1])
		if before&modeType == modeModule || after&modeType == modeModule {
			continue
		}
		if f[4] == "U" {
			return nil, fmt.Errorf("%q is unmerged", name)
		}
		c := Change{Path: name, BeforeLink: before&modeType == modeLink, AfterLink: after&modeType == modeLink}
		if before != 0 {
			c.Before = f[2]
		}
		if after != 0 {
			c.After = f[3]
			if strings.Trim(c.After, "0") == "" {
				c.After, c.Work = "", true
			}
		}
		changes = append(changes, c)
	}
	return changes, nil
}
