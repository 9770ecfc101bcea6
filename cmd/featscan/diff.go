package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"featscan/internal/report"
	"featscan/internal/source"
	"featscan/internal/track"
)

// diffOptions are the parsed flags and arguments of `featscan diff`.
type diffOptions struct {
	a, b  string
	tree  treeFlags
	out   outputFlags
	git   string
	store string
}

// newDiffCmd makes the command. It is there twice, as `diff` and `track diff`.
func newDiffCmd(e *env) *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Show what differs between two versions of a tree",
		Long: `Compare two versions of a tree: features, compiler options, uses, the minimum
Rust version and the subgoals. A and B are directories, files that "scan
--format json" wrote, revisions of the repository that --git names (default:
the current directory), or labels of points in --store.`,
		Example: `  featscan diff linux-6.12 linux-7.2
  featscan diff --git ~/linux v6.12 v7.2
  featscan diff --store history.jsonl v6.1 v7.2 --format json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("diff: want two versions, A and B, and not %d", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.a, o.b = args[0], args[1]
			if err := o.out.check(); err != nil {
				return err
			}
			if _, err := o.tree.check(); err != nil {
				return err
			}
			return o.run(cmd.Context(), e)
		},
	}
	o.tree.registerReading(cmd)
	var names []string
	for _, f := range report.DiffFormats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	cmd.Flags().StringVar(&o.git, "git", "", "take A and B for revisions of the git repository in `DIR`")
	cmd.Flags().StringVar(&o.store, "store", "", "take A and B for labels of points in this `FILE`")
	cmd.MarkFlagsMutuallyExclusive("git", "store")
	return cmd
}

func (o *diffOptions) run(ctx context.Context, e *env) error {
	a, b, err := o.points(ctx, e)
	if err != nil {
		return err
	}
	catalog, err := readCatalog(o.tree.features)
	if err != nil {
		return err
	}
	e.damaged(damagedTree{a.Label, a.Summary.Damaged}, damagedTree{b.Label, b.Summary.Damaged})
	diff := track.NewDiff(a, b, catalog)
	for _, f := range report.DiffFormats {
		if f.Name == o.out.format {
			return e.deliver(&o.out, func(w io.Writer) error { return f.Write(w, diff) })
		}
	}
	return nil
}

func (o *diffOptions) points(ctx context.Context, e *env) (a, b *track.Point, err error) {
	if o.store != "" {
		if a, err = o.stored(o.a); err == nil {
			b, err = o.stored(o.b)
		}
		return a, b, err
	}
	if a, err = o.point(ctx, e, o.a); err == nil {
		b, err = o.point(ctx, e, o.b)
	}
	return a, b, err
}

func (o *diffOptions) stored(label string) (*track.Point, error) {
	if _, err := os.Stat(o.store); err != nil {
		return nil, fmt.Errorf("--store %q: %s", o.store, source.Reason(err))
	}
	points, err := readStore(o.store)
	if err != nil {
		return nil, err
	}
	if p := track.NewHistory(points).ByLabel(label); p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("%s: no point %q", o.store, label)
}

// point scans one side.
func (o *diffOptions) point(ctx context.Context, e *env, arg string) (*track.Point, error) {
	g, err := newGathering(e, &o.tree, "")
	if err != nil {
		return nil, err
	}
	defer g.close()
	if err := g.gather(ctx, o.git, []string{arg}, &track.Selection{}); err != nil {
		return nil, err
	}
	points := g.history.Points()
	if len(points) != 1 {
		return nil, usagef("%q: want one version, not a range", arg)
	}
	return points[0], nil
}
