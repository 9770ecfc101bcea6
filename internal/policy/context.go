package policy

import (
	"path"
	"slices"
	"strings"

	"featscan/internal/source"
)

// nearby gives the files that the meaning of the touched ones needs in any of
// the trees, which lie over one base, beside themselves: the modules above them up
// to the root of their crate, and where the names that they import are defined. It
// reads the touched files, the modules that these import and the Makefiles above
// them. A name that it misses is one that the scan leaves open.
func nearby(touched []string, trees ...source.Tree) []string {
	n := &neighbours{seen: map[string]bool{}, there: map[string]bool{}, handed: map[string][][]string{}}
	for _, tree := range trees {
		n.tree, n.dirs = tree, map[string]bool{}
		for _, name := range touched {
			if strings.HasSuffix(name, ".rs") {
				n.above(name)
			}
			if isMakefile(name) {
				for _, f := range builtBy(tree, name) {
					n.add(f)
				}
			}
		}
		for _, name := range touched {
			if strings.HasSuffix(name, ".rs") {
				n.imports(name)
			}
		}
	}
	for _, name := range touched {
		n.seen[name] = true
	}
	var files []string
	for f := range n.seen {
		files = append(files, f)
	}
	slices.Sort(files)
	return files
}

// maxNearby bounds what one change may pull in.
const maxNearby = 400

type neighbours struct {
	tree source.Tree
	seen map[string]bool
	dirs map[string]bool // directories of tree whose Makefile was looked at

	// What the base says, whichever tree is asked.
	there  map[string]bool       // whether a file is there
	handed map[string][][]string // the paths that a module hands on
}

// add takes a file, and reports whether there is one.
func (n *neighbours) add(name string) bool {
	if n.seen[name] {
		return true
	}
	if len(n.seen) >= maxNearby || !n.isThere(name) {
		return false
	}
	n.seen[name] = true
	return true
}

func (n *neighbours) isThere(name string) bool {
	own := source.Own(n.tree, name)
	if is, known := n.there[name]; known && !own {
		return is
	}
	info, err := n.tree.Stat(name)
	is := err == nil && info.Mode().IsRegular()
	if !own {
		n.there[name] = is
	}
	return is
}

// above adds the files that may declare the module a file is: in its directory
// and in those above it.
func (n *neighbours) above(name string) {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if n.dirs[dir] {
			return
		}
		n.dirs[dir] = true
		for _, f := range []string{"lib.rs", "main.rs", "mod.rs"} {
			n.add(path.Join(dir, f))
		}
		if dir == "." {
			return
		}
		n.add(dir + ".rs")
		for _, makefile := range []string{"Makefile", "Kbuild"} {
			for _, f := range builtBy(n.tree, path.Join(dir, makefile)) {
				n.add(f)
			}
		}
	}
}

func isMakefile(name string) bool {
	base := path.Base(name)
	return base == "Makefile" || base == "Kbuild"
}

// builtBy are the Rust files that a Makefile may have built, be they there or not.
func builtBy(tree source.Tree, makefile string) []string {
	text, err := tree.ReadFile(makefile)
	if err != nil {
		return nil
	}
	files := objects(string(text))
	for i, name := range files {
		files[i] = path.Join(path.Dir(makefile), name+".rs")
	}
	return files
}

// imports adds the files of the modules whose names decide something in a file,
// and of those that these hand names on from.
func (n *neighbours) imports(name string) {
	src, err := n.tree.ReadFile(name)
	if err != nil {
		return
	}
	text := withoutComments(string(src))
	wanted := decisive(text)
	var modules []string
	note := func(path []string) {
		modules = append(modules, n.module(name, path)...)
	}
	for _, u := range useItems(text) {
		for _, p := range expandUse(u.tree) {
			// A path without its "*" ends in a module, whose names may be meant.
			if wanted[p[len(p)-1]] || p[len(p)-1] == "prelude" {
				note(p)
			}
		}
	}
	for _, p := range codePaths(text) {
		if wanted[p[len(p)-1]] {
			note(p)
		}
	}
	slices.Sort(modules)
	for _, module := range slices.Compact(modules) {
		n.handedOn(module, wanted)
	}
}

