package mail

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// File is what a patch does to one file.
type File struct {
	Old, New string // paths below the tree; "" when it is created or deleted
	Copy     bool   // Old stays
	Link     bool   // New is a symbolic link
	Module   bool   // a submodule's commit, which is no file
	Line     int    // 1-based line of the input where it starts
	Hunks    []Hunk
	// Binary is the literal or delta of a binary patch. HasBinary without it is
	// the mere remark that binary files differ.
	HasBinary bool
	Binary    *gitdiff.BinaryFragment

	patch  string
	bare   string // the old name as written, nothing stripped
	flowed bool
}

// Hunk is one run of changed lines.
type Hunk struct {
	Line int // 1-based line of the input where its header stands
	*gitdiff.TextFragment
}

// sections cuts the text of a patch into the changes of its files. What stands
// before, between and after them is prose.
func sections(name string, t *text) ([]*File, error) {
	c := &cutter{name: name, text: t, lines: t.lines}
	for c.next < len(c.lines) {
		start := c.next
		var hunks []int
		var err error
		switch {
		case strings.HasPrefix(c.lines[start], "diff --git "):
			hunks, err = c.git()
		case c.traditional(start):
			c.next += 2
			hunks, err = c.hunks()
		case hunkHead.MatchString(c.lines[start]):
			err = c.err(start, 0, "hunk without the names of a file before it")
		default:
			c.next++
			continue
		}
		if err != nil {
			return nil, err
		}
		f, err := c.file(start, c.next, hunks)
		if err != nil {
			return nil, err
		}
		if c.files = append(c.files, f); len(c.files) > 100000 {
			return nil, c.err(start, 0, "changes more than 100000 files")
		}
	}
	return c.files, nil
}

// cutter walks the lines of a patch once, and checks the counts of each hunk
// on the way, so that a damaged one can be named by its line.
type cutter struct {
	name  string
	text  *text
	lines []string
	next  int
	files []*File
}

func (c *cutter) err(line, hunk int, format string, args ...any) error {
	if c.text.flowed {
		format += "; the mail is format=flowed, which breaks patches"
	}
	return &Error{Patch: c.name, Line: c.text.at(line), Hunk: hunk, Msg: fmt.Sprintf(format, args...)}
}

var hunkHead = regexp.MustCompile(`^@@ -([0-9]{1,10})(?:,([0-9]{1,10}))? \+([0-9]{1,10})(?:,([0-9]{1,10}))? @@`)

// gitHeads are the lines that may follow "diff --git".
var gitHeads = []string{
	"old mode ", "new mode ", "deleted file mode ", "new file mode ", "copy from ", "copy to ", "rename old ", "rename new ",
	"rename from ", "rename to ", "similarity index ", "dissimilarity index ", "index ", "--- ", "+++ ",
}

func (c *cutter) git() ([]int, error) {
	start := c.next
	c.next++
	for c.next < len(c.lines) && hasPrefix(c.lines[c.next], gitHeads) {
		c.next++
	}
	if c.next < len(c.lines) && strings.HasPrefix(c.lines[c.next], "GIT binary patch") {
		c.binary()
		return nil, nil
	}
	if c.next < len(c.lines) && strings.HasPrefix(c.lines[c.next], "Binary files ") {
		c.next++
		return nil, nil
	}
	head := c.lines[start:c.next]
	hunks, err := c.hunks()
	if err == nil && len(hunks) == 0 && wantsHunks(head) {
		err = c.err(start, 0, "names what a file was and is, and has no hunk; was the patch cut off?")
	}
	return hunks, err
}

// wantsHunks reports whether a git header cannot be all of a file's diff: one that
// changes no text names neither the file twice nor two contents, but for that of an empty
// file.
func wantsHunks(head []string) bool {
	for _, line := range head {
		if strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "+++ ") {
			return true
		}
		contents, ok := strings.CutPrefix(line, "index ")
		if !ok {
			continue
		}
		contents, _, _ = strings.Cut(strings.TrimSpace(contents), " ")
		before, after, _ := strings.Cut(contents, "..")
		if before != after && !(isEmptyFile(before) && isEmptyFile(after)) {
			return true
		}
	}
	return false
}

// emptyFiles are git's names of a file without content, by SHA-1 and SHA-256.
var emptyFiles = []string{"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"}

// isEmptyFile reports whether git's name of a content, which may be shortened, is that of
// an empty file, or of none.
func isEmptyFile(name string) bool {
	return strings.Trim(name, "0") == "" || slices.ContainsFunc(emptyFiles, func(e string) bool { return strings.HasPrefix(e, name) })
}

func hasPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// binary passes over the one or two base85 blocks; each ends at an empty line.
func (c *cutter) binary() {
	c.next++
	for c.next < len(c.lines) && hasPrefix(c.lines[c.next], []string{"literal ", "delta "}) {
		for c.next < len(c.lines) && strings.TrimSpace(c.lines[c.next]) != "" {
			c.next++
		}
		c.next = min(c.next+1, len(c.lines))
	}
}

// traditional reports whether a diff without git's header starts at line i.
func (c *cutter) traditional(i int) bool {
	return i+2 < len(c.lines) && strings.HasPrefix(c.lines[i], "--- ") && strings.HasPrefix(c.lines[i+1], "+++ ") &&
		strings.HasPrefix(c.lines[i+2], "@@ -")
}

// hunks passes over the hunks of a file and gives the lines of their headers.
func (c *cutter) hunks() ([]int, error) {
	var at []int
	for c.next < len(c.lines) && strings.HasPrefix(c.lines[c.next], "@@ -") {
		at = append(at, c.next)
		if err := c.hunk(len(at)); err != nil {
			return nil, err
		}
	}
	return at, nil
}

