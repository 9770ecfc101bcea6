package policy

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/source"
)

// minimumFile says which rustc a kernel asks for at least.
const minimumFile = "scripts/min-tool-version.sh"

// judgedAnew adds the files that a task does not touch and whose gates are
// another matter after it: all of them when the minimum Rust changes, those
// that name a symbol for which the Kconfig files ask another compiler, and those
// that a new `mod` makes a part of a crate.
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
		case strings.HasSuffix(name, ".rs"):
			before, _ := task.Tree.ReadFile(name)
			after, _ := last.ReadFile(name)
			old := moduleFiles(name, before)
			added := slices.DeleteFunc(moduleFiles(name, after), func(f string) bool { return slices.Contains(old, f) })
			only = append(only, modulesBelow(last, added)...)
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

var moduleDeclared = regexp.MustCompile(`(?m)(?:^[ \t]*#\[path[ \t]*=[ \t]*"([^"\n]+)"\]\s*)?^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+(?:r#)?(\w+)[ \t]*;`)

// moduleFiles are the files that may hold the modules that a file declares without a
// body: of each, those that rustc would look for.
func moduleFiles(file string, text []byte) []string {
	dir := path.Dir(file)
	own := path.Join(dir, strings.TrimSuffix(path.Base(file), ".rs"))
	switch path.Base(file) {
	case "lib.rs", "main.rs", "mod.rs":
		own = dir
	}
	var files []string
	for _, m := range moduleDeclared.FindAllSubmatch(text, -1) {
		name := string(m[2])
		if at := string(m[1]); at != "" {
			files = append(files, path.Join(dir, at))
			continue
		}
		// The root of a crate of any name has its modules beside it.
		for _, d := range []string{own, dir} {
			files = append(files, path.Join(d, name+".rs"), path.Join(d, name, "mod.rs"))
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// modulesBelow are those of the files that there are, and what they declare in turn.
func modulesBelow(tree source.Tree, files []string) []string {
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
			todo = append(todo, moduleFiles(file, text)...)
		}
	}
	return found
}
