package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// How a command is added: write cmd/featscan/NAME.go with
//
//	func newNameCmd(e *env) *cobra.Command
//
// and add it to the list in newRootCmd. The command registers the flag groups
// it honours (outputFlags and treeFlags in flags.go; no command takes a flag
// that it ignores), checks them in its RunE with usagef, makes one call into
// internal/, and hands the value to e.deliver, which knows --output. RunE
// returns its error and never prints it: finish does that, once, and picks the
// exit status. Standard error is e.err; nothing is said there when e.quiet.

// env is what a command may touch of the world outside the tree.
type env struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string

	// The flags that every command has.
	color          string // auto, always or never
	quiet, verbose bool

	// late are lines for standard error when the command ends well: trouble is told in
	// one line, by itself.
	late []string
}

// run is the whole program; it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	// Who interrupts again does not want to wait for whatever hears no context,
	// such as a pipe that nobody writes to.
	context.AfterFunc(ctx, stop)
	if stdoutClosed() {
		stdout = closedOutput{}
	}
	return runEnv(ctx, args, &env{in: stdin, out: stdout, err: stderr, getenv: os.Getenv})
}

func runEnv(ctx context.Context, args []string, e *env) int {
	out := &witness{to: e.out}
	e.out = out
	root := newRootCmd(e)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted; nothing was written")
	}
	status := finish(cmp.Or(together(err), out.err), e.err, cmd.CommandPath())
	if status != exitTrouble {
		for _, line := range e.late {
			fmt.Fprintln(e.err, line)
		}
	}
	return status
}

var flagGroup = regexp.MustCompile(`^if any flags in the group \[[^\]]*\] are set none of the others can be; \[([^\]]*)\] were all set$`)

// together is a usageError where cobra says of flags that they do not go together.
func together(err error) error {
	if err == nil {
		return nil
	}
	m := flagGroup.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	return usagef("--%s: want one of them", strings.ReplaceAll(m[1], " ", " and --"))
}

func newRootCmd(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "featscan",
		Short: "Find the unstable Rust that a tree depends on, and what each piece waits for",
		Long: `featscan reads a Linux kernel tree, or any Rust code base, and finds every
unstable feature and compiler option it depends on: where, under which
condition, and what each waits for. It works offline, needs no rustc and runs
nothing of the tree.`,
		Version:           version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              noArgs,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return e.checkFlags(cmd) },
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetIn(e.in)
	root.SetOut(e.out)
	root.SetErr(e.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetHelpCommand(newHelpCmd())
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages ", ".FlagUsagesWrapped 80 "))
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SuggestionsMinimumDistance = 2
	flags := root.PersistentFlags()
	flags.StringVar(&e.color, "color", "auto", "colour the output: always, auto (on a terminal) or never")
	flags.BoolVarP(&e.quiet, "quiet", "q", false, "no progress and no remarks on standard error")
	flags.BoolVarP(&e.verbose, "verbose", "v", false, "say more on standard error")

	root.AddCommand(
		newScanCmd(e, runScan),
		newLintCmd(e, runScan),
		newExplainCmd(e, runScan),
		newPlanCmd(e, runScan),
		newImpactCmd(e, runScan),
		newTrackCmd(e),
		newDiffCmd(e),
		newDBCmd(e),
		newVersionCmd(e),
		newCompletionCmd(e),
		newManCmd(e),
	)
	return root
}

// newHelpCmd is cobra's own help command, except that an unknown topic is an
// error like any other.
func newHelpCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show the help of a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("help: command %q is unknown", strings.Join(args, " "))
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

// colored reports whether output to w is to be coloured: --color decides, then
// NO_COLOR, then whether w is a terminal.
func (e *env) colored(w io.Writer) bool {
	switch {
	case e.color == "always":
		return true
	case e.color == "never", e.getenv("NO_COLOR") != "", e.getenv("TERM") == "dumb":
		return false
	}
	return isTerminal(w)
}

// coloredOutput is colored for the place that --output names: a file gets
// colours only when they are asked for.
func (e *env) coloredOutput(o *outputFlags) bool {
	if o.file == "" || o.file == "-" {
		return e.colored(e.out)
	}
	return e.color == "always"
}

func isTerminal(w io.Writer) bool {
	if seen, ok := w.(*witness); ok {
		w = seen.to
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// noArgs refuses positional arguments; on the root command that is an unknown
// command, on another one a superfluous word.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasSubCommands() {
		return usagef("argument %q: want none", args[0])
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usagef("command %q is unknown; did you mean %s?", args[0], strings.Join(near, " or "))
	}
	return usagef("command %q is unknown", args[0])
}

// oneTree takes the arguments of a command that reads one tree.
func oneTree(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usagef("argument %q: want at most one tree", args[1])
	}
	return nil
}

// treeArg is the directory that the arguments name, "." by default.
func treeArg(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}
