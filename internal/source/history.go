package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Commit is one commit of a history.
type Commit struct {
	ID   string // object name
	Tree string // object name of its whole tree
	Time int64  // when it was committed, in seconds since 1970, UTC
	Tag  string // a tag that points to it, "" when none is known
}

// commitForm makes git print a commit in one line, after a line "commit ID".
const commitForm = "--format=%H %T %ct"

// Commit gives the commit that a revision names.
func (r *Repo) Commit(rev string) (Commit, error) {
	id, err := r.Resolve(rev)
	if err != nil {
		return Commit{}, err
	}
	// rev-list, unlike log, heeds no configuration that could start a program.
	out, err := git(r.dir, "rev-list", "--max-count=1", commitForm, id)
	if err != nil {
		return Commit{}, fmt.Errorf("revision %q: %w", rev, err)
	}
	list, err := parseCommits(string(out))
	if err != nil || len(list) != 1 {
		return Commit{}, fmt.Errorf("revision %q: git listed %d commits", rev, len(list))
	}
	return list[0], nil
}

// History lists what the range from..to adds, along first parents, oldest
// first. A range whose middle a shallow clone lacks is an error.
func (r *Repo) History(from, to string) ([]Commit, error) {
	a, err := r.Resolve(from)
	if err != nil {
		return nil, err
	}
	b, err := r.Resolve(to)
	if err != nil {
		return nil, err
	}
	if _, err := git(r.dir, "merge-base", "--is-ancestor", a, b); err != nil && r.shallow() {
		return nil, fmt.Errorf("range %s..%s: the repository is shallow and lacks the commits between", from, to)
	}
	out, err := git(r.dir, "rev-list", "--first-parent", commitForm, a+".."+b)
	if err != nil {
		return nil, fmt.Errorf("range %s..%s: %w", from, to, err)
	}
	list, err := parseCommits(string(out))
	if err != nil {
		return nil, fmt.Errorf("range %s..%s: %w", from, to, err)
	}
	slices.Reverse(list)
	return list, nil
}

func (r *Repo) shallow() bool {
	out, err := git(r.dir, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// Tags lists the tags of commits, sorted by name. A tag of anything else is
// left out.
func (r *Repo) Tags() ([]Commit, error) {
	out, err := git(r.dir, "for-each-ref", "--format=%(refname:strip=2)%00"+
		"%(objectname) %(tree) %(committerdate:unix)%00%(*objectname) %(*tree) %(*committerdate:unix)", "refs/tags")
	if err != nil {
		return nil, fmt.Errorf("tags: %w", err)
	}
	var list []Commit
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\x00")
		if len(f) != 3 {
			return nil, fmt.Errorf("git listed the tag %q", line)
		}
		for _, fields := range f[1:] {
			if c, err := parseCommit(fields); err == nil {
				c.Tag = f[0]
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b Commit) int { return strings.Compare(a.Tag, b.Tag) })
	return list, nil
}

func parseCommits(text string) ([]Commit, error) {
	var list []Commit
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "commit ") {
			continue
		}
		c, err := parseCommit(line)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

func parseCommit(line string) (Commit, error) {
	f := strings.Fields(line)
	if len(f) != 3 {
		return Commit{}, fmt.Errorf("git listed the commit %q", line)
	}
	at, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil {
		return Commit{}, fmt.Errorf("git listed the commit %q", line)
	}
	return Commit{ID: f[0], Tree: f[1], Time: at}, nil
}

// ID is git's object name of the tree, "" for an index.
func (g *Git) ID() string { return g.id }

// Next opens the tree of another commit of the same repository, and lists the
// paths that differ. Its cost is that of what differs. g stays as it is, and is
// closed by its own opener.
func (g *Git) Next(c Commit) (*Git, []string, error) {
	id, rev := c.Tree, c.ID
	if g.repo.prefix != "" {
		var err error
		if id, err = g.repo.treeID(c.Tree); err != nil {
			return nil, nil, err
		}
	}
	if id == g.id {
		return g, nil, nil
	}
	if g.id == "" {
		return nil, nil, fmt.Errorf("revision %q: the index has no next tree", rev)
	}
	out, err := git(g.repo.dir, "diff-tree", "-r", "-z", "--raw", "--abbrev=64", "--no-renames",
		"--no-ext-diff", "--no-textconv", "--no-relative", g.id, id)
	if err != nil {
		return nil, nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	next := &Git{repo: g.repo, id: id, entries: make([]entry, 0, len(g.entries)+16)}
	changed, err := next.apply(g.entries, string(out))
	if err != nil {
		return nil, nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	return next, changed, nil
}

// apply fills g with the entries before, changed as ":MODE MODE ID ID STATUS",
// NUL, PATH, NUL records say, and lists the paths of the records.
func (g *Git) apply(before []entry, text string) (changed []string, err error) {
	var records []entry // mode 0 for a deletion
	for text != "" {
		head, rest, ok1 := strings.Cut(text, "\x00")
		name, rest, ok2 := strings.Cut(rest, "\x00")
		f := strings.Fields(strings.TrimPrefix(head, ":"))
		if !ok1 || !ok2 || len(f) != 5 || !inside(name) {
			return nil, fmt.Errorf("git listed the change %q %q", head, name)
		}
		text = rest
		// Cloned, lest an entry keep the whole text in memory.
		records = append(records, entry{path: strings.Clone(name), id: strings.Clone(f[3]), mode: octal(f[1])})
	}
	// A file that becomes a directory and the like are two records of different
	// paths; one path occurs once.
	slices.SortFunc(records, comparePaths)
	for _, r := range records {
		i, found := slices.BinarySearchFunc(before, r, comparePaths)
		g.entries = append(g.entries, before[:i]...)
		before = before[i:]
		if found {
			before = before[1:]
		}
		if r.mode != 0 {
			g.entries = append(g.entries, r)
		}
		changed = append(changed, r.path)
	}
	g.entries = append(g.entries, before...)
	return changed, nil
}

// Prefix is the directory of the Repo below the repository's top: "" or "a/b/".
func (r *Repo) Prefix() string { return r.prefix }
