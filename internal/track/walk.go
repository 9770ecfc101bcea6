package track

import (
	"context"
	"fmt"
	"path"
	"strings"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/source"
)

// Walk goes from commit to commit of a repository and has scanned what changed.
type Walk struct {
	Repo     *source.Repo
	Settings string   // goes into every point
	History  *History // what is known already, and where new points go
	// Scan looks at one tree; what it read before it finds in its cache.
	Scan func(ctx context.Context, label string, tree source.Tree) (*features.Result, *kernel.Matrix, error)
	// Kept is called after every new point, so that it can be kept; may be nil.
	Kept func() error
	// Fresh has the last stop scanned even where a stored point would do.
	Fresh bool

	tree  *source.Git // of the last stop that was opened
	point *Point      // made of tree, nil when there is none
}

// Run visits stops in their order.
func (w *Walk) Run(ctx context.Context, stops []Stop) error {
	for i, stop := range stops {
		if err := ctx.Err(); err != nil {
			return err
		}
		fresh := w.Fresh && i == len(stops)-1
		known := w.History.Find(stop.Commit.Tree, w.Settings)
		if known == nil || fresh {
			p, err := w.visit(ctx, stop, fresh)
			if err != nil {
				return fmt.Errorf("%s: %w", stop.Label, err)
			}
			known = p
		}
		again := *known
		again.Label, again.Commit, again.Tree = stop.Label, stop.Commit.ID, stop.Commit.Tree
		again.Time, again.Date, again.Settings = stop.Commit.Time, Date(stop.Commit.Time), w.Settings
		w.History.Put(&again)
		if w.Kept != nil {
			if err := w.Kept(); err != nil {
				return err
			}
		}
	}
	return nil
}

// visit makes the point of a commit, out of the point before when nothing that
// a scan reads has changed.
func (w *Walk) visit(ctx context.Context, stop Stop, fresh bool) (*Point, error) {
	var changed []string
	before := w.tree
	var err error
	if before == nil {
		w.tree, err = w.Repo.Tree(stop.Commit.ID)
	} else {
		w.tree, changed, err = before.Next(stop.Commit)
	}
	if err != nil {
		w.tree = before
		return nil, err
	}
	if w.point != nil && !fresh && alike(before, w.tree, changed) {
		return w.point, nil
	}
	w.point = nil
	if err := w.tree.Held(); err != nil {
		return nil, err
	}
	result, matrix, err := w.Scan(ctx, stop.Label, w.tree)
	if err != nil {
		return nil, err
	}
	if err := whole(result); err != nil {
		return nil, err
	}
	w.point = NewPoint(stop.Label, result)
	w.point.Matrix = matrix
	return w.point, nil
}

// whole refuses the result of a tree of which git does not hold all: a count
// that misses files looks like progress.
func whole(r *features.Result) error {
	for _, s := range r.Skipped {
		if s.Reason == source.ErrAbsent.Error() {
			return fmt.Errorf("%q: %w", s.File, source.ErrAbsent)
		}
	}
	return nil
}

// unread are the suffixes of files that no scan reads. Of all others a scan
// might ask at least whether they are there.
var unread = map[string]bool{
	".c": true, ".h": true, ".S": true, ".s": true, ".dts": true, ".dtsi": true, ".dtso": true,
	".rst": true, ".txt": true, ".yaml": true, ".svg": true, ".png": true,
}

// alike reports whether two trees that differ in the changed paths are the
// same to a scan. A path that is a link counts as read.
func alike(before, after *source.Git, changed []string) bool {
	for _, p := range changed {
		_, was := before.BlobID(p)
		_, is := after.BlobID(p)
		if !unread[path.Ext(p)] || !was && !is || strings.HasPrefix(path.Base(p), "Kconfig") {
			return false
		}
	}
	return true
}
