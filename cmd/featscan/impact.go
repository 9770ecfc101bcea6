package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/plan"
	"featscan/internal/release"
	"featscan/internal/report"
)

// impactOptions are the parsed flags of `featscan impact`.
type impactOptions struct {
	dir     string
	tree    treeFlags
	out     outputFlags
	version string
	source  string
	from    string
}

// newImpactCmd makes the command; scan is runScan except in tests.
func newImpactCmd(e *env, scan func(context.Context, *job) (*features.Result, error)) *cobra.Command {
	var o impactOptions
	cmd := &cobra.Command{
		Use:   "impact [TREE]",
		Short: "Say what another Rust release changes for a tree",
		Long: `Compare two releases of Rust for TREE (default: the current directory): which of
the features and options that it uses were stabilized, renamed or removed, which
gained a stable form, which gates would become errors or warnings, and which
items a library feature gates no longer. Status 1 when the tree would not build.

The release to look at is one of the database (--rust-version, default: the
newest) or that of an unpacked Rust source tree (--rust-src), nightly included.`,
		Example: `  featscan impact ~/linux
  featscan impact --from 1.85 --rust-version 1.98 ~/linux
  featscan impact --rust-src ~/rust ~/linux`,
		Args: oneTree,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.dir = treeArg(args)
			if err := o.out.check(); err != nil {
				return err
			}
			return o.run(cmd.Context(), e, scan)
		},
	}
	o.tree.register(cmd)
	var names []string
	for _, f := range report.ImpactFormats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	f := cmd.Flags()
	f.StringVar(&o.version, "rust-version", "", "the Rust `VERSION` to look at (default: the newest of the database)")
	f.StringVar(&o.source, "rust-src", "", "look at the Rust sources in `DIR` instead of a release of the database")
	f.StringVar(&o.from, "from", "", "the Rust `VERSION` to compare with (default: --rust, else the tree's minimum)")
	cmd.MarkFlagsMutuallyExclusive("rust-version", "rust-src")
	cmd.MarkFlagsMutuallyExclusive("from", "rust")
	return cmd
}

func (o *impactOptions) run(ctx context.Context, e *env, scan func(context.Context, *job) (*features.Result, error)) error {
	if o.from != "" {
		o.tree.rust = o.from
	}
	j, err := o.tree.open(o.dir)
	if err != nil {
		return err
	}
	defer j.close()
	to, err := o.target(j.options.Database)
	if err != nil {
		return err
	}
	stop := e.progress(&j.options)
	defer stop()
	before, err := scan(ctx, j)
	if err != nil {
		return err
	}
	from := rustdb.View{DB: j.options.Database, At: j.options.Rust}
	if from.At.IsZero() {
		least, ok := before.Tree.MinimumRust["default"]
		if !ok {
			return fmt.Errorf("%s: the tree states no minimum Rust version; name one with --from", o.dir)
		}
		from.At = least
	}
	// The first scan may have judged a range of releases; both sides want one.
	j.options.Rust = from.At
	if before, err = scan(ctx, j); err != nil {
		return err
	}
	j.options.Rust, j.options.Database = to.At, to.DB
	after, err := scan(ctx, j)
	if err != nil {
		return err
	}
	stop()
	e.damaged(damagedTree{o.dir, after.Summary.Damaged})
	impact := plan.NewImpact(before, after, from, to)
	for _, f := range report.ImpactFormats {
		if f.Name == o.out.format {
			err = e.deliver(&o.out, func(w io.Writer) error { return f.Write(w, impact) })
		}
	}
	if err == nil && impact.Breaks > 0 {
		err = &findingsError{}
	}
	return err
}

// target is the release to look at.
func (o *impactOptions) target(db *rustdb.DB) (rustdb.View, error) {
	if o.source != "" {
		rel, err := rustdb.ReadDir(o.source)
		if err != nil {
			return rustdb.View{}, fmt.Errorf("--rust-src: %w", err)
		}
		one, err := rustdb.Merge([]*rustdb.Release{rel})
		if err != nil {
			return rustdb.View{}, fmt.Errorf("--rust-src: %w", err)
		}
		return rustdb.View{DB: one, At: one.Newest()}, nil
	}
	if o.version == "" {
		return rustdb.View{DB: db, At: db.Newest()}, nil
	}
	at, err := release.ParseRust(o.version)
	if err != nil {
		return rustdb.View{}, usagef("--rust-version: %v", err)
	}
	if db.Newest().Less(at) {
		return rustdb.View{}, usagef("--rust-version %s: the database knows releases up to %s; use --rust-src for a newer one", at, db.Newest())
	}
	return rustdb.View{DB: db, At: at}, nil
}
