package policy

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/source"
)

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
