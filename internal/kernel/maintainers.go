package kernel

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Maintainers is the MAINTAINERS file of a kernel: which entry a path belongs
// to, as scripts/get_maintainer.pl decides it.
type Maintainers struct {
	entries []maintainer
}

type maintainer struct {
	title    string
	files    []filePattern // F:
	excludes []filePattern // X:
	regexps  []*regexp.Regexp
}

// filePattern is one F: or X: line.
type filePattern struct {
	text  string
	match *regexp.Regexp // nil for a text without wildcards
	depth int            // how specific it is: its slashes, and one for a file
	dir   bool           // everything below, at any depth
}

// Bounds on a hostile MAINTAINERS file; Linux 7.2 has 3,000 entries.
const (
	maxEntries  = 50_000
	maxPatterns = 500_000
)

// ParseMaintainers reads a MAINTAINERS file. isDir says which of its paths are
// directories, which a pattern may name without a last slash.
func ParseMaintainers(src []byte, isDir func(name string) bool) *Maintainers {
	m := &Maintainers{}
	patterns := 0
	title := ""
	var open *maintainer
	for _, line := range strings.Split(string(src), "\n") {
		line = strings.TrimRight(line, " \t\r")
		tag, value, ok := field(line)
		switch {
		case line == "":
			open, title = nil, ""
		case !ok:
			open, title = nil, line
		case title == "" || len(m.entries) >= maxEntries || patterns >= maxPatterns:
		default:
			if open == nil {
				m.entries = append(m.entries, maintainer{title: title})
				open = &m.entries[len(m.entries)-1]
			}
			patterns++
			open.field(tag, value, isDir)
		}
	}
	m.entries = slices.DeleteFunc(m.entries, func(e maintainer) bool { return len(e.files)+len(e.regexps) == 0 })
	return m
}

// field splits "F:	rust/".
func field(line string) (tag byte, value string, ok bool) {
	if len(line) < 3 || line[1] != ':' || line[0] < 'A' || line[0] > 'Z' || line[2] != ' ' && line[2] != '\t' {
		return 0, "", false
	}
	return line[0], strings.TrimSpace(line[3:]), true
}

func (e *maintainer) field(tag byte, value string, isDir func(name string) bool) {
	switch tag {
	case 'F':
		e.files = append(e.files, newFilePattern(value, isDir))
	case 'X':
		e.excludes = append(e.excludes, newFilePattern(value, isDir))
	case 'N':
		if re, err := regexp.Compile(value); err == nil {
			e.regexps = append(e.regexps, re)
		}
	}
}

func newFilePattern(text string, isDir func(name string) bool) filePattern {
	p := filePattern{text: text, dir: strings.HasSuffix(text, "/")}
	wild := strings.ContainsAny(text, "*?[")
	if !p.dir && !wild && isDir != nil && isDir(text) {
		p.text, p.dir = text+"/", true
	}
	p.depth = strings.Count(p.text, "/")
	if !p.dir {
		p.depth++
	}
	if wild {
		quoted := regexp.QuoteMeta(p.text)
		quoted = strings.NewReplacer(`\*`, ".*", `\?`, ".", `\[`, "[", `\]`, "]").Replace(quoted)
		re, err := regexp.Compile("^" + quoted)
		if err != nil {
			re = regexp.MustCompile(`$^`)
		}
		p.match = re
	}
	return p
}

// matches follows file_match_pattern of get_maintainer.pl: a pattern that names
// no directory must have as many slashes as the file.
func (p *filePattern) matches(file string) bool {
	if !p.dir && strings.Count(file, "/") != strings.Count(p.text, "/") {
		return false
	}
	if p.match != nil {
		return p.match.MatchString(file)
	}
	return strings.HasPrefix(file, p.text)
}

// Entry is the title of the entry whose pattern fits a file best: the deepest
// one, among those the longest, among those the first. It is "" when none does.
func (m *Maintainers) Entry(file string) string {
	if m == nil {
		return ""
	}
	best, title := [2]int{-1, -1}, ""
	for i := range m.entries {
		e := &m.entries[i]
		fit, ok := e.fit(file)
		if ok && (cmp.Compare(fit[0], best[0]) > 0 || fit[0] == best[0] && fit[1] > best[1]) {
			best, title = fit, e.title
		}
	}
	return title
}

// fit is how well an entry fits: depth and length of its best pattern.
func (e *maintainer) fit(file string) (best [2]int, ok bool) {
	for i := range e.files {
		p := &e.files[i]
		if !p.matches(file) {
			continue
		}
		if f := [2]int{p.depth, len(p.text)}; !ok || f[0] > best[0] || f[0] == best[0] && f[1] > best[1] {
			best, ok = f, true
		}
	}
	if !ok {
		for _, re := range e.regexps {
			if ok = re.MatchString(file); ok {
				break
			}
		}
	}
	if !ok {
		return best, false
	}
	for i := range e.excludes {
		if e.excludes[i].matches(file) {
			return best, false
		}
	}
	return best, true
}

// Maintainers reads the tree's MAINTAINERS, once; nil when it has none.
func (b *build) Maintainers() *Maintainers {
	if b.owners == nil {
		b.owners = &Maintainers{}
		if src, err := readFile(b.tree, "MAINTAINERS"); err == nil {
			b.owners = ParseMaintainers(src, b.isDir)
		}
	}
	if len(b.owners.entries) == 0 {
		return nil
	}
	return b.owners
}

// isDir reports whether name is a directory of the tree. A name with a dot in
// its last part is taken for a file without a look: there are thousands.
func (b *build) isDir(name string) bool {
	if name == "" || strings.Contains(path.Base(name), ".") || !fs.ValidPath(name) {
		return false
	}
	info, err := b.tree.Stat(name)
	return err == nil && info.IsDir()
}
