package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/scan"
	"featscan/internal/source"
	"featscan/internal/track"
)

// gathering collects the points of a history: from a store, from directories,
// from saved scans and from git.
type gathering struct {
	env     *env
	flags   *treeFlags
	job     *job // without a tree
	store   string
	history *track.History
	matrix  bool // make the matrix of the newest point

	labels   map[string]string // of directories and files, to what they stand for
	unsaved  bool
	saved    time.Time
	saveCost time.Duration
}

func newGathering(e *env, t *treeFlags, store string) (*gathering, error) {
	points, err := readStore(store)
	if err != nil {
		return nil, err
	}
	j, err := t.prepare()
	if err != nil {
		return nil, err
	}
	j.options.Memo = scan.NewMemo()
	return &gathering{env: e, flags: t, job: j, store: store, history: track.NewHistory(points),
		labels: map[string]string{}, saved: time.Now()}, nil
}

func (g *gathering) close() {
	g.job.keep()
	g.job.remark(g.env)
}

// gather adds the points of args, and of the revisions that s selects beside.
func (g *gathering) gather(ctx context.Context, repo string, args []string, s *track.Selection) error {
	for _, arg := range args {
		if repo != "" {
			s.Revs = append(s.Revs, arg)
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			err = g.directory(ctx, arg)
		case err == nil && info.Mode().IsRegular():
			err = g.savedScan(arg)
		case err == nil:
			err = fmt.Errorf("%q: neither a directory nor a file", arg)
		case errors.Is(err, fs.ErrNotExist) && !looksLikePath(arg):
			s.Revs, err = append(s.Revs, arg), nil
		case errors.Is(err, fs.ErrNotExist):
			err = fmt.Errorf("%q: no such tree or saved scan", arg)
		default:
			err = fmt.Errorf("%q: %s", arg, source.Reason(err))
		}
		if err != nil {
			return err
		}
	}
	if len(s.Revs)+len(s.Tags) == 0 {
		return nil
	}
	err := g.revisions(ctx, cmp.Or(repo, "."), s)
	var unopened *notRepoError
	if repo == "" && len(s.Revs) > 0 && errors.As(err, &unopened) {
		return fmt.Errorf("%q: no such tree or saved scan, and not a revision: %w", s.Revs[0], unopened.err)
	}
	return err
}

// looksLikePath reports whether an argument that does not exist was meant as a
// path all the same.
func looksLikePath(arg string) bool {
	return filepath.IsAbs(arg) || strings.HasPrefix(arg, "./") || strings.HasPrefix(arg, "../") && !strings.HasPrefix(arg, "../.") ||
		strings.HasSuffix(arg, ".json") || strings.HasSuffix(arg, "/")
}

// directory adds the point of a tree on the disk.
func (g *gathering) directory(ctx context.Context, dir string) error {
	tree, err := source.OpenDir(dir)
	if err != nil {
		return err
	}
	defer tree.Close()
	label, err := g.label(dir, "")
	if err != nil {
		return err
	}
	result, matrix, err := g.scan(ctx, label, tree)
	if err != nil {
		return err
	}
	p := track.NewPoint(label, result)
	p.Matrix = matrix
	g.history.Put(p)
	return g.kept()
}

