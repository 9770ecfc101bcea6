package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newManCmd(e *env) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "man",
		Short: "Print the manual page, for man -l -",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := out.check(); err != nil {
				return err
			}
			return e.deliver(&out, func(w io.Writer) error { return writeMan(w, cmd.Root()) })
		},
	}
	out.register(cmd, "man")
	return cmd
}

// manual is a man page in the making. It is written from the commands
// themselves, so that it cannot say other than they do.
type manual struct{ w *bufio.Writer }

func writeMan(w io.Writer, root *cobra.Command) error {
	m := manual{bufio.NewWriter(w)}
	m.macro("TH", "FEATSCAN", "1", "", "featscan "+version, "User Commands")
	m.macro("SH", "NAME")
	m.text("featscan - " + lowerFirst(root.Short))
	m.macro("SH", "SYNOPSIS")
	m.text("featscan COMMAND [FLAGS] [ARGUMENTS]")
	m.macro("SH", "DESCRIPTION")
	m.text(root.Long)
	m.macro("SH", "COMMANDS")
	for _, cmd := range root.Commands() {
		m.command(cmd)
	}
	m.macro("SH", "COMMON FLAGS")
	m.flags(root.PersistentFlags())
	m.macro("SH", "EXIT STATUS")
	m.entry("0", "Done, nothing to object to.")
	m.entry("1", "Findings that the caller asked to fail on.")
	m.entry("2", "Could not run or could not finish: wrong usage, an unknown revision, an unreadable tree, a malformed patch, bad configuration. One line on standard error names the place.")
	m.macro("SH", "ENVIRONMENT")
	m.entry("NO_COLOR", "When set, auto means no colour.")
	m.entry("XDG_CACHE_HOME", "Where the cache is kept, in a directory featscan; ~/.cache by default.")
	m.entry("DESC_FD", "With lint --format nipa: the number of the open file that takes the description.")
	m.macro("SH", "FILES")
	m.entry(".featscan.yaml", "The policy of lint, in the tree or in a directory above it.")
	m.macro("SH", "EXAMPLES")
	visitCommands(root, func(cmd *cobra.Command) {
		if cmd.Example != "" {
			m.text(cmd.Example)
		}
	})
	return m.w.Flush()
}

func visitCommands(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, sub := range cmd.Commands() {
		visitCommands(sub, visit)
	}
}

func (m manual) command(cmd *cobra.Command) {
	if !cmd.IsAvailableCommand() {
		return
	}
	m.macro("SS", cmd.UseLine())
	if cmd.Long != "" {
		m.text(cmd.Long)
	} else {
		m.text(cmd.Short + ".")
	}
	m.flags(cmd.LocalNonPersistentFlags())
	for _, sub := range cmd.Commands() {
		m.command(sub)
	}
}

func (m manual) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		arg, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		m.entry(strings.TrimSpace(name+" "+arg), usage)
	})
}

func (m manual) entry(term, text string) {
	m.macro("TP")
	m.text(term)
	m.text(text)
}

func (m manual) macro(name string, args ...string) {
	fmt.Fprintf(m.w, ".%s", name)
	for _, a := range args {
		fmt.Fprintf(m.w, " \"%s\"", strings.ReplaceAll(roff(a), `"`, `\(dq`))
	}
	fmt.Fprintln(m.w)
}

// text prints a paragraph as it is laid out; an indented line keeps its shape.
func (m manual) text(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		switch {
		case line == "":
			m.macro("PP")
		case strings.HasPrefix(line, "  "):
			fmt.Fprintf(m.w, ".nf\n%s\n.fi\n", roff(line))
		default:
			fmt.Fprintln(m.w, roff(line))
		}
	}
}

// roff escapes what troff would read as its own.
func roff(s string) string {
	s = strings.ReplaceAll(s, `\`, `\e`)
	s = strings.ReplaceAll(s, "-", `\-`)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