// decisiveSigns mark lines in which the meaning of a name decides whether a
// feature is used: the type of a receiver, an inferred const argument, the
// traits by which pointers are coerced, the type of offset_of!, a static that a
// constant may refer to.
var decisiveSigns = []string{
	"self:", "self :", "_>", "_,", "_]", "_;", "CoerceUnsized", "DispatchFromDyn", "Unsize", "Receiver", "CoercePointee", "offset_of!", "const ", "type ",
}

// decisive are the words of the decisive lines of a file.
func decisive(text string) map[string]bool {
	lines := map[int]int{} // start to end
	for _, sign := range decisiveSigns {
		for at := 0; ; {
			i := strings.Index(text[at:], sign)
			if i < 0 {
				break
			}
			i += at
			start := strings.LastIndexByte(text[:i], '\n') + 1
			at = len(text)
			if end := strings.IndexByte(text[i:], '\n'); end >= 0 {
				at = i + end
			}
			lines[start] = at
		}
	}
	words := map[string]bool{}
	for start, end := range lines {
		eachWord(text[start:end], func(w string) { words[w] = true })
	}
	return words
}

// handedOn follows the names that a module re-exports, as far as they are
// wanted.
func (n *neighbours) handedOn(module string, wanted map[string]bool) {
	for _, p := range n.exports(module) {
		if wanted[p[len(p)-1]] {
			n.module(module, p)
		}
	}
}

// exports are the paths that a module re-exports.
func (n *neighbours) exports(module string) [][]string {
	own := source.Own(n.tree, module)
	if paths, known := n.handed[module]; known && !own {
		return paths
	}
	var paths [][]string
	src, err := n.tree.ReadFile(module)
	if err != nil {
		return nil
	}
	for _, u := range useItems(withoutComments(string(src))) {
		if u.handed {
			paths = append(paths, expandUse(u.tree)...)
		}
	}
	if !own {
		n.handed[module] = paths
	}
	return paths
}

// maxUsePaths bounds the paths of one declaration.
const maxUsePaths = 2000

// expandUse lists the paths of a use tree, without "as" and "*".
func expandUse(tree string) [][]string {
	var paths [][]string
	var prefix []string
	var marks []int // lengths of prefix at the open braces
	flush := func() {
		from := 0
		if len(marks) > 0 {
			from = marks[len(marks)-1]
		}
		if len(prefix) > from && len(paths) < maxUsePaths {
			paths = append(paths, slices.Clone(prefix))
		}
		prefix = prefix[:from]
	}
	skip := false
	eachUseToken(tree, func(t string) {
		switch {
		case t == "{":
			marks = append(marks, len(prefix))
		case t == ",":
			flush()
			skip = false
		case t == "}":
			flush()
			skip = false
			if len(marks) > 0 {
				marks = marks[:len(marks)-1]
				prefix = prefix[:lastMark(marks)]
			}
		case t == "as":
			skip = true
		case !skip && len(prefix) < 64:
			prefix = append(prefix, t)
		}
	})
	marks = nil
	flush()
	return paths
}

func lastMark(marks []int) int {
	if len(marks) == 0 {
		return 0
	}
	return marks[len(marks)-1]
}

// module adds the files of every module along a path, and gives them.
func (n *neighbours) module(name string, segments []string) []string {
	var files []string
	start, rest := segments[0], segments[1:]
	switch start {
	case "core", "alloc", "std":
		return nil
	case "crate", "kernel", "super", "self", "pin_init", "macros":
	default: // a module below this one, as in `pub use arc::Arc`
		start, rest = "self", segments
	}
	for _, base := range roots(name, start) {
		at := base
		for _, s := range rest {
			at = path.Join(at, s)
			for _, f := range []string{at + ".rs", at + "/mod.rs"} {
				if n.add(f) {
					files = append(files, f)
				}
			}
		}
	}
	return files
}

// roots are the directories below which a path that starts so may lie.
func roots(name, start string) []string {
	dir := path.Dir(name)
	own := strings.TrimSuffix(name, ".rs")
	if b := path.Base(own); b == "mod" || b == "lib" || b == "main" {
		own = dir
	}
	switch start {
	case "kernel":
		return []string{"rust/kernel"}
	case "pin_init":
		return []string{"rust/pin-init/src"}
	case "macros":
		return []string{"rust/macros"}
	case "self":
		return []string{own, dir}
	case "super":
		return []string{path.Dir(own), path.Dir(path.Dir(own))}
	}
	var up []string
	for d := dir; d != "."; d = path.Dir(d) {
		up = append(up, d)
	}
	return append(up, ".")
}