// savedScan adds the point of a file that scan --format json wrote.
func (g *gathering) savedScan(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var doc struct {
		features.Result
		Matrix *kernel.Matrix `json:"matrix"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return fmt.Errorf("%q: not a saved scan: %w", name, savedError(err))
	}
	if doc.SchemaVersion != features.SchemaVersion || doc.Features == nil || doc.Findings == nil {
		return fmt.Errorf("%q: not a saved scan: want what scan --format json writes", name)
	}
	label, err := g.label(name, ".json")
	if err != nil {
		return err
	}
	p := track.NewPoint(label, &doc.Result)
	p.Matrix = doc.Matrix
	g.history.Put(p)
	return g.kept()
}

// label names a directory or file by its last component, or by as many as tell
// it from the others of this run.
func (g *gathering) label(name, suffix string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	parts := strings.Split(strings.Trim(filepath.ToSlash(strings.TrimSuffix(abs, suffix)), "/"), "/")
	for n := 1; n <= len(parts); n++ {
		label := strings.Join(parts[len(parts)-n:], "/")
		if other, taken := g.labels[label]; label != "" && (!taken || other == abs) {
			g.labels[label] = abs
			return label, nil
		}
	}
	return cmp.Or(strings.Join(parts, "/"), "/"), nil
}

// notRepoError is returned where revisions were asked for and no repository could
// be opened.
type notRepoError struct{ err error }

func (e *notRepoError) Error() string { return "revisions: " + e.err.Error() }
func (e *notRepoError) Unwrap() error { return e.err }

// revisions adds the points of commits.
func (g *gathering) revisions(ctx context.Context, dir string, s *track.Selection) error {
	repo, err := source.OpenRepo(dir)
	if err != nil {
		return &notRepoError{err}
	}
	defer repo.Close()
	stops, err := s.Stops(repo)
	if err != nil {
		return err
	}
	settings, err := g.settings(repo)
	if err != nil {
		return err
	}
	walk := &track.Walk{Repo: repo, Settings: settings, History: g.history, Scan: g.scan, Kept: g.kept, Fresh: g.matrix}
	return walk.Run(ctx, stops)
}

// settings say what a point depends on beside its tree.
func (g *gathering) settings(repo *source.Repo) (string, error) {
	o := &g.job.options
	s := []string{"featscan " + version, "Rust " + o.Database.Newest().String()}
	if !o.Rust.IsZero() {
		s = append(s, "judged for "+o.Rust.String())
	}
	if o.Arch != "" {
		s = append(s, "arch "+o.Arch)
	}
	if prefix := repo.Prefix(); prefix != "" {
		s = append(s, "in "+prefix)
	}
	for _, file := range []string{g.flags.config, g.flags.features} {
		if file == "" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		s = append(s, fmt.Sprintf("with %x", sha256.Sum256(data))[:5+12])
	}
	if g.flags.detectors != "" {
		s = append(s, "detectors "+o.Detectors.Hash())
	}
	return strings.Join(s, ", "), nil
}

// scan looks at one tree. It says how far it is, where people look.
func (g *gathering) scan(ctx context.Context, label string, tree source.Tree) (*features.Result, *kernel.Matrix, error) {
	options := g.job.options
	stop, start := g.env.progress(&options), time.Now()
	defer stop()
	var result *features.Result
	var matrix *kernel.Matrix
	var err error
	if g.matrix {
		result, matrix, err = scan.RunMatrix(ctx, tree, options)
	} else {
		result, err = scan.Run(ctx, tree, options)
	}
	stop()
	if err := cmp.Or(err, ctx.Err()); err != nil {
		return nil, nil, err
	}
	if g.env.verbose && !g.env.quiet {
		fmt.Fprintf(g.env.err, "featscan: %s: %d Rust files read in %v\n", oneLine(label), result.Summary.Files, time.Since(start).Round(time.Millisecond))
	}
	return result, matrix, nil
}

// kept saves the store now and then, so seldom that the saving costs a small
// part of the scanning: whoever stops the run loses little.
func (g *gathering) kept() error {
	g.unsaved = true
	if g.store == "" || time.Since(g.saved) < max(2*time.Second, 10*g.saveCost) {
		return nil
	}
	return g.write()
}

// save writes the store at the end of a run, whatever became of it, and returns
// how the run ended.
func (g *gathering) save(err error) error {
	if g.store == "" || !g.unsaved {
		return err
	}
	if failed := g.write(); failed != nil {
		return errors.Join(err, failed)
	}
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("interrupted; %q has the points that were finished", g.store)
	}
	return err
}

func (g *gathering) write() error {
	start := time.Now()
	err := writeAtomically(g.store, func(w io.Writer) error { return track.WriteStore(w, g.history.Points()) })
	g.saved, g.saveCost, g.unsaved = time.Now(), time.Since(start), false
	return flagged("--store", err)
}
