package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// The exit status of every command.
const (
	exitDone     = 0 // done, nothing to object to
	exitFindings = 1 // findings that the caller asked to fail on
	exitTrouble  = 2 // could not run or could not finish
)

// findingsError ends a command with status 1: it ran to its end and found what
// the caller asked to fail on. Reason is one line for standard error, or "" for
// commands whose output has said it all.
type findingsError struct{ Reason string }

func (e *findingsError) Error() string { return e.Reason }

// usageError is a wrong command line: an unknown flag, a bad value, a missing
// argument. Its text starts with the flag or argument that is wrong.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

// usagef makes a usageError. Quote values with %q and say what was wanted.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// statusError ends a command with a status of its own, for the one caller that
// fixes other numbers: a netdev check answers 250 for a warning.
type statusError struct{ Status int }

func (e *statusError) Error() string { return fmt.Sprintf("status %d", e.Status) }

// finish turns the outcome of a command into its exit status. Status 2 prints
// exactly one line; wrong usage also names the help to read.
func finish(err error, stderr io.Writer, command string) int {
	var findings *findingsError
	var usage *usageError
	var status *statusError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &status):
		return status.Status
	case errors.As(err, &findings):
		if findings.Reason != "" {
			fmt.Fprintf(stderr, "featscan: %s\n", oneLine(findings.Reason))
		}
		return exitFindings
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "featscan: %s (see %s --help)\n", oneLine(err.Error()), command)
	default:
		fmt.Fprintf(stderr, "featscan: %s\n", oneLine(err.Error()))
	}
	return exitTrouble
}

// oneLine joins the lines of s and makes its control characters visible: an
// error may quote a file name or a line of a hostile tree.
func oneLine(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(s), "\n") {
		if i > 0 {
			b.WriteString("; ")
		}
		for _, r := range strings.TrimSpace(line) {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				fmt.Fprintf(&b, "\\u%04x", r)
				continue
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
