package policy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
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
		return report, nil
	}
	touched := union(task.Steps)
	report.Files = len(touched)
	l := &linter{scan: scan, deciding: task.Deciding, touched: touched, only: touched}
	if len(touched) > 0 {
		l.atLast = l.symbols.in(task.Steps[len(task.Steps)-1].Tree)
		l.only = l.judgedAnew(task, nearby(touched, task.Tree, task.Steps[len(task.Steps)-1].Tree))
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
		report.Problems = append(append(report.Problems, problems...), orphans...)
		report.News = append(report.News, news...)
	}
	slices.SortStableFunc(report.Problems, func(a, b Problem) int { return a.Compare(&b) })
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
	symbols symbolUses
	atLast  Symbols

	deciding func(r *features.Result) *Deciding
}

// sides fills in Before and After of every change. Not every tree is scanned:
// over a run of changes that touch different files, and none that says how the
// crates are made up, what each file holds after its change is what it holds at
// the end of the run.
func (l *linter) sides(ctx context.Context, base source.Tree, trees []source.Tree, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	before, err := l.side(ctx, base)
	if err != nil {
		return err
	}
	roots := map[string]bool{}
	for i := range before.Result.Crates {
		roots[before.Result.Crates[i].Root] = true
	}
	for start := 0; start < len(changes); {
		end := start + 1
		binds := func(i int, name string) bool {
			if isBuild(name) {
				return !onlyAdds(treeBefore(base, trees, i), trees[i], name)
			}
			return roots[name] && !sameCrate(treeBefore(base, trees, i), trees[i], name)
		}
		for ; end < len(changes) && separate(changes, start, end, binds); end++ {
		}
		last, err := l.side(ctx, trees[end-1])
		if err != nil {
			return err
		}
		for ; start < end; start++ {
			changes[start].Before = before
			before = blend(before, last, trees[start], brings(trees[start], changes[start].Files))
			if start == end-1 {
				before = last // which has its text as well
			}
			changes[start].After = before
		}
	}
	return nil
}

// separate reports whether change next may share a scan with those from start
// up to it. binds says of a change and a file whether what other files mean
// depends on that.
func separate(changes []Change, start, next int, binds func(i int, name string) bool) bool {
	for i := start; i <= next; i++ {
		if slices.ContainsFunc(changes[i].Files, func(f string) bool { return binds(i, f) }) {
			return false
		}
	}
	for i := start; i < next; i++ {
		for _, f := range changes[i].Files {
			if isBuild(f) {
				continue // which only add, or they would bind
			}
			if _, again := slices.BinarySearch(changes[next].Files, f); again {
				return false
			}
		}
	}
	return true
}

func treeBefore(base source.Tree, trees []source.Tree, i int) source.Tree {
	if i == 0 {
		return base
	}
	return trees[i-1]
}

// sameCrate reports whether a change of a crate's first file leaves alone what
// that says of the crate: its inner attributes, modules, macros and imports.
func sameCrate(before, after source.Tree, name string) bool {
	a, errA := before.ReadFile(name)
	b, errB := after.ReadFile(name)
	if errA != nil || errB != nil {
		return false
	}
	return bytes.Equal(crateWords(a), crateWords(b))
}

// crateWords is a file without the lines that could not say anything of the
// crate, wherever they stand: what is left differs when anything does that
// could.
func crateWords(text []byte) []byte {
	var out []byte
	open := false // within an attribute of several lines
	for line := range bytes.Lines(text) {
		starts := bytes.Contains(line, []byte("#!"))
		says := open || starts || slices.ContainsFunc(crateSigns, func(sign string) bool { return bytes.Contains(line, []byte(sign)) })
		if says {
			out = append(out, line...)
		}
		if starts || open {
			open = !bytes.Contains(line, []byte("]"))
		}
	}
	return out
}

// crateSigns stand in every line that declares a module, a macro or an import, or
// puts a condition on what follows.
var crateSigns = []string{"mod ", "macro", "use ", "extern", "cfg", "path", "include", "/*", "*/", "{{", "crate"}

func isBuild(name string) bool { return !strings.HasSuffix(name, ".rs") || kernel.IsBuildFile(name) }

// onlyAdds reports whether a change of a build file does no more than have more
// built. What all changes of a run add can then be taken for there from the first
// one on: nothing that was compiled before is compiled in another way, and what a
// patch brings is objected to when it comes, be it ahead of its Makefile.
func onlyAdds(before, after source.Tree, name string) bool {
	a, errA := before.ReadFile(name)
	b, errB := after.ReadFile(name)
	if errA != nil && !errors.Is(errA, fs.ErrNotExist) || errB != nil || bytes.Contains(b, []byte("featscan:")) {
		return false
	}
	_, ok := kernel.Added(name, a, b)
	return ok
}

