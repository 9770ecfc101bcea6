package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"featscan/internal/features/rustdb"
	"featscan/internal/release"
	"featscan/internal/report"
)

func newDBCmd(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "db",
		Short: "Look into, rebuild or compare the database of Rust features",
		Long: `The database knows every language feature, library feature, -Z and -C option of
rustc: its state by release, its tracking issue, what replaced it, and which
library items it gates. It comes with the program; build makes a new one from
Rust source trees.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDBShowCmd(e), newDBBuildCmd(e), newDBDiffCmd(e))
	return cmd
}

func newDBShowCmd(e *env) *cobra.Command {
	var out outputFlags
	var file, at, since string
	cmd := &cobra.Command{
		Use:   "show [NAME...]",
		Short: "Print what the database knows",
		Long: `Print what the database knows of the features and options named, or of all.

--at prints the view of one Rust release: states, dates and gated items as they
were there, and only names that it knew. Without it the view is that of the
newest release, with the names that rustc knew once as "removed"; gates then
lists what a feature gates or, where it gates nothing any more, what it gated
last.`,
		Example: `  featscan db show asm_goto
  featscan db show -Zsanitizer --format json
  featscan db show --since 1.85
  featscan db show --at 1.78 --format json`,
		// rustc's flags are names here, and pflag would take them for ours.
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			names, help, err := parseNames(e, cmd, args)
			if err != nil {
				return err
			}
			if help {
				return cmd.Help()
			}
			if err := out.check(); err != nil {
				return err
			}
			db, err := openDB(file)
			if err != nil {
				return err
			}
			q := rustdb.Query{Names: names}
			if q.At, err = releaseFlag("--at", at, db); err != nil {
				return err
			}
			if q.Since, err = releaseFlag("--since", since, db); err != nil {
				return err
			}
			records, later, err := db.Records(q)
			if err != nil {
				return fmt.Errorf("db show: %w", err)
			}
			if len(later) > 0 && !e.quiet {
				fmt.Fprintf(e.err, "featscan: not known yet at Rust %s: %s\n", q.At, strings.Join(later, ", "))
			}
			i := slices.IndexFunc(report.RecordFormats, func(f report.RecordFormat) bool { return f.Name == out.format })
			return e.deliver(&out, func(w io.Writer) error { return report.RecordFormats[i].Write(w, records) })
		},
		ValidArgsFunction: completeNames,
	}
	var formats []string
	for _, f := range report.RecordFormats {
		formats = append(formats, f.Name)
	}
	out.register(cmd, formats...)
	cmd.Flags().StringVar(&file, "db", "", "use this database `FILE` in place of the built-in one")
	cmd.Flags().StringVar(&at, "at", "", "as Rust `VERSION` sees it (default: the newest known)")
	cmd.Flags().StringVar(&since, "since", "", "only what became stable in Rust `VERSION` or later")
	return cmd
}

// parseNames takes names out of the arguments, which may look like options of
// rustc ("-Zfoo", "-Z foo"), and parses the rest as flags.
func parseNames(e *env, cmd *cobra.Command, args []string) (names []string, help bool, err error) {
	var flags []string
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
		return nil, false, flagError(err)
	}
	if help, _ = cmd.Flags().GetBool("help"); help {
		return nil, true, nil
	}
	if err := e.checkFlags(cmd); err != nil {
		return nil, false, err
	}
	return append(names, cmd.Flags().Args()...), false, nil
}

// releaseFlag reads a release that db must know; zero for "".
func releaseFlag(flag, value string, db *rustdb.DB) (release.Rust, error) {
	if value == "" {
		return release.Rust{}, nil
	}
	r, err := release.ParseRust(value)
	if err != nil {
		return r, usagef("%s: %v", flag, err)
	}
	newest := db.Newest()
	if r.Major != newest.Major || r.Minor > newest.Minor {
		return r, usagef("%s %s: the database knows Rust up to %s", flag, r, newest)
	}
	return r, nil
}

// openDB reads a database file, "" for the built-in one.
func openDB(file string) (*rustdb.DB, error) {
	if file == "" {
		return rustdb.Default(), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return rustdb.Load(file, f)
}

func newDBBuildCmd(e *env) *cobra.Command {
	var file string
	var dirs []string
	cmd := &cobra.Command{
		Use:   "build --rust-src DIR...",
		Short: "Make a database from Rust source trees",
		Long: `Make a database from one or more unpacked Rust source trees: release tarballs,
checkouts, or a distribution's source packages. Each knows its own version, and
nothing of it is run. The more releases are given, the more exact are the dates.`,
		Example: `  featscan db build --rust-src rust-1.85 rust-1.98 --output rust.jsonl`,
		RunE: func(_ *cobra.Command, args []string) error {
			dirs := append(slices.Clone(dirs), args...)
			if len(dirs) == 0 {
				return usagef("--rust-src: want at least one directory with a Rust source tree")
			}
			db, err := rustdb.Build(dirs...)
			if err != nil {
				return fmt.Errorf("db build: %w", err)
			}
			return e.deliver(&outputFlags{file: file}, db.Write)
		},
	}
	cmd.Flags().StringArrayVar(&dirs, "rust-src", nil, "read this Rust source tree; more `DIR`ectories may follow")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to `FILE` instead of standard output, whole or not at all")
	return cmd
}

func newDBDiffCmd(e *env) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two databases, Rust source trees or releases",
		Long: `Print every name whose state differs between OLD and NEW, and the items that a
feature gates in one of them only. Each of the two is a database file, a
directory with a Rust source tree, or a Rust release that the built-in database
knows.`,
		Example: `  featscan db diff 1.85 1.98
  featscan db diff old.jsonl new.jsonl
  featscan db diff 1.98 ~/src/rust`,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := out.check(); err != nil {
				return err
			}
			if len(args) != 2 {
				return usagef("db diff: want two databases, source trees or releases, not %d", len(args))
			}
			before, err := openView(args[0])
			if err != nil {
				return err
			}
			after, err := openView(args[1])
			if err != nil {
				return err
			}
			diffs := rustdb.Diff(before, after)
			i := slices.IndexFunc(report.DifferenceFormats, func(f report.DifferenceFormat) bool { return f.Name == out.format })
			return e.deliver(&out, func(w io.Writer) error { return report.DifferenceFormats[i].Write(w, diffs) })
		},
	}
	var formats []string
	for _, f := range report.DifferenceFormats {
		formats = append(formats, f.Name)
	}
	out.register(cmd, formats...)
	return cmd
}

// openView finds what an argument of db diff means: what exists in the file
// system is a source tree or a database, anything else has to be a release.
func openView(arg string) (rustdb.View, error) {
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		db, err := rustdb.Build(arg)
		if err != nil {
			return rustdb.View{}, fmt.Errorf("db diff: %w", err)
		}
		return rustdb.View{DB: db, At: db.Newest()}, nil
	case err == nil:
		db, err := openDB(arg)
		if err != nil {
			return rustdb.View{}, err
		}
		return rustdb.View{DB: db, At: db.Newest()}, nil
	case !errors.Is(err, os.ErrNotExist):
		return rustdb.View{}, err
	}
	if _, bad := release.ParseRust(arg); bad != nil {
		return rustdb.View{}, fmt.Errorf("%s: no such file; want a database, a Rust source tree or a release such as 1.85", arg)
	}
	r, err := releaseFlag("release", arg, rustdb.Default())
	return rustdb.View{DB: rustdb.Default(), At: r}, err
}