func (c *cutter) hunk(n int) error {
	head := c.next
	m := hunkHead.FindStringSubmatch(c.lines[head])
	if m == nil {
		return c.err(head, n, "has a header that is not of the form @@ -1,2 +3,4 @@")
	}
	wantOld, wantNew := count(m[2]), count(m[4])
	gotOld, gotNew := 0, 0
	c.next++
	for gotOld < wantOld || gotNew < wantNew {
		if c.next == len(c.lines) {
			return c.miscount(head, n, wantOld, gotOld, wantNew, gotNew)
		}
		switch line := c.lines[c.next]; line[0] {
		case ' ', '\n', '\r':
			gotOld++
			gotNew++
		case '-':
			gotOld++
		case '+':
			gotNew++
		case '\\':
		default:
			return c.miscount(head, n, wantOld, gotOld, wantNew, gotNew)
		}
		if gotOld > wantOld || gotNew > wantNew {
			return c.miscount(head, n, wantOld, gotOld, wantNew, gotNew)
		}
		c.next++
	}
	if c.next < len(c.lines) && strings.HasPrefix(c.lines[c.next], `\ `) {
		c.next++
	}
	// git would take further lines for prose, and so would drop a change that
	// the reader sees. "-- " starts a signature.
	if c.next < len(c.lines) {
		line := c.lines[c.next]
		if line[0] == '+' || line[0] == '-' && !strings.HasPrefix(line, "--") {
			return c.err(head, n, "says %s and %s and has more; was the patch edited by hand?", lines(wantOld, "old"), lines(wantNew, "new"))
		}
	}
	return nil
}

func (c *cutter) miscount(head, n, wantOld, gotOld, wantNew, gotNew int) error {
	const wrapped = "; was the mail wrapped?"
	if gotOld != wantOld {
		return c.err(head, n, "says %s and has %d%s", lines(wantOld, "old"), gotOld, wrapped)
	}
	return c.err(head, n, "says %s and has %d%s", lines(wantNew, "new"), gotNew, wrapped)
}

func lines(n int, kind string) string {
	if n == 1 {
		return "1 " + kind + " line"
	}
	return fmt.Sprintf("%d %s lines", n, kind)
}

func count(s string) int {
	if s == "" {
		return 1
	}
	n, _ := strconv.Atoi(s)
	return n
}

// file parses the lines from start to end, which hold one file.
func (c *cutter) file(start, end int, hunks []int) (*File, error) {
	parsed, _, err := gitdiff.Parse(strings.NewReader(strings.Join(c.lines[start:end], "")))
	if err == nil && len(parsed) != 1 {
		err = fmt.Errorf("not the diff of one file")
	}
	if err != nil {
		return nil, c.err(start, 0, "diff not understood: %s", clean(strings.TrimPrefix(err.Error(), "gitdiff: ")))
	}
	d := parsed[0]
	f := &File{
		Old: d.OldName, New: d.NewName, Copy: d.IsCopy, HasBinary: d.IsBinary, Binary: d.BinaryFragment,
		Link: isLink(d), Module: uint32(d.NewMode|d.OldMode)&0o170000 == 0o160000,
		Line: c.text.at(start), patch: c.name, flowed: c.text.flowed,
	}
	if strings.HasPrefix(c.lines[start], "--- ") {
		f.Old, f.New = strip(f.Old), strip(f.New)
	}
	for _, line := range c.lines[start:end] {
		if name, ok := strings.CutPrefix(line, "--- "); ok {
			f.bare, _, _ = strings.Cut(strings.TrimSpace(name), "\t")
			break
		}
	}
	if d.IsNew {
		f.Old = ""
	}
	if d.IsDelete {
		f.New = ""
	}
	for _, p := range []string{f.Old, f.New} {
		if why := unsafePath(p); why != "" {
			return nil, c.err(start, 0, "path %q %s", p, why)
		}
	}
	if f.Old == "" && f.New == "" {
		return nil, c.err(start, 0, "diff names no file")
	}
	if len(hunks) != len(d.TextFragments) {
		return nil, c.err(start, 0, "diff not understood: %d hunks, %d of them read", len(hunks), len(d.TextFragments))
	}
	for i, fragment := range d.TextFragments {
		f.Hunks = append(f.Hunks, Hunk{Line: c.text.at(hunks[i]), TextFragment: fragment})
	}
	return f, nil
}

func isLink(d *gitdiff.File) bool {
	mode := d.NewMode
	if mode == 0 {
		mode = d.OldMode
	}
	return uint32(mode)&0o170000 == 0o120000
}

// strip drops the first directory, "a/" or "b/" of a diff that git did not
// write.
func strip(name string) string {
	if name == "" || name == "/dev/null" {
		return ""
	}
	_, rest, ok := strings.Cut(name, "/")
	if !ok {
		return name
	}
	if strings.HasPrefix(name, "/") {
		return name
	}
	return strings.TrimLeft(rest, "/")
}

// unsafePath says why a path may not be touched, or "". git refuses the same.
func unsafePath(p string) string {
	switch {
	case p == "":
		return ""
	case strings.HasPrefix(p, "/"):
		return "is absolute"
	case strings.ContainsRune(p, 0):
		return "has a NUL byte in it"
	}
	for part := range strings.SplitSeq(p, "/") {
		switch {
		case part == "..":
			return "leads out of the tree"
		case part == "" || part == ".":
			return "is not a clean path"
		case strings.EqualFold(part, ".git"):
			return "leads into the repository's own directory"
		}
	}
	if path.Clean(p) != p {
		return "is not a clean path"
	}
	return ""
}
