package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/report"
)

func newExplainCmd(e *env) *cobra.Command {
	var out outputFlags
	var catalog, from string
	cmd := &cobra.Command{
		Use:   "explain NAME",
		Short: "Say what a feature, flag, subgoal or message type is",
		Long: `Say what a feature, flag, subgoal or message type of lint is: its state by Rust
release, its tracking issue, the subgoal and the steps that are left, how a
kernel may use it meanwhile, and how to get rid of it. The words for states
(blocked, waiting, ...) are explained too. No tree is needed, and no network.
With a saved scan it also says what that tree has of it, and what there waits
for each open step of the subgoal.`,
		Example: `  featscan explain arbitrary_self_types
  featscan explain -Zsanitizer=kcfi
  featscan explain coerce-pointee --format markdown
  featscan scan ~/linux --format json | featscan explain asm-goto --from -`,
		// rustc's flags are names here, and pflag would take them for ours.
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			name, help, err := parseExplain(e, cmd, args)
			if err != nil {
				return err
			}
			if help {
				return cmd.Help()
			}
			if err := out.check(); err != nil {
				return err
			}
			x, err := newExplainer(catalog)
			if err != nil {
				return err
			}
			explanation, err := x.Explain(name)
			if err != nil {
				return err
			}
			if err := e.lay(explanation, from); err != nil {
				return err
			}
			i := slices.IndexFunc(report.ExplainFormats, func(f report.ExplainFormat) bool { return f.Name == out.format })
			return e.deliver(&out, func(w io.Writer) error {
				return report.ExplainFormats[i].Write(w, explanation, report.Options{Color: out.file == "" && e.colored(e.out)})
			})
		},
	}
	var names []string
	for _, f := range report.ExplainFormats {
		names = append(names, f.Name)
	}
	out.register(cmd, names...)
	cmd.Flags().StringVar(&catalog, "features", "", "use this `FILE` in place of the built-in features.yaml")
	cmd.Flags().StringVar(&from, "from", "", "add what this saved scan (JSON `FILE`, - for standard input) has of it")
	cmd.ValidArgsFunction = completeNames
	return cmd
}

// parseExplain takes the one name out of the arguments, which may look like
// an option of rustc ("-Zfoo", "-Z foo"), and parses the rest as flags.
func parseExplain(e *env, cmd *cobra.Command, args []string) (name string, help bool, err error) {
	var names, flags []string
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case a == "--":
			names = append(names, args[i+1:]...)
			i = len(args)
		case (a == "-Z" || a == "-C") && i+1 < len(args):
			i++
			names = append(names, a+args[i])
		case strings.HasPrefix(a, "-Z") || strings.HasPrefix(a, "-C"):
			names = append(names, a)
		default:
			flags = append(flags, a)
		}
	}
	cmd.DisableFlagParsing = false
	if err := cmd.ParseFlags(flags); err != nil {
		return "", false, usagef("%v", err)
	}
	if help, _ = cmd.Flags().GetBool("help"); help {
		return "", true, nil
	}
	if err := oneOf("--color", e.color, "always", "auto", "never"); err != nil {
		return "", false, err
	}
	names = append(names, cmd.Flags().Args()...)
	switch {
	case len(names) == 0:
		return "", false, usagef("explain: want the name of a feature, flag, subgoal or message type")
	case len(names) > 1:
		return "", false, usagef("argument %q: want one name", names[1])
	}
	return names[0], false, nil
}

// maxSavedScan bounds a saved scan, in bytes; that of a whole kernel has a
// hundredth of it.
const maxSavedScan = 1 << 30

// lay adds to an explanation what a saved scan has of it; from is "" for none.
func (e *env) lay(x *features.Explanation, from string) error {
	if from == "" {
		return nil
	}
	in := e.in
	if from != "-" {
		f, err := os.Open(from)
		if err != nil {
			return fmt.Errorf("--from: %w", err)
		}
		defer f.Close()
		in = f
	}
	var r features.Result
	if err := json.NewDecoder(io.LimitReader(in, maxSavedScan)).Decode(&r); err != nil {
		return fmt.Errorf("--from %q: not a saved scan: %w", from, err)
	}
	if r.SchemaVersion != features.SchemaVersion || r.Tool.Name == "" {
		return fmt.Errorf("--from %q: want the JSON of featscan scan, schema version %d", from, features.SchemaVersion)
	}
	x.In(&r)
	return nil
}

// newExplainer joins the built-in database with the catalogue in file, or with
// the built-in one when file is "".
func newExplainer(file string) (*features.Explainer, error) {
	c, err := readCatalog(file)
	if err != nil {
		return nil, err
	}
	x := &features.Explainer{Database: rustdb.Default().Upstream(), Catalog: c}
	detectors, err := detect.Load(nil)
	if err != nil {
		return nil, err
	}
	for _, d := range detectors.All() {
		x.Uses = append(x.Uses, features.UseDoc{Feature: d.Feature, Title: d.Title, Doc: d.Doc})
	}
	return x, nil
}

// readCatalog reads the catalogue that --features names, "" for the built-in.
func readCatalog(file string) (*features.Catalog, error) {
	if file == "" {
		return features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("--features: %w", err)
	}
	return features.LoadCatalog(file, src)
}

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
