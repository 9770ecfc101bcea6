package policy

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/kernel"
	"featscan/internal/source"
)

// minimumFile says which rustc a kernel asks for at least.
const minimumFile = "scripts/min-tool-version.sh"

// judgedAnew adds the files that a task does not touch and whose gates are
// another matter after it: all of them when the minimum Rust changes, those
// that name a symbol for which the Kconfig files ask another compiler, and those
// that a new `mod` makes a part of a crate.
func (l *linter) judgedAnew(ctx context.Context, task Task, only []string) []string {
	last := task.Steps[len(task.Steps)-1].Tree
	for _, name := range l.touched {
		switch {
		case name == minimumFile:
			files, _ := source.Walk(last, func(p string) bool { return strings.HasSuffix(p, ".rs") })
			only = append(only, files...)
		case isKconfig(name):
			before, _ := task.Tree.ReadFile(name)
			after, _ := last.ReadFile(name)
			for _, symbol := range redefined(before, after) {
				only = append(only, l.symbols.of(last).uses[symbol]...)
			}
		case strings.HasSuffix(name, ".rs"):
			before, _ := task.Tree.ReadFile(name)
			after, _ := last.ReadFile(name)
			old := kernel.ModuleFiles(ctx, name, before)
			added := slices.DeleteFunc(kernel.ModuleFiles(ctx, name, after), func(f string) bool { return slices.Contains(old, f) })
			only = append(only, modulesBelow(ctx, last, added)...)
		}
	}
	slices.Sort(only)
	return slices.Compact(only)
}

var definedBlock = regexp.MustCompile(`(?m)^[ \t]*config[ \t]+(RUSTC_HAS_\w+)\n(?:[ \t]+\S.*\n?)*`)

// redefined are the symbols that a Kconfig file defines before and after, and not
// in the same way.
func redefined(before, after []byte) []string {
	if bytes.Equal(before, after) {
		return nil
	}
	blocks := map[string]string{}
	for _, m := range definedBlock.FindAllSubmatch(before, -1) {
		blocks[string(m[1])] = string(m[0])
	}
	var names []string
	for _, m := range definedBlock.FindAllSubmatch(after, -1) {
		if old, ok := blocks[string(m[1])]; ok && old != string(m[0]) {
			names = append(names, "CONFIG_"+string(m[1]))
		}
	}
	return names
}

// modulesBelow are those of the files that there are, and what they declare in turn.
func modulesBelow(ctx context.Context, tree source.Tree, files []string) []string {
	var found []string
	seen := map[string]bool{}
	for todo := files; len(todo) > 0 && len(found) < maxNearby; {
		file := todo[0]
		todo = todo[1:]
		if seen[file] {
			continue
		}
		seen[file] = true
		if text, err := tree.ReadFile(file); err == nil {
			found = append(found, file)
			todo = append(todo, kernel.ModuleFiles(ctx, file, text)...)
		}
	}
	return found
}
