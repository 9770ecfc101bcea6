package policy

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/source"
)

// minimumFile says which rustc a kernel asks for at least.
const minimumFile = "scripts/min-tool-version.sh"

// judgedAnew adds the files that a task does not touch and whose gates are
// another matter after it: all of them when the minimum Rust changes, and those
// that name a symbol for which the Kconfig files ask another compiler.
func (l *linter) judgedAnew(task Task, only []string) []string {
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
