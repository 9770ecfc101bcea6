package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"featscan/internal/features"
	"featscan/internal/policy"
	"featscan/internal/report"
	"featscan/internal/scan"
	"featscan/internal/source"
)

// exitNIPA is the status by which netdev's checks tell a warning from a failure.
const exitNIPA = 250

// lintOptions are the parsed flags and arguments of `featscan lint`.
type lintOptions struct {
	dir     string   // of the tree
	patches []string // files, "-" for standard input
	tree    treeFlags
	out     outputFlags

	base, span    string // of --base and --range
	staged        bool
	baseline      string
	writeBaseline string
	policy        string

	failOn        string
	types, ignore []string
	listTypes     bool
	summary       bool
}

// failLevels are the values of --fail-on, and the least level that each fails on.
var failLevels = map[string]policy.Level{"check": policy.Check, "warning": policy.Warning, "error": policy.Error, "never": ""}

// newLintCmd makes the command; pipeline is runScan except in tests.
func newLintCmd(e *env, pipeline func(context.Context, *job) (*features.Result, error)) *cobra.Command {
	var o lintOptions
	cmd := &cobra.Command{
		Use:   "lint [TREE] [-|PATCH...]",
		Short: "Say whether a patch, a series, a range or a tree may be merged",
		Long: `Judge what a change adds to the unstable Rust that TREE (default: the current
directory) depends on, and say nothing when there is nothing to object to.

The change is one of: patches, as diffs, mails or whole mailboxes, from files
or standard input ("-"), each judged on top of the earlier ones; --base REV,
what the work tree adds to it; --range A..B; --staged, what the index adds to
HEAD. Without a change the whole tree is judged, against --baseline FILE where
one is given.

A policy file .featscan.yaml is looked for in TREE and in the directories above
it. A comment "// featscan: allow(TYPE) reason" in the code allows one problem.

The status is 0 when there is nothing to object to, 1 when there is (--fail-on
says what counts), and 2 when the check could not be carried out.`,
		Example: `  git format-patch --stdout origin/master | featscan lint --rev origin/master -
  featscan lint ~/linux series.mbox
  featscan lint --base origin/master
  featscan lint --range v7.1..v7.2 --format sarif --output lint.sarif
  featscan lint --write-baseline .featscan-baseline
  featscan lint --baseline .featscan-baseline
  featscan lint --list-types`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.check(args); err != nil {
				return err
			}
			if o.listTypes {
				return e.deliver(&o.out, listTypes)
			}
			return o.run(cmd.Context(), e, pipeline)
		},
	}
	o.tree.register(cmd)
	var names []string
	for _, f := range report.LintFormats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	f := cmd.Flags()
	f.StringVar(&o.base, "base", "", "judge what the work tree adds to this git `REV`ision, or to where it left it")
	f.StringVar(&o.span, "range", "", "judge what the commits `A..B` add")
	f.BoolVar(&o.staged, "staged", false, "judge what the index adds to HEAD")
	f.StringVar(&o.baseline, "baseline", "", "judge what the tree has beyond this `FILE`, and what the file has beyond the tree")
	f.StringVar(&o.writeBaseline, "write-baseline", "", "accept all that the tree has, and write it to this `FILE`")
	f.StringVar(&o.policy, "policy", "", "use this `FILE` in place of the .featscan.yaml of the tree")
	f.StringVar(&o.failOn, "fail-on", "check", "end with status 1 for problems of this `LEVEL` and worse: check, warning, error, never")
	f.StringSliceVar(&o.types, "types", nil, "look for these message `TYPES` only")
	f.StringSliceVar(&o.ignore, "ignore", nil, "do not look for these message `TYPES`")
	f.BoolVar(&o.listTypes, "list-types", false, "list the message types, and do nothing else")
	f.BoolVar(&o.summary, "summary", false, "say on standard error how many problems there are, or that there are none")
	return cmd
}

func (o *lintOptions) check(args []string) error {
	if err := o.out.check(); err != nil {
		return err
	}
	if err := oneOf("--fail-on", o.failOn, "check", "warning", "error", "never"); err != nil {
		return err
	}
	for _, list := range []struct {
		flag  string
		names []string
	}{{"--types", o.types}, {"--ignore", o.ignore}} {
		for _, name := range list.names {
			if err := knownType(list.flag, name); err != nil {
				return err
			}
		}
	}
	if err := o.arguments(args); err != nil {
		return err
	}
	return o.oneInput()
}

func knownType(flag, name string) error {
	if policy.Find(name) != nil {
		return nil
	}
	if near := features.Nearest(strings.ToUpper(name), policy.Types()); len(near) > 0 {
		return usagef("%s %q: no such message type; did you mean %s?", flag, name, near[0])
	}
	return usagef("%s %q: no such message type (--list-types lists them)", flag, name)
}

// arguments tells the tree, which is a directory, from patches.
func (o *lintOptions) arguments(args []string) error {
	o.dir, o.patches = ".", nil
	seen := ""
	for _, a := range args {
		if a == "-" {
			o.patches = append(o.patches, a)
			continue
		}
		info, err := os.Stat(a)
		switch {
		case err != nil:
			return fmt.Errorf("%q: no such tree or patch", a)
		case !info.IsDir():
			o.patches = append(o.patches, a)
		case seen != "":
			return usagef("argument %q: %q is the tree already, and patches are files", a, seen)
		default:
			o.dir, seen = a, a
		}
	}
	return nil
}

