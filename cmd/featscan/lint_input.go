package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"featscan/internal/parse/mail"
	"featscan/internal/policy"
	"featscan/internal/scan"
	"featscan/internal/source"
)

// prepare opens the tree and works out the steps that are judged. The job that
// it returns holds everything open.
func (o *lintOptions) prepare(e *env) (*job, policy.Task, error) {
	j, err := o.tree.openLazily(o.dir)
	if err != nil {
		return nil, policy.Task{}, err
	}
	if j.options.Detectors == nil {
		j.options.Load = func(opt *scan.Options) (err error) {
			opt.Detectors, err = readDetectors("", opt.Database)
			return err
		}
	}
	j.options.Shared = scan.Share(&j.options)
	task, err := o.task(e, j)
	if err != nil {
		j.close()
		return nil, task, err
	}
	return j, task, nil
}

func (o *lintOptions) task(e *env, j *job) (policy.Task, error) {
	switch {
	case len(o.patches) > 0:
		tree, err := o.filled(j)
		if err != nil {
			return policy.Task{}, err
		}
		return o.series(e, tree)
	case o.base != "" || o.span != "" || o.staged:
		return o.history(e, j)
	}
	task := policy.Task{Tree: j.tree, Whole: true, Judged: "the tree"}
	if o.baseline == "" {
		return task, nil
	}
	data, err := readBounded(o.baseline, policy.MaxBaseline)
	if err != nil {
		return task, err
	}
	task.Baseline, err = policy.ParseBaseline(o.baseline, data)
	return task, err
}

// readBounded reads a file that the command line names.
func readBounded(name string, most int64) ([]byte, error) {
	var data []byte
	f, err := os.Open(name)
	if err == nil {
		defer f.Close()
		data, err = io.ReadAll(io.LimitReader(f, most+1))
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	if err != nil {
		return nil, fmt.Errorf("%q: %w", name, err)
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("%q: larger than %d MiB", name, most>>20)
	}
	return data, nil
}

// filled is the tree that patches apply to: the work tree, and what a sparse
// checkout leaves out of it as the index has it.
func (o *lintOptions) filled(j *job) (source.Tree, error) {
	if o.tree.rev != "" || !perhapsSparse(o.dir) {
		return j.tree, nil
	}
	repo, err := source.OpenRepo(o.dir)
	if err != nil {
		return j.tree, nil // without git there is the work tree alone
	}
	if !repo.Sparse() {
		return j.tree, repo.Close()
	}
	j.closer = closers{j.closer, repo}
	index, err := repo.Index()
	if err != nil {
		return nil, err
	}
	changes, err := repo.WorkChanges("HEAD")
	if err != nil {
		return nil, err
	}
	work := map[string]*source.Content{}
	for _, c := range changes {
		work[c.Path] = nil
		if data, err := j.tree.ReadFile(c.Path); err == nil {
			work[c.Path] = &source.Content{Data: data, Link: c.AfterLink}
		}
	}
	return source.Overlay(index, work), nil
}

// perhapsSparse spares git the question where its answer is plain to see. In a
// linked work tree .git is a file, and says nothing.
func perhapsSparse(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, ".git"))
	if err != nil || !info.IsDir() {
		return err == nil
	}
	_, err = os.Stat(filepath.Join(dir, ".git", "info", "sparse-checkout"))
	return err == nil
}

// series reads the patches and applies them in memory, one on top of another.
func (o *lintOptions) series(e *env, tree source.Tree) (policy.Task, error) {
	var inputs []mail.Input
	for _, name := range o.patches {
		in := mail.Input{Name: name}
		var err error
		if name == "-" {
			in.Name = "standard input"
			in.Data, err = io.ReadAll(io.LimitReader(e.in, mail.MaxSize+1))
		} else {
			in.Data, err = readBounded(name, mail.MaxSize)
		}
		if err != nil {
			return policy.Task{}, err
		}
		inputs = append(inputs, in)
	}
	s, err := mail.Parse(inputs...)
	if err != nil {
		return policy.Task{}, err
	}
	task := policy.Task{Tree: tree, Judged: plural(len(s.Patches), "patch", "patches")}
	for _, ig := range s.Ignored {
		task.Notes = append(task.Notes, fmt.Sprintf("%s: %q is left out: %s", ig.Name, ig.Subject, ig.Reason))
	}
	before := tree
	for i, p := range s.Patches {
		edits, err := p.Apply(before.ReadFile, policy.Relevant)
		if err != nil {
			return task, err
		}
		step := policy.Step{Patch: patchRef(i, p, len(s.Patches))}
		contents := map[string]*source.Content{}
		for name, edit := range edits {
			step.Files = append(step.Files, name)
			if contents[name] = nil; !edit.Deleted {
				contents[name] = &source.Content{Data: edit.Data, Link: edit.Link}
			}
		}
		slices.Sort(step.Files)
		step.Tree = source.Overlay(before, contents)
		before = step.Tree
		task.Steps = append(task.Steps, step)
	}
	return task, nil
}

