package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"featscan/internal/features"
)

type buffer = bytes.Buffer

func TestFinish(t *testing.T) {
	tests := []struct {
		name   string
		err    error
		status int
		stderr string
	}{
		{"done", nil, 0, ""},
		{"findings said by the output", &findingsError{}, 1, ""},
		{"findings with a reason", &findingsError{"--fail-on: 2 blocked"}, 1, "featscan: --fail-on: 2 blocked\n"},
		{"usage", usagef("--jobs %d: want a positive number", -1), 2, "featscan: --jobs -1: want a positive number (see featscan scan --help)\n"},
		{"trouble", fmt.Errorf("%q: %w", "x", fs.ErrNotExist), 2, "featscan: \"x\": file does not exist\n"},
		{"many lines are one", errors.Join(errors.New("a:1: x"), errors.New("a:2: y")), 2, "featscan: a:1: x; a:2: y\n"},
		{"control characters show", errors.New("file \x1b[31m"), 2, "featscan: file \\u001b[31m\n"},
		{"a status of its own", &statusError{250}, 250, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stderr buffer
			if got := finish(tt.err, &stderr, "featscan scan"); got != tt.status {
				t.Errorf("status %d, want %d", got, tt.status)
			}
			if diff := cmp.Diff(tt.stderr, stderr.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every wrong command line is status 2 with nothing on standard output and one
// line on standard error.
func TestWrongUsageIsOneLine(t *testing.T) {
	for _, args := range [][]string{
		{"scn"},
		{"scan", "--bogus"},
		{"scan", "a", "b"},
		{"scan", "--format", "yaml"},
		{"scan", "--by", "colour"},
		{"scan", "--fail-on", "blocked,stuck"},
		{"scan", "--rust", "latest"},
		{"scan", "--jobs", "-2"},
		{"scan", "--jobs", "many"},
		{"scan", "--rev", ""},
		{"scan", "--quiet=perhaps"},
		{"scan", "--color", "sometimes"},
		{"scan", "--rev", "-x"},
		{"scan", "--config", "/no/such/file"},
		{"scan", "--features", "/no/such/file"},
		{"scan", "--detectors", "/no/such/dir"},
		{"scan", "/no/such/tree"},
		{"scan", "main.go"},
		{"completion"},
		{"completion", "tcsh"},
		{"version", "extra"},
		{"help", "nothing"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			status, stdout, stderr := call(args...)
			if status != exitTrouble || stdout != "" {
				t.Errorf("status %d, stdout %q", status, stdout)
			}
			if strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "featscan: ") {
				t.Errorf("stderr %q, want one line", stderr)
			}
		})
	}
}

func TestEveryCommandHasHelp(t *testing.T) {
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") || len(cmd.Short) > 80 {
			t.Errorf("%s: short text %q", cmd.CommandPath(), cmd.Short)
		}
		for _, line := range strings.Split(cmd.Long+"\n"+cmd.Example, "\n") {
			if len(line) > 100 {
				t.Errorf("%s: help line of %d bytes: %q", cmd.CommandPath(), len(line), line)
			}
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(newRootCmd(&env{}))
}

func TestManualIsTroff(t *testing.T) {
	status, page, stderr := call("man")
	if status != 0 || stderr != "" || !strings.HasPrefix(page, ".TH") {
		t.Fatalf("status %d, stderr %q, page %.40q", status, stderr, page)
	}
	for _, cmd := range newRootCmd(&env{}).Commands() {
		if cmd.IsAvailableCommand() && !strings.Contains(page, roff("featscan "+cmd.Name())) {
			t.Errorf("%s is missing", cmd.Name())
		}
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("groff is not installed")
	}
	check := exec.Command(groff, "-man", "-ww", "-z")
	check.Stdin = strings.NewReader(page)
	if out, err := check.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}

// A file that --output names is replaced when the report is whole, and is left
// alone when it is not.
func TestOutputIsWholeOrOld(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "report")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := &env{}
	fail := errors.New("disk full")
	err := e.deliver(&outputFlags{file: file}, func(w io.Writer) error {
		fmt.Fprint(w, strings.Repeat("half", 1<<16))
		return fail
	})
	if !errors.Is(err, fail) {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(file); string(got) != "old" {
		t.Errorf("half a report was written: %.20q", got)
	}
	err = e.deliver(&outputFlags{file: file}, func(w io.Writer) error { _, err := fmt.Fprint(w, "new"); return err })
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(file); string(got) != "new" {
		t.Errorf("got %q", got)
	}
	if info, _ := os.Stat(file); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestFailOn(t *testing.T) {
	r := &features.Result{Features: []features.Feature{
		{Name: "a", State: features.Blocked, Activity: features.Active, TurnedOn: true},
		{Name: "b", State: features.Removed, Activity: features.Dormant, TurnedOn: true},
		{Name: "c", State: features.Waiting, Activity: features.Conditional, TurnedOn: true},
		{Name: "d", State: features.Removable, Activity: features.Active}, // in doc tests, say
		{Name: "-Ze", Kind: "flag", State: features.Waiting, Activity: features.Active, TurnedOn: true},
		{Name: "f", Kind: "flag", State: features.Waiting, Activity: features.Active, TurnedOn: true},
		{Name: "g", Kind: "other", State: features.Internal, Activity: features.Active, TurnedOn: true},
		{Name: "h", Kind: "other", State: features.Unknown, Activity: features.Active, TurnedOn: true},
	}}
	tests := []struct {
		failOn string
		want   string // "" for no failure
	}{
		{"", ""},
		{"removed", ""},
		{"removable", ""},
		{"blocked", "--fail-on: blocked: 1 feature"},
		{"waiting, blocked,blocked", "--fail-on: blocked: 1 feature; waiting: 1 feature, 2 options"},
		{"unknown,internal", "--fail-on: internal: 1 build setting; unknown: 1 feature"},
	}
	for _, tt := range tests {
		got := ""
		if err := (&scanOptions{failOn: tt.failOn}).verdict(r); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("--fail-on %q: %q, want %q", tt.failOn, got, tt.want)
		}
	}
}

func TestColorIsDecidedOnce(t *testing.T) {
	tests := []struct {
		flag, noColor string
		want          bool
	}{
		{"always", "1", true}, {"never", "", false}, {"auto", "", false}, {"auto", "1", false},
	}
	for _, tt := range tests {
		e := &env{color: tt.flag, getenv: func(string) string { return tt.noColor }}
		if got := e.colored(&buffer{}); got != tt.want {
			t.Errorf("--color %s, NO_COLOR=%q: %v", tt.flag, tt.noColor, got)
		}
	}
}

func TestInterruptSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs buffer
	status := runEnv(ctx, []string{"scan", "."}, &env{out: &out, err: &errs, getenv: func(string) string { return "" }})
	if status != exitTrouble || errs.String() != "featscan: interrupted; nothing was written\n" || out.Len() > 0 {
		t.Errorf("status %d, stderr %q, stdout %q", status, errs.String(), out.String())
	}
}

// TestHelpIsNarrow: the help of every command fits a terminal of 80 columns.
func TestHelpIsNarrow(t *testing.T) {
	visitCommands(newRootCmd(&env{}), func(cmd *cobra.Command) {
		var out bytes.Buffer
		cmd.SetOut(&out)
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 80 {
				t.Errorf("%s --help has a line of %d columns: %q", cmd.CommandPath(), n, line)
			}
		}
	})
}
