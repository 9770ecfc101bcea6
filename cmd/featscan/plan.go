package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/plan"
	"featscan/internal/release"
	"featscan/internal/report"
	"featscan/internal/source"
)

// planOptions are the parsed flags of `featscan plan`.
type planOptions struct {
	dir  string
	tree treeFlags
	out  outputFlags
	to   []string
	diff bool
	mail bool
}

// newPlanCmd makes the command; scan is runScan except in tests.
func newPlanCmd(e *env, scan func(context.Context, *job) (*features.Result, error)) *cobra.Command {
	var o planOptions
	cmd := &cobra.Command{
		Use:   "plan [TREE]",
		Short: "Say what falls away when the minimum Rust version rises",
		Long: `List for each minimum Rust version what TREE (default: the current directory)
no longer needs: gates, allow-list entries, Kconfig symbols that ask for a
version and their users, branches on the version in Makefiles, options with a
stable form, and the comments that speak of them; what stays, and why; and the
smallest minimum at which each subgoal is empty.

With --diff it prints the patch that removes all that for one version, for git
apply or patch -p1. The patch raises the minimum where the tree states it,
since nothing else in it would be right without. Architectures that ask for a
newer compiler keep their own minimum. Vendored code is not edited. --mail puts
a commit message before.`,
		Example: `  featscan plan ~/linux
  featscan plan --to 1.92 ~/linux
  featscan plan --to 1.89..1.92 --format json ~/linux
  featscan plan --to 1.92 --diff ~/linux | git -C ~/linux apply`,
		Args: oneTree,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.dir = treeArg(args)
			if err := o.check(); err != nil {
				return err
			}
			return o.run(cmd.Context(), e, scan)
		},
	}
	o.tree.register(cmd)
	cmd.Flags().Lookup("rust").Usage = "take this `VERSION` for the minimum of today (default: the tree's own)"
	var names []string
	for _, f := range report.PlanFormats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	f := cmd.Flags()
	f.StringSliceVar(&o.to, "to", nil, "the new minimum: a `VERSION`, several, or a range such as 1.89..1.92 (default: all up to the newest)")
	f.BoolVar(&o.diff, "diff", false, "print the patch for one --to, as a unified diff")
	f.BoolVar(&o.mail, "mail", false, "with --diff: as a mail with a commit message, to complete")
	return cmd
}

func (o *planOptions) check() error {
	if o.mail && !o.diff {
		return usagef("--mail: it needs --diff")
	}
	if o.diff && (len(o.to) != 1 || strings.Contains(o.to[0], "..")) {
		return usagef("--diff: want --to with just one version")
	}
	return o.out.check()
}

func (o *planOptions) run(ctx context.Context, e *env, scan func(context.Context, *job) (*features.Result, error)) error {
	j, err := o.tree.open(o.dir)
	if err != nil {
		return err
	}
	defer j.close()
	stop := e.progress(&j.options)
	defer stop()
	today := j.options.Rust
	j.options.Rust = release.Rust{}
	result, err := scan(ctx, j)
	if err != nil {
		return err
	}
	stop()
	e.damaged(damagedTree{o.dir, result.Summary.Damaged})
	if !today.IsZero() {
		result.Tree.MinimumRust = features.Minimum{"default": today}
	}
	least, ok := result.Tree.MinimumRust["default"]
	if !ok {
		return fmt.Errorf("%s: the tree states no minimum Rust version; name it with --rust", o.dir)
	}
	versions, err := o.versions(least, j.options.Database.Newest())
	if err != nil {
		return err
	}
	text, err := planText(j)
	if err != nil {
		return err
	}
	p := plan.Make(result, j.options.Database, text, versions)
	if o.diff {
		return e.deliver(&o.out, func(w io.Writer) error {
			if o.mail {
				return report.PlanMail(w, p)
			}
			_, err := io.Copy(w, bytes.NewReader(p.Versions[0].Diff()))
			return err
		})
	}
	i := slices.Index(o.out.names, o.out.format)
	return e.deliver(&o.out, func(w io.Writer) error { return report.PlanFormats[i].Write(w, p) })
}

// versions are those that --to names, oldest first.
func (o *planOptions) versions(least, newest release.Rust) ([]release.Rust, error) {
	if len(o.to) == 0 {
		return features.Points(least, newest), nil
	}
	var list []release.Rust
	for _, to := range o.to {
		from, last, ranged := strings.Cut(to, "..")
		first, err := release.ParseRust(from)
		if err != nil {
			return nil, usagef("--to: %v", err)
		}
		end := first
		if ranged {
			if end, err = release.ParseRust(last); err != nil {
				return nil, usagef("--to: %v", err)
			}
		}
		switch {
		case first.Less(least):
			return nil, usagef("--to %s: the minimum is %s already", to, least)
		case newest.Less(end):
			return nil, usagef("--to %s: the database knows releases up to %s", to, newest)
		case end.Less(first):
			return nil, usagef("--to %s: want the older version first", to)
		}
		list = append(list, features.Points(first, end)...)
	}
	slices.SortFunc(list, release.Rust.Compare)
	return slices.Compact(list), nil
}

// planText gives the plan the files of a tree.
func planText(j *job) (plan.Text, error) {
	model, err := kernel.Open(j.tree)
	if err != nil {
		return plan.Text{}, err
	}
	files, _ := source.Walk(j.tree, func(p string) bool {
		return strings.HasSuffix(p, ".rs") || kernel.IsBuildFile(p) || plan.IsMinimumFile(p)
	})
	return plan.Text{
		Files: files, Read: j.tree.ReadFile,
		Owned: func(name string) bool { return model.OwnerOf(name) == features.OwnerTree },
	}, nil
}
