package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"sync"

	"github.com/spf13/cobra"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/policy"
	"featscan/internal/report"
)

// explainOptions are the parsed flags and arguments of `featscan explain`.
type explainOptions struct {
	name string
	dir  string // of the tree, "" for none
	from string // a saved scan, "" for none
	tree treeFlags
	out  outputFlags
}

// newExplainCmd makes the command; scan is runScan except in tests.
func newExplainCmd(e *env, scan func(context.Context, *job) (*features.Result, error)) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain NAME [TREE]",
		Short: "Say what a feature, flag, subgoal or message type is",
		Long: `Say what a feature, flag, subgoal or message type of lint is: its state by Rust
release, its tracking issue, the subgoal and the steps that are left, how a
kernel may use it meanwhile, and how to get rid of it. The words for states
(blocked, waiting, ...) are explained too. No tree is needed, and no network.
With TREE (or a saved scan) it also says what that tree has of it, and what
there waits for each open step of the subgoal.`,
		Example: `  featscan explain arbitrary_self_types
  featscan explain -Zsanitizer=kcfi
  featscan explain coerce-pointee --format markdown
  featscan explain arbitrary-self-types ~/linux
  featscan scan ~/linux --format json | featscan explain asm-goto --from -`,
		// rustc's flags are names here, and pflag would take them for ours.
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			help, err := o.parse(e, cmd, args)
			if err != nil {
				return err
			}
			if help {
				return cmd.Help()
			}
			return o.run(cmd.Context(), e, scan)
		},
	}
	var names []string
	for _, f := range report.ExplainFormats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	o.tree.register(cmd)
	cmd.Flags().StringVar(&o.from, "from", "", "add what this saved scan (JSON `FILE`, - for standard input) has of it")
	cmd.ValidArgsFunction = completeNames
	return cmd
}

// parse takes the name and the tree out of the arguments.
func (o *explainOptions) parse(e *env, cmd *cobra.Command, args []string) (help bool, err error) {
	words, help, err := parseNames(e, cmd, args)
	if help || err != nil {
		return help, err
	}
	return false, o.check(cmd, words)
}

// check takes the arguments, and refuses flags that would do nothing.
func (o *explainOptions) check(cmd *cobra.Command, words []string) error {
	switch len(words) {
	case 0:
		return usagef("explain: want the name of a feature, flag, subgoal or message type")
	case 2:
		o.dir = words[1]
	case 1:
	default:
		return usagef("argument %q: want one name and at most one tree", words[2])
	}
	o.name = words[0]
	if o.dir != "" && o.from != "" {
		return usagef("--from: want a tree or a saved scan, not both")
	}
	for _, flag := range []string{"arch", "config", "jobs", "no-cache", "rev", "rust"} {
		if o.dir == "" && cmd.Flags().Changed(flag) {
			return usagef("--%s: it needs a tree, behind the name", flag)
		}
	}
	return o.out.check()
}

func (o *explainOptions) run(ctx context.Context, e *env, scan func(context.Context, *job) (*features.Result, error)) error {
	x, err := newExplainer(&o.tree)
	if err != nil {
		return err
	}
	explanation, err := x.Explain(o.name)
	if err != nil {
		return err
	}
	result, err := o.result(ctx, e, scan)
	if err != nil {
		return err
	}
	if result != nil {
		e.damaged(damagedTree{cmp.Or(o.dir, o.from), result.Summary.Damaged})
		explanation.In(result)
	}
	i := slices.IndexFunc(report.ExplainFormats, func(f report.ExplainFormat) bool { return f.Name == o.out.format })
	return e.deliver(&o.out, func(w io.Writer) error {
		return report.ExplainFormats[i].Write(w, explanation, report.Options{Color: o.out.file == "" && e.colored(e.out)})
	})
}

// result is what a tree has, scanned or saved; nil when none was named.
func (o *explainOptions) result(ctx context.Context, e *env, scan func(context.Context, *job) (*features.Result, error)) (*features.Result, error) {
	if o.dir == "" {
		return e.savedScan(o.from)
	}
	j, err := o.tree.open(o.dir)
	if err != nil {
		return nil, err
	}
	defer j.close()
	stop := e.progress(&j.options)
	defer stop()
	return scan(ctx, j)
}

// maxSavedScan bounds a saved scan, in bytes; that of a whole kernel has a
// hundredth of it.
const maxSavedScan = 1 << 30

// savedScan reads the JSON of a scan; "" is none, and "-" standard input.
func (e *env) savedScan(from string) (*features.Result, error) {
	if from == "" {
		return nil, nil
	}
	in := e.in
	if from != "-" {
		f, err := os.Open(from)
		if err != nil {
			return nil, fmt.Errorf("--from: %w", err)
		}
		defer f.Close()
		in = f
	}
	var r features.Result
	if err := json.NewDecoder(io.LimitReader(in, maxSavedScan)).Decode(&r); err != nil {
		return nil, fmt.Errorf("--from %q: not a saved scan: %w", from, savedError(err))
	}
	if r.SchemaVersion != features.SchemaVersion || r.Tool.Name == "" {
		return nil, fmt.Errorf("--from %q: want the JSON of featscan scan, schema version %d", from, features.SchemaVersion)
	}
	return &r, nil
}

// newExplainer joins the built-in database with the catalogue and the
// detectors that the flags name, and the rules of lint.
func newExplainer(t *treeFlags) (*features.Explainer, error) {
	c, err := readCatalog(t.features)
	if err != nil {
		return nil, err
	}
	db := rustdb.Default()
	detectors, err := readDetectors(t.detectors, db)
	if err != nil {
		return nil, err
	}
	x := &features.Explainer{Database: db.Upstream(), Catalog: c}
	for _, d := range detectors.All() {
		for _, name := range d.Names() {
			x.Uses = append(x.Uses, features.UseDoc{Feature: name, Title: d.Title, Doc: d.Doc})
		}
	}
	for _, r := range policy.Rules {
		x.Messages = append(x.Messages, features.Message{Type: r.Type, Level: string(r.Level), Title: r.Title, Doc: r.Doc})
	}
	return x, nil
}

// readCatalog reads the catalogue that --features names, "" for the built-in.
func readCatalog(file string) (*features.Catalog, error) {
	if file == "" {
		return features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	}
	src, err := readBounded(file, maxCatalog)
	if err != nil {
		return nil, fmt.Errorf("--features: %w", err)
	}
	return features.LoadCatalog(file, src)
}

// builtInCatalog is the catalogue that comes with the program.
var builtInCatalog = sync.OnceValue(func() *features.Catalog {
	c, err := readCatalog("")
	if err != nil {
		panic(err) // a test reads it
	}
	return c
})

// maxCatalog bounds the file of --features; the built-in one has 90 KiB.
const maxCatalog = 16 << 20

// completeNames offers what the catalogue places; the database has thousands.
func completeNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	c, err := readCatalog("")
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names := c.Names()
	for _, s := range c.Subgoals {
		names = append(names, s.ID)
	}
	slices.Sort(names)
	return slices.Compact(names), cobra.ShellCompDirectiveNoFileComp
}

// savedError says of JSON that is no scan what it is, and nothing of our types.
func savedError(err error) error {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return err
	}
	place := "it"
	if wrong.Field != "" {
		place = strconv.Quote(wrong.Field)
	}
	return fmt.Errorf("want what scan --format json writes, and %s is of type %s", place, wrong.Value)
}
