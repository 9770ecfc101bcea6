package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"featscan/internal/release"
)

// outputFlags are --format and --output, for every command that prints a
// result.
type outputFlags struct {
	format string
	file   string   // "" or "-" is standard output
	names  []string // the formats that the command knows, the default first
}

// register adds the flags to cmd. The first of names is the default format.
func (o *outputFlags) register(cmd *cobra.Command, names ...string) {
	o.names = names
	sorted := slices.Sorted(slices.Values(names))
	cmd.Flags().StringVar(&o.format, "format", names[0], "output format: "+strings.Join(sorted, ", "))
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to `FILE` instead of standard output, whole or not at all")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(sorted, cobra.ShellCompDirectiveNoFileComp))
}

// check refuses a format that the command does not know.
func (o *outputFlags) check() error { return oneOf("--format", o.format, o.names...) }

// treeFlags say which tree is read, how, and for which compiler it is judged.
type treeFlags struct {
	rust      string
	arch      string
	config    string
	rev       string
	features  string
	detectors string
	jobs      int
	noCache   bool
}

// register adds the flags to cmd.
func (t *treeFlags) register(cmd *cobra.Command) {
	t.registerReading(cmd)
	cmd.Flags().StringVar(&t.rev, "rev", "", "read the tree at this git `REV`ision, without a checkout")
}

// registerReading adds the flags that say how trees are read, for a command
// that names its trees otherwise.
func (t *treeFlags) registerReading(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&t.rust, "rust", "", "judge for this rustc `VERSION` (default: the tree's own minimum)")
	f.StringVar(&t.arch, "arch", "", "judge for this `ARCH`itecture, such as x86 (default: all)")
	f.StringVar(&t.config, "config", "", "decide conditions by this kernel .config `FILE` (default: keep them symbolic)")
	f.StringVar(&t.features, "features", "", "use this `FILE` in place of the built-in features.yaml")
	f.StringVar(&t.detectors, "detectors", "", "load further detectors (*.scm) from this `DIR`ectory")
	f.IntVar(&t.jobs, "jobs", 0, "work on this many files at a time (default: one for each CPU)")
	f.BoolVar(&t.noCache, "no-cache", false, "neither read nor write the cache")
}

// check validates the flags by themselves, and returns the --rust release
// (zero when not given). Nothing is opened.
func (t *treeFlags) check() (release.Rust, error) {
	if t.jobs < 0 {
		return release.Rust{}, usagef("--jobs %d: want a positive number", t.jobs)
	}
	if strings.HasPrefix(t.rev, "-") {
		return release.Rust{}, usagef("--rev %q: want a git revision", t.rev)
	}
	if t.rust == "" {
		return release.Rust{}, nil
	}
	rust, err := release.ParseRust(t.rust)
	if err != nil {
		return release.Rust{}, usagef("--rust: %v", err)
	}
	return rust, nil
}

// checkFlags looks at what all commands have in common. A flag that is given
// without a value, as --rev "$REV" is where nothing is in REV, is an error: what
// the caller wanted is not what the default does.
func (e *env) checkFlags(cmd *cobra.Command) error {
	var empty error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" && empty == nil {
			empty = usagef("--%s \"\": want a value", f.Name)
		}
	})
	return cmp.Or(empty, oneOf("--color", e.color, "always", "auto", "never"))
}

// flagError is an error of pflag in the words of this program.
func flagError(err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		name, want := "--"+value.GetFlag().Name, "a "+value.GetFlag().Value.Type()
		switch value.GetFlag().Value.Type() {
		case "int":
			want = "a number"
		case "bool":
			want = "true, false or no value"
		}
		return usagef("%s %q: want %s", name, value.GetValue(), want)
	}
	return usagef("%v", err)
}

// oneOf checks the value of a flag against the words it may be.
func oneOf(flag, value string, words ...string) error {
	if slices.Contains(words, value) {
		return nil
	}
	return usagef("%s %q: want one of %s", flag, value,
		strings.Join(slices.Sorted(slices.Values(words)), ", "))
}
