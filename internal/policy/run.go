package policy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/source"
)

// Scanner scans a tree. A non-nil only restricts it to those files, to what the
// tree says of itself, and to what their meaning needs.
type Scanner func(ctx context.Context, tree source.Tree, only []string) (*features.Result, error)

// Step is one change after another: a patch of a series, or all of a range.
type Step struct {
	Tree  source.Tree // the tree with this change applied
	Files []string    // paths that it touches, below the tree
	Patch *PatchRef   // nil when it is not a patch of a series
}

// Task is what a lint run judges.
type Task struct {
	Tree     source.Tree // before the first step; the only tree when there are none
	Steps    []Step
	Whole    bool // judge Tree by itself, against the policy or Baseline
	Baseline *Baseline
	Judged   string // for people: what is judged
	// Deciding gives what decides the conditions of a result; may be nil.
	Deciding func(r *features.Result) *Deciding
	Notes    []string
}

// Relevant reports whether a path may hold something that rules speak of: Rust,
// and what the build says of it.
func Relevant(p string) bool {
	switch path.Base(p) {
	case "Cargo.toml", "rust-toolchain", "rust-toolchain.toml":
		return true
	}
	return strings.HasSuffix(p, ".rs") || kernel.IsBuildFile(p)
}

// Lint carries out a task.
func Lint(ctx context.Context, task Task, scan Scanner, facts Facts, config *Config) (*Report, error) {
	report := &Report{Judged: task.Judged, Notes: task.Notes}
	if task.Whole {
		side, err := WholeSide(ctx, task.Tree, scan)
		if err != nil {
			return nil, err
		}
		report.Files = len(side.Text)
		report.Problems, _ = Judge(Change{After: side, Baseline: task.Baseline}, facts, config)
		report.Unjudged = unjudged(nil, side, nil)
		return report, nil
	}
	touched := union(task.Steps)
	report.Files = len(touched)
	l := &linter{scan: scan, deciding: task.Deciding, touched: touched, only: touched}
	if len(touched) > 0 {
		l.atLast = l.symbols.in(task.Steps[len(task.Steps)-1].Tree)
		l.only = l.judgedAnew(ctx, task, nearby(touched, task.Tree, task.Steps[len(task.Steps)-1].Tree))
	}
	var changes []Change
	var trees []source.Tree
	for _, step := range task.Steps {
		if step.Patch != nil {
			report.Patches = append(report.Patches, *step.Patch)
		}
		files := slices.DeleteFunc(slices.Clone(step.Files), func(p string) bool { return !Relevant(p) })
		slices.Sort(files)
		if len(files) > 0 {
			changes = append(changes, Change{Files: files, Patch: step.Patch})
			trees = append(trees, step.Tree)
		}
	}
	if err := l.sides(ctx, task.Tree, trees, changes); err != nil {
		return nil, err
	}
	for i, change := range changes {
		problems, news := Judge(change, facts, config)
		problems, err := l.confirm(ctx, trees[i], change.After, problems)
		if err == nil && i < len(changes)-1 { // a later patch may bring the use
			problems, err = l.confirm(ctx, trees[len(trees)-1], changes[len(changes)-1].After, problems)
		}
		if err != nil {
			return nil, err
		}
		orphans, err := l.orphans(ctx, trees[i], change, facts, config)
		if err != nil {
			return nil, err
		}
		report.Unjudged = append(report.Unjudged, unjudged(change.Before, change.After, change.Files)...)
		report.Problems = append(append(report.Problems, problems...), orphans...)
		report.News = append(report.News, news...)
	}
	slices.SortStableFunc(report.Problems, func(a, b Problem) int { return a.Compare(&b) })
	return report, nil
}

// unjudged lists what could not be judged of a side: of these files, unless it was so
// before, or of all without any.
func unjudged(before, after *Side, files []string) []Unjudged {
	list := func(side *Side) (all []Unjudged) {
		if side == nil || side.Result == nil {
			return nil
		}
		for _, s := range side.Result.Skipped {
			// What a link leads to is judged where it is.
			if strings.HasSuffix(s.File, ".rs") && !strings.HasPrefix(s.Reason, "symbolic link") {
				all = append(all, Unjudged{s.File, 0, s.Reason})
			}
		}
		for _, d := range side.Result.Damaged {
			all = append(all, Unjudged{d.File, d.Line, d.Reason})
		}
		return all
	}
	old := map[string]bool{}
	for _, u := range list(before) {
		old[u.File] = true
	}
	all := slices.DeleteFunc(list(after), func(u Unjudged) bool {
		_, touched := slices.BinarySearch(files, u.File)
		return files != nil && (!touched || old[u.File])
	})
	return slices.CompactFunc(all, func(a, b Unjudged) bool { return a.File == b.File })
}

// union lists the relevant files that any step touches, sorted.
func union(steps []Step) []string {
	var all []string
	for _, s := range steps {
		for _, f := range s.Files {
			if Relevant(f) {
				all = append(all, f)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// allowListFile is scanned along with any change of a kernel: it holds the
// features that all but the core crates may use.
const allowListFile = "scripts/Makefile.build"

// linter scans the trees of one task.
type linter struct {
	scan    Scanner
	touched []string
	only    []string // touched, and what the meaning of these needs
	symbols symbolUses
	atLast  Symbols

	deciding func(r *features.Result) *Deciding
}

// side scans the touched files of a tree.
func (l *linter) side(ctx context.Context, tree source.Tree) (*Side, error) {
	only := l.only
	if _, err := tree.Stat(allowListFile); err == nil && !slices.Contains(only, allowListFile) {
		only = append(slices.Clone(only), allowListFile)
		slices.Sort(only)
	}
	result, err := l.scan(ctx, tree, only)
	if err != nil {
		return nil, err
	}
	side := &Side{Result: result, Text: map[string][]byte{}, Symbols: l.symbols.in(tree), AtLast: l.atLast}
	if l.deciding != nil {
		side.Deciding = l.deciding(result)
	}
	for _, name := range l.touched {
		text, err := tree.ReadFile(name)
		switch {
		case err == nil:
			side.Text[name] = text
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, source.ErrNotRegular), errors.Is(err, source.ErrOutside):
		default:
			return nil, fmt.Errorf("%q: %s", name, source.Reason(err))
		}
	}
	return side, nil
}

// WholeSide scans all of a tree, and keeps the text of the files that rules may
// want to look at again.
func WholeSide(ctx context.Context, tree source.Tree, scan Scanner) (*Side, error) {
	result, err := scan(ctx, tree, nil)
	if err != nil {
		return nil, err
	}
	side := &Side{Result: result, Text: map[string][]byte{}}
	found := map[string]bool{}
	for i := range result.Findings {
		found[result.Findings[i].File] = true
	}
	symbols := newNamed()
	files, _ := source.Walk(tree, Relevant)
	for _, name := range files {
		text, err := tree.ReadFile(name)
		if err != nil {
			continue // the scan has it among the skipped files
		}
		symbols.add(name, text)
		if found[name] || isInteresting(text) {
			side.Text[name] = text
		}
	}
	side.Symbols = symbols
	return side, nil
}

// Filter drops problems of types that the caller does not want to hear of:
// with types, only those are kept; those of ignore go in any case.
func (r *Report) Filter(types, ignore []string) {
	unwanted := func(p Problem) bool {
		return len(types) > 0 && !slices.Contains(types, p.Type) || slices.Contains(ignore, p.Type)
	}
	r.Problems = slices.DeleteFunc(r.Problems, unwanted)
	r.News = slices.DeleteFunc(r.News, unwanted)
}
