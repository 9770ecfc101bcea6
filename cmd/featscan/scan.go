package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/report"
	"featscan/internal/scan"
)

// scanOptions are the parsed flags of `featscan scan`.
type scanOptions struct {
	dir    string
	tree   treeFlags
	out    outputFlags
	failOn string
	by     string
	matrix bool
	damage bool
	source string
}

// failStates are the states that --fail-on may name.
var failStates = []string{"blocked", "internal", "removable", "removed", "unknown", "waiting"}

// newScanCmd makes the command; pipeline is runScan except in tests.
func newScanCmd(e *env, pipeline func(context.Context, *job) (*features.Result, error)) *cobra.Command {
	var o scanOptions
	cmd := &cobra.Command{
		Use:   "scan [TREE]",
		Short: "Report the unstable Rust of a tree, and what each piece waits for",
		Long: `Report every unstable feature and compiler option that TREE (default: the
current directory) depends on: where, under which condition, and what it waits
for.

A kernel tree is recognised by its own files; anything else is read as a plain
Rust code base. The states of a feature:

  blocked    asked for, and unstable in every Rust release known
  waiting    no longer so from some release on
  removable  turned on, and stable since before the tree's minimum
  internal   never meant to become stable
  removed    gone or renamed upstream
  unknown    in no Rust release known`,
		Example: `  featscan scan ~/linux
  featscan scan --rev v6.12 --by maintainers ~/linux
  featscan scan --format json --output scan.json ~/linux
  featscan scan --config .config --arch x86 --rust 1.85.1 ~/linux
  featscan scan --fail-on removable,removed ~/linux`,
		Args: oneTree,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.dir = treeArg(args)
			if err := o.check(); err != nil {
				return err
			}
			return o.run(cmd.Context(), e, pipeline)
		},
	}
	o.tree.register(cmd)
	var names []string
	for _, f := range report.Formats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	f := cmd.Flags()
	f.StringVar(&o.failOn, "fail-on", "", "end with status 1 when a feature or option is in one of these `STATES`: "+strings.Join(failStates, ", "))
	f.StringVar(&o.by, "by", "", "list the findings by `WHAT`: crate, directory, file, maintainers or subgoal")
	f.BoolVar(&o.matrix, "matrix", false, "show which rustc release sees how much as unstable, by architecture")
	f.StringVar(&o.source, "source-url", "", sourceURLHelp)
	f.BoolVar(&o.damage, "show-damage", false, "list the damaged and skipped files")
	return cmd
}

func (o *scanOptions) check() error {
	if err := o.out.check(); err != nil {
		return err
	}
	if o.by != "" {
		if _, err := kernel.ParseBy(o.by); err != nil {
			return usagef("%v", err)
		}
	}
	if err := checkSourceURL(o.source); err != nil {
		return err
	}
	for _, s := range o.states() {
		if err := oneOf("--fail-on", s, failStates...); err != nil {
			return err
		}
	}
	return nil
}

// states are the states of --fail-on.
func (o *scanOptions) states() []string {
	if o.failOn == "" {
		return nil
	}
	states := strings.Split(o.failOn, ",")
	for i, s := range states {
		states[i] = strings.TrimSpace(s)
	}
	return states
}

func (o *scanOptions) run(ctx context.Context, e *env, pipeline func(context.Context, *job) (*features.Result, error)) error {
	j, err := o.tree.openLazily(o.dir)
	if err != nil {
		return err
	}
	defer j.close()
	shown := report.Options{Color: e.coloredOutput(&o.out), ShowDamage: o.damage, SourceURL: o.source}
	stop, start := e.progress(&j.options), time.Now()
	var result *features.Result
	if o.matrix || o.out.format == "html" {
		result, shown.Matrix, err = scan.RunMatrix(ctx, j.tree, j.options)
	} else {
		result, err = pipeline(ctx, j)
	}
	stop()
	if err := cmp.Or(err, ctx.Err()); err != nil {
		return err
	}
	j.remark(e)
	if e.verbose && !e.quiet {
		fmt.Fprintf(e.err, "featscan: %d Rust files read in %v\n", result.Summary.Files, time.Since(start).Round(time.Millisecond))
	}
	if shown.Groups, err = o.groups(j, result); err != nil {
		return err
	}
	format, _ := report.ByName(o.out.format)
	if !format.Damage {
		e.damaged(damagedTree{o.dir, result.Summary.Damaged})
	}
	if err := e.deliver(&o.out, func(w io.Writer) error { return format.Write(w, result, shown) }); err != nil {
		return err
	}
	return o.verdict(result)
}

// groups sorts the findings as --by asks; nil when it was not given.
func (o *scanOptions) groups(j *job, r *features.Result) (*report.Groups, error) {
	if o.by == "" {
		return nil, nil
	}
	var owners *kernel.Maintainers
	if o.by == string(kernel.ByMaintainers) {
		model, err := kernel.Open(j.tree)
		if err != nil {
			return nil, err
		}
		owners = model.Maintainers()
	}
	goal := map[string]string{}
	for _, f := range r.Features {
		if f.Subgoal != nil {
			goal[f.Name] = *f.Subgoal
		}
	}
	by := kernel.By(o.by)
	items := kernel.GroupFindings(by, r.Findings, owners, func(name string) string { return goal[name] })
	return &report.Groups{By: by, Items: items}, nil
}

// verdict is the findingsError for --fail-on, nil when there is nothing to
// fail on. What no build turns on is nothing to fail on.
func (o *scanOptions) verdict(r *features.Result) error {
	var parts []string
	for _, s := range slices.Compact(slices.Sorted(slices.Values(o.states()))) {
		count := map[string]int{}
		for i := range r.Features {
			if f := &r.Features[i]; f.TurnedOn && f.Activity != features.Dormant && string(f.State) == s {
				count[countedAs(f)]++
			}
		}
		var of []string
		for _, what := range []string{"feature", "option", "build setting"} {
			switch n := count[what]; n {
			case 0:
			case 1:
				of = append(of, "1 "+what)
			default:
				of = append(of, fmt.Sprintf("%d %ss", n, what))
			}
		}
		if len(of) > 0 {
			parts = append(parts, s+": "+strings.Join(of, ", "))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return &findingsError{fmt.Sprintf("--fail-on: %s", strings.Join(parts, "; "))}
}

// countedAs says which of the counts of a report f is in.
func countedAs(f *features.Feature) string {
	switch {
	case f.Kind == string(features.KindFlag):
		return "option"
	case f.Setting():
		return "build setting"
	}
	return "feature"
}