// oneInput refuses more than one thing to judge.
func (o *lintOptions) oneInput() error {
	inputs := []struct {
		flag  string
		given bool
	}{
		{"patches", len(o.patches) > 0}, {"--base", o.base != ""}, {"--range", o.span != ""}, {"--staged", o.staged},
		{"--baseline", o.baseline != ""}, {"--write-baseline", o.writeBaseline != ""},
	}
	var given []string
	for _, in := range inputs {
		if in.given {
			given = append(given, in.flag)
		}
	}
	if len(given) > 1 {
		return usagef("%s: want one thing to judge, not %s", given[1], strings.Join(given, " and "))
	}
	if o.tree.rev != "" && (o.base != "" || o.span != "" || o.staged) {
		return usagef("--rev: %s says which revisions are read", given[0])
	}
	if n := strings.Count(strings.Join(o.patches, " "), "- -"); n > 0 {
		return usagef("argument %q: standard input can be read once", "-")
	}
	return nil
}

func listTypes(w io.Writer) error {
	for _, r := range policy.Rules {
		if _, err := fmt.Fprintf(w, "%-24s %-8s %s\n", r.Type, r.Level, r.Title); err != nil {
			return err
		}
	}
	return nil
}

func (o *lintOptions) run(ctx context.Context, e *env, pipeline func(context.Context, *job) (*features.Result, error)) error {
	j, task, err := o.prepare(e)
	if err != nil {
		return err
	}
	defer j.close()
	if !task.Whole {
		defer scan.Hurry()()
	}
	config, err := o.readPolicy(task.Tree)
	if err != nil {
		return err
	}
	models, err := o.models(j, &task)
	if err != nil {
		return err
	}
	if models != nil {
		defer models.Wait()
	}
	decided := deciding{}
	task.Deciding = decided.of
	scanner := func(ctx context.Context, tree source.Tree, only []string) (*features.Result, error) {
		one := *j
		one.tree, one.options.Brief, one.options.Decided = tree, !task.Whole, decided.note
		if models != nil && !task.Whole {
			var err error
			if one.options.Model, err = models.Model(tree); err != nil {
				return nil, err
			}
		}
		if only != nil {
			one.tree = source.Only(tree, only)
		}
		return pipeline(ctx, &one)
	}
	facts := policy.Facts{Database: j.options.Database.Upstream(), Goals: o.goals(j)}
	if task.Whole {
		defer e.progress(&j.options)()
	}
	if o.writeBaseline != "" {
		side, err := policy.WholeSide(ctx, task.Tree, scanner)
		if err != nil {
			return err
		}
		return writeAtomically(o.writeBaseline, func(w io.Writer) error { return policy.WriteBaseline(w, side, facts, config) })
	}
	r, err := policy.Lint(ctx, task, scanner, facts, config)
	if err != nil {
		return err
	}
	if models != nil {
		models.Keep()
	}
	r.Filter(o.types, o.ignore)
	return o.deliver(e, r)
}

// deliver prints the report and picks the status.
func (o *lintOptions) deliver(e *env, r *policy.Report) error {
	desc, err := o.descriptor(e)
	if err != nil {
		return err
	}
	format, _ := report.LintByName(o.out.format)
	shown := report.LintOptions{Color: o.out.file == "" && e.colored(e.out), Version: version}
	if err := e.deliver(&o.out, func(w io.Writer) error { return format.Write(w, r, shown) }); err != nil {
		return err
	}
	if e.verbose && !e.quiet {
		for i := range r.News {
			fmt.Fprintln(e.err, report.NewsLine(&r.News[i]))
		}
		for _, note := range r.Notes {
			fmt.Fprintln(e.err, oneLine(note))
		}
	}
	if !format.Unjudged && !e.quiet {
		for _, line := range report.UnjudgedLines(r) {
			fmt.Fprintf(e.err, "featscan: warning: %s\n", line)
		}
	}
	if (o.summary || e.verbose) && !e.quiet {
		fmt.Fprintf(e.err, "featscan: %s\n", report.LintSummary(r))
	}
	worst, any := r.Worst()
	fails := any && o.failOn != "never" && worst.AtLeast(failLevels[o.failOn])
	if o.out.format == "nipa" {
		return nipa(desc, r, worst, fails)
	}
	if fails {
		return &findingsError{}
	}
	return nil
}

// descriptor is the file that $DESC_FD names for a check of netdev; nil for none.
func (o *lintOptions) descriptor(e *env) (*os.File, error) {
	text := e.getenv("DESC_FD")
	if o.out.format != "nipa" || text == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return nil, fmt.Errorf("DESC_FD %q: want the number of an open file", text)
	}
	f := os.NewFile(uintptr(n), "DESC_FD")
	if _, err := f.Stat(); err != nil {
		return nil, fmt.Errorf("DESC_FD %q: want the number of an open file", text)
	}
	return f, nil
}

// nipa tells netdev's checks the outcome: a line to desc, and a status of its own for
// what is not an error.
func nipa(desc *os.File, r *policy.Report, worst policy.Level, fails bool) error {
	if desc != nil {
		if _, err := fmt.Fprintln(desc, oneLine(report.LintSummary(r))); err != nil {
			return fmt.Errorf("DESC_FD: %w", err)
		}
	}
	switch {
	case fails && worst == policy.Error:
		return &findingsError{}
	case fails:
		return &statusError{exitNIPA}
	}
	return nil
}
