package kernel

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Addition is what a change of a build file adds to the build.
type Addition struct {
	Objects []string // paths of what is built, without ".o"
	Dirs    bool     // directories that are built from now on
	Symbols bool     // Kconfig symbols
	Selects bool     // symbols that the new ones turn on
}

// Added reports what a change of a Makefile or Kconfig file adds, and whether
// that is all it does: whatever some configuration compiled before, one compiles
// after, the same way. Files that say how all of a tree is built, and whatever is
// not plain to see, are not ok.
func Added(name string, before, after []byte) (a Addition, ok bool) {
	first, _, deeper := strings.Cut(name, "/")
	if !deeper || slices.Contains([]string{"arch", "init", "rust", "scripts", "tools"}, first) {
		return a, false
	}
	base := path.Base(name)
	makefile := base == "Makefile" || base == "Kbuild"
	if makefile {
		before, after = forRust(before), forRust(after)
	}
	runs, ok := inserted(string(before), string(after))
	if !ok {
		return a, false
	}
	switch {
	case makefile:
		for _, r := range runs {
			if !a.makes(path.Dir(name), r) {
				return a, false
			}
		}
		return a, true
	case strings.HasPrefix(base, "Kconfig"):
		for _, r := range runs {
			if !a.configures(r) {
				return a, false
			}
		}
		return a, true
	}
	return a, false
}

// notForRust are lines of a Makefile that say something of C alone, or nothing.
var notForRust = regexp.MustCompile(`^(?:|#.*|(?:subdir-)?(?:ccflags|asflags|ldflags)-\S+[ \t]*[:+]?=.*|[CA]FLAGS(?:_REMOVE)?_\S+\.o[ \t]*[:+]?=.*)$`)

// forRust is a Makefile without these.
func forRust(text []byte) []byte {
	var out, above []byte
	for line := range bytes.Lines(text) {
		bare := bytes.TrimRight(line, "\n")
		alone := !bytes.HasSuffix(bare, []byte(`\`)) && !bytes.HasSuffix(above, []byte(`\`))
		if !alone || !notForRust.Match(bare) || bytes.Contains(bytes.ToLower(bare), []byte("rust")) {
			out = append(out, line...)
		}
		above = bare
	}
	return out
}

// insertion is a run of new lines between two old ones, "" at the ends.
type insertion struct {
	lines        []string
	above, below string
}

// inserted gives the lines that after has beyond before; not ok when before has
// any that after has not.
func inserted(before, after string) (runs []insertion, ok bool) {
	old := strings.Split(before, "\n")
	var run []string
	above := ""
	flush := func(below string) {
		if run != nil {
			runs = append(runs, insertion{run, above, below})
		}
		run, above = nil, below
	}
	for line := range strings.SplitSeq(after, "\n") {
		if len(old) > 0 && line == old[0] {
			flush(line)
			old = old[1:]
			continue
		}
		run = append(run, line)
	}
	flush("")
	return runs, len(old) == 0 || len(old) == 1 && old[0] == ""
}

var (
	objectLine = regexp.MustCompile(`^(?:obj|[\w-]+)-(?:\$\(CONFIG_\w+\)|y|m|objs)[ \t]*\+=([ \t\w./-]+)$`)
	configLine = regexp.MustCompile(`^config[ \t]+(\w+)$`)
	promptLine = regexp.MustCompile(`^[ \t]+(?:bool|tristate)[ \t]+"[^"\\]*"$`)
	ruleLine   = regexp.MustCompile(`^[ \t]+(depends on|select|imply|default)[ \t]+[\w() \t!&|="]+$`)
)

// makes reads new lines of a Makefile: more to build, and nothing said of how.
func (a *Addition) makes(dir string, r insertion) bool {
	if strings.HasSuffix(r.above, `\`) {
		return false // the lines go on with the one above
	}
	for _, line := range r.lines {
		if line == "" {
			continue
		}
		m := objectLine.FindStringSubmatch(line)
		if m == nil {
			return false
		}
		for _, word := range strings.Fields(m[1]) {
			object, is := strings.CutSuffix(word, ".o")
			switch {
			case is && !strings.HasPrefix(object, "-"):
				a.Objects = append(a.Objects, path.Join(dir, object))
			case strings.HasSuffix(word, "/"):
				a.Dirs = true
			default:
				return false // an option, say
			}
		}
	}
	return true
}

// configures reads new lines of a Kconfig file: whole symbols that people are
// asked for. What rustc can do is nothing to ask for.
func (a *Addition) configures(r insertion) bool {
	const none, open, asked, help = 0, 1, 2, 3
	if strings.HasPrefix(r.below, " ") || strings.HasPrefix(r.below, "\t") {
		return false // which were of the symbol above
	}
	at := none
	for _, line := range r.lines {
		m := configLine.FindStringSubmatch(line)
		indented := strings.HasPrefix(line, "\t") || strings.HasPrefix(line, " ")
		rule := ruleLine.FindStringSubmatch(line)
		switch {
		case strings.TrimSpace(line) == "" || at == help && indented:
		case m != nil && at != open && !strings.HasPrefix(m[1], "RUSTC") && !strings.HasPrefix(m[1], "HAVE_"):
			at = open
		case at == open && promptLine.MatchString(line):
			at = asked
		case at == asked && rule != nil:
			a.Selects = a.Selects || rule[1] == "select" || rule[1] == "imply"
		case at == asked && strings.TrimSpace(line) == "help":
			at = help
		default:
			return false
		}
	}
	a.Symbols = a.Symbols || at != none
	return at != open
}