// brings are the files that a change touches, and those that a Makefile among
// them has built.
func brings(tree source.Tree, files []string) []string {
	all := slices.Clone(files)
	for _, name := range files {
		if isMakefile(name) {
			all = append(all, builtBy(tree, name)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// blend is before, with the findings of one change's files as they are in last.
// tree is the one with the change.
func blend(before, last *Side, tree source.Tree, files []string) *Side {
	result := *last.Result
	result.Findings = nil
	changed := func(name string) bool { _, is := slices.BinarySearch(files, name); return is }
	for _, f := range before.Result.Findings {
		if !changed(f.File) {
			result.Findings = append(result.Findings, f)
		}
	}
	for _, f := range last.Result.Findings {
		if changed(f.File) {
			result.Findings = append(result.Findings, f)
		}
	}
	slices.SortStableFunc(result.Findings, func(a, b features.Finding) int { return a.Compare(&b) })
	side := &Side{Result: &result, Text: maps.Clone(before.Text), Symbols: last.Symbols, AtLast: last.AtLast, Deciding: last.Deciding}
	for _, name := range files {
		delete(side.Text, name)
		if _, ok := last.Text[name]; !ok {
			continue
		}
		if text, err := tree.ReadFile(name); err == nil {
			side.Text[name] = text
		}
	}
	return side
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

// orphans looks for code that still needs a gate which the change takes away.
// The gate's whole crate is searched, or all of the tree for an entry of the
// allow-list.
func (l *linter) orphans(ctx context.Context, tree source.Tree, change Change, facts Facts, config *Config) ([]Problem, error) {
	lost := lostGates(change, facts)
	if len(lost) == 0 {
		return nil, nil
	}
	files, _ := source.Walk(tree, func(p string) bool {
		return strings.HasSuffix(p, ".rs") && slices.ContainsFunc(lost, func(g lostGate) bool { return strings.HasPrefix(p, g.below) })
	})
	only := slices.Concat(l.only, files)
	slices.Sort(only)
	result, err := l.scan(ctx, tree, slices.Compact(only))
	if err != nil {
		return nil, err
	}
	uses := *result
	uses.Findings = nil
	for _, f := range result.Findings {
		if f.Kind == features.KindUse && slices.ContainsFunc(lost, func(g lostGate) bool { return g.feature == f.Feature && strings.HasPrefix(f.File, g.below) }) {
			uses.Findings = append(uses.Findings, f)
		}
	}
	none := uses
	none.Findings = nil
	problems, _ := Judge(Change{
		Before: &Side{Result: &none}, After: &Side{Result: &uses, Text: l.texts(tree, uses.Findings)}, Files: []string{}, Patch: change.Patch,
	}, facts, config)
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return p.Type != "UNGATED_USE" || slices.Contains(change.Files, p.File) && newUse(change, p)
	}), nil
}

// newUse reports whether a use is one that the change itself brings, which the
// rules have objected to already.
func newUse(change Change, p Problem) bool {
	before, after := sight(change.Before), sight(change.After)
	fresh, _ := match(before, after)
	return slices.ContainsFunc(fresh, func(i int) bool {
		f := &change.After.Result.Findings[i]
		return f.File == p.File && f.Line == p.Line && f.Col == p.Col && f.Feature == *p.Feature
	})
}

func (l *linter) texts(tree source.Tree, findings []features.Finding) map[string][]byte {
	texts := map[string][]byte{}
	for i := range findings {
		name := findings[i].File
		if _, done := texts[name]; done {
			continue
		}
		if text, err := tree.ReadFile(name); err == nil {
			texts[name] = text
		}
	}
	return texts
}

// lostGate is a feature that a crate, or all code outside the core, has no
// longer.
type lostGate struct{ feature, below string }

func lostGates(change Change, facts Facts) []lostGate {
	before, after := sight(change.Before), sight(change.After)
	_, gone := match(before, after)
	minimum := judgedFor(change.After.Result)
	var lost []lostGate
	for _, i := range gone {
		s := before[i]
		g := lostGate{feature: s.Feature}
		switch s.Kind {
		case features.KindAllow:
		case features.KindGate:
			f := &change.Before.Result.Findings[i]
			if f.Activity == features.Dormant || f.Context == features.InDoctest || deref(f.Via) == features.ViaProbe {
				continue
			}
			if s.File != allowListFile { // which is for all code outside the core
				g.below = path.Dir(s.File) + "/"
			}
		default:
			continue
		}
		if change.Before.Result.Findings[i].Owner == features.OwnerVendored || facts.Database.StateAt(s.Feature, minimum) == features.StatusStable {
			continue
		}
		lost = append(lost, g)
	}
	return lost
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