// patchRef numbers a patch as its subject does, or by its place. A diff by
// itself is no patch of a series.
func patchRef(i int, p *mail.Patch, total int) *policy.PatchRef {
	ref := &policy.PatchRef{Index: i + 1, Subject: p.Subject}
	if p.Index > 0 {
		ref.Index = p.Index
	}
	if p.Subject != "" {
		return ref
	}
	if total == 1 {
		return nil
	}
	ref.Subject = filepath.Base(p.Name)
	return ref
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// history compares revisions, the index or the work tree with what came before.
// The tree before is the tree after with the old content of the changed files
// put over it, so that of a whole kernel only these are read from git.
func (o *lintOptions) history(e *env, j *job) (policy.Task, error) {
	repo, err := source.OpenRepo(o.dir)
	if err != nil {
		return policy.Task{}, err
	}
	j.closer = closers{j.closer, repo}
	if index := e.getenv("GIT_INDEX_FILE"); o.staged && index != "" {
		if err := repo.UseIndex(index, "."); err != nil {
			return policy.Task{}, err
		}
	}
	from, after, changes, judged, err := o.compare(repo, j.tree)
	if err != nil {
		return policy.Task{}, err
	}
	old := map[string]*source.Content{}
	step := policy.Step{Tree: after}
	for _, c := range changes {
		step.Files = append(step.Files, c.Path)
		old[c.Path] = nil
		if c.Before == "" {
			continue
		}
		old[c.Path] = &source.Content{Link: c.BeforeLink}
		if !policy.Relevant(c.Path) || c.BeforeLink {
			continue
		}
		data, err := repo.Blob(c.Before)
		if err != nil && !errors.Is(err, source.ErrTooLarge) {
			return policy.Task{}, fmt.Errorf("%q at %s: %w", c.Path, from[:min(len(from), 12)], err)
		}
		old[c.Path].Data = data
	}
	return policy.Task{Tree: source.Overlay(after, old), Steps: []policy.Step{step}, Judged: judged}, nil
}

// compare says what is compared: the commit before, the tree after, and what
// differs.
func (o *lintOptions) compare(repo *source.Repo, work source.Tree) (from string, after source.Tree, changes []source.Change, judged string, err error) {
	switch {
	case o.staged:
		if from, err = repo.Head(); err != nil {
			return
		}
		if after, err = repo.Index(); err != nil {
			return
		}
		changes, err = repo.StagedChanges(from)
		return from, after, changes, "the index", err
	case o.base != "":
		if from, err = repo.MergeBase(o.base, "HEAD"); err != nil {
			return
		}
		changes, err = repo.WorkChanges(from)
		return from, work, changes, "the changes since " + o.base, err
	}
	a, b, ok := strings.Cut(o.span, "..")
	b = strings.TrimPrefix(b, ".") // A...B starts where the two parted, as A..B does here
	if !ok || a == "" && b == "" {
		return "", nil, nil, "", usagef("--range %q: want A..B", o.span)
	}
	if a == "" {
		a = "HEAD"
	}
	if b == "" {
		b = "HEAD"
	}
	if from, err = repo.MergeBase(a, b); err != nil {
		return
	}
	if after, err = repo.Tree(b); err != nil {
		return
	}
	changes, err = repo.Changes(from, b)
	return from, after, changes, o.span, err
}

// closers closes all of them.
type closers []io.Closer

func (c closers) Close() error {
	var errs []error
	for _, one := range c {
		errs = append(errs, one.Close())
	}
	return errors.Join(errs...)
}

// readPolicy finds the policy: that of --policy, that of the tree before the
// change, so that no patch can allow itself anything, or one in a directory
// above the tree.
func (o *lintOptions) readPolicy(tree source.Tree) (*policy.Config, error) {
	if o.policy != "" {
		data, err := readBounded(o.policy, policy.MaxConfig)
		if err != nil {
			return nil, fmt.Errorf("--policy %w", err)
		}
		return policy.ParseConfig(o.policy, data)
	}
	data, err := tree.ReadFile(policy.ConfigName)
	if err == nil {
		return policy.ParseConfig(policy.ConfigName, data)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %s", policy.ConfigName, source.Reason(err))
	}
	dir, err := filepath.Abs(o.dir)
	if err != nil {
		return nil, err
	}
	for dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		name := filepath.Join(dir, policy.ConfigName)
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
			continue
		}
		data, err := readBounded(name, policy.MaxConfig)
		if err != nil {
			return nil, err
		}
		return policy.ParseConfig(name, data)
	}
	return nil, nil
}
