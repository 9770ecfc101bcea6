package policy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"featscan/internal/features"
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
	Notes    []string
}

// Relevant reports whether a path may hold something that rules speak of: Rust,
// and what the build says of it.
func Relevant(p string) bool {
	base := path.Base(p)
	for _, prefix := range []string{"Makefile", "Kbuild", "Kconfig"} {
		if strings.HasPrefix(base, prefix) {
			return true
		}
	}
	switch path.Ext(base) {
	case ".rs", ".mk", ".sh":
		return true
	}
	return base == "Cargo.toml" || p == "scripts/min-tool-version.sh" || strings.HasPrefix(p, "scripts/")
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
		return report, nil
	}
	touched := union(task.Steps)
	report.Files = len(touched)
	l := &linter{scan: scan, touched: touched, only: touched}
	if len(touched) > 0 {
		last := task.Steps[len(task.Steps)-1].Tree
		l.only = slices.Concat(nearby(task.Tree, touched), nearby(last, touched))
		slices.Sort(l.only)
		l.only = slices.Compact(l.only)
	}
	var before *Side
	for _, step := range task.Steps {
		if step.Patch != nil {
			report.Patches = append(report.Patches, *step.Patch)
		}
		files := slices.DeleteFunc(slices.Clone(step.Files), func(p string) bool { return !Relevant(p) })
		if len(files) == 0 {
			continue
		}
		if before == nil {
			var err error
			if before, err = l.side(ctx, task.Tree, nil, nil); err != nil {
				return nil, err
			}
		}
		after, err := l.side(ctx, step.Tree, before, files)
		if err != nil {
			return nil, err
		}
		problems, news := Judge(Change{Before: before, After: after, Files: files, Patch: step.Patch}, facts, config)
		if problems, err = l.confirm(ctx, step.Tree, after, problems); err != nil {
			return nil, err
		}
		report.Problems = append(report.Problems, problems...)
		report.News = append(report.News, news...)
		before = after
	}
	return report, nil
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
}

// side scans the touched files of a tree. What no file of this step touches is
// taken over from last.
func (l *linter) side(ctx context.Context, tree source.Tree, last *Side, files []string) (*Side, error) {
	only := l.only
	if _, err := tree.Stat(allowListFile); err == nil && !slices.Contains(only, allowListFile) {
		only = append(slices.Clone(only), allowListFile)
		slices.Sort(only)
	}
	result, err := l.scan(ctx, tree, only)
	if err != nil {
		return nil, err
	}
	side := &Side{Result: result, Text: map[string][]byte{}, Used: usedIn(tree)}
	for _, name := range l.touched {
		if last != nil && !slices.Contains(files, name) {
			if text, ok := last.Text[name]; ok {
				side.Text[name] = text
			}
			continue
		}
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

// confirm looks at all of a crate before one of its gates is said to be
// needless; until then only the touched files were searched for uses.
func (l *linter) confirm(ctx context.Context, tree source.Tree, after *Side, problems []Problem) ([]Problem, error) {
	needless := func(p Problem) bool { return p.Type == "UNNEEDED_GATE" }
	if !slices.ContainsFunc(problems, needless) {
		return problems, nil
	}
	only := slices.Clone(l.only)
	for i := range after.Result.Crates {
		crate := &after.Result.Crates[i]
		named := slices.ContainsFunc(problems, func(p Problem) bool { return needless(p) && p.File == crate.Root })
		if !named {
			continue
		}
		below := path.Dir(crate.Root) + "/"
		files, _ := source.Walk(tree, func(p string) bool { return strings.HasPrefix(p, below) && strings.HasSuffix(p, ".rs") })
		only = append(only, files...)
	}
	slices.Sort(only)
	result, err := l.scan(ctx, tree, slices.Compact(only))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return needless(p) && !slices.ContainsFunc(result.Crates, func(c features.Crate) bool {
			return c.Root == p.File && unneeded(result, *p.Feature, c.Name)
		})
	}), nil
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
	used := map[string]bool{}
	files, _ := source.Walk(tree, Relevant)
	for _, name := range files {
		text, err := tree.ReadFile(name)
		if err != nil {
			continue // the scan has it among the skipped files
		}
		collectSymbols(text, used)
		if found[name] || interesting.Match(text) {
			side.Text[name] = text
		}
	}
	side.Used = func(symbol string) bool { return used[symbol] }
	return side, nil
}

var (
	interesting = regexp.MustCompile(`featscan:|RUSTC_|rust_allowed_features`)
	symbolName  = regexp.MustCompile(`(?m)^[ \t]*(?:menu)?config[ \t]+RUSTC_HAS_\w+|\bRUSTC_HAS_\w+|\bCONFIG_RUSTC_HAS_\w+`)
)

// collectSymbols notes every CONFIG_RUSTC_HAS_ symbol that text names anywhere
// but in its definition. Kconfig files name symbols without CONFIG_.
func collectSymbols(text []byte, used map[string]bool) {
	for _, m := range symbolName.FindAll(text, -1) {
		name := strings.TrimSpace(string(m))
		if strings.HasPrefix(name, "config") || strings.HasPrefix(name, "menuconfig") {
			continue
		}
		used["CONFIG_"+strings.TrimPrefix(name, "CONFIG_")] = true
	}
}

// usedIn looks through all of a tree when it is first asked, which a change
// seldom needs.
func usedIn(tree source.Tree) func(string) bool {
	collect := sync.OnceValue(func() map[string]bool {
		used := map[string]bool{}
		files, _ := source.Walk(tree, Relevant)
		for _, name := range files {
			if text, err := tree.ReadFile(name); err == nil {
				collectSymbols(text, used)
			}
		}
		return used
	})
	return func(symbol string) bool { return collect()[symbol] }
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
