package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// Edit is a file after a patch.
type Edit struct {
	Data    []byte
	Link    bool // Data is where a symbolic link points
	Deleted bool
}

// MaxFile is the largest file that a patch is applied to or may make, in bytes.
const MaxFile = 16 << 20

// budget bounds the comparisons of lines of one patch. A real series takes a
// few thousand; a file of a million equal lines is made to take a million
// times a million.
const budget = 16 << 20

// Apply applies p as `git am` does: a hunk may have moved, but every line of
// its context must be there. read gives the tree before; a file that read says
// is absent (fs.ErrNotExist) and that need does not ask for is passed over, as
// in a sparse checkout. Nothing is applied when one hunk does not fit.
func (p *Patch) Apply(read func(path string) ([]byte, error), need func(path string) bool) (map[string]*Edit, error) {
	a := &applier{read: read, edits: map[string]*Edit{}, going: map[string]bool{}, came: map[string]bool{}, left: budget}
	for _, f := range p.Files {
		if f.Old != "" && f.Old != f.New && !f.Copy {
			a.going[f.Old] = true
		}
	}
	for _, f := range p.Files {
		if err := a.file(f, need); err != nil {
			return nil, err
		}
	}
	return a.edits, nil
}

type applier struct {
	read  func(string) ([]byte, error)
	edits map[string]*Edit
	left  int
	// All renames of a patch happen at once, so that two files may change
	// places: going are the paths that the patch takes away, came those that it
	// has put a file at already.
	going, came map[string]bool
}

func (a *applier) base(name string) ([]byte, error) {
	if e, ok := a.edits[name]; ok && !(a.going[name] && a.came[name]) {
		if e.Deleted {
			return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
		}
		return e.Data, nil
	}
	return a.read(name)
}

func (a *applier) file(f *File, need func(string) bool) error {
	if f.Module {
		return nil
	}
	needed := f.Old != "" && need(f.Old) || f.New != "" && need(f.New)
	if f.Link && f.Old != "" { // what it points to is nobody's business here
		a.edits[f.path()] = &Edit{Link: true, Deleted: f.New == ""}
		return nil
	}
	var data []byte
	if f.Old != "" {
		var err error
		data, err = a.base(f.Old)
		switch {
		case errors.Is(err, fs.ErrNotExist) && !needed:
			return nil
		case errors.Is(err, fs.ErrNotExist):
			return f.fail(0, "is changed, and is not in the tree%s", a.prefixed(f))
		case err != nil && !needed:
			return nil
		case err != nil:
			return f.fail(0, "%s", reason(err))
		}
	}
	if f.New != "" && f.New != f.Old && !a.going[f.New] {
		if _, err := a.base(f.New); err == nil {
			return f.fail(0, "is created, and is in the tree already")
		}
	}
	data, err := a.change(f, data, needed)
	if err != nil {
		return err
	}
	switch {
	case f.New == "" && len(data) > 0 && len(f.Hunks) > 0:
		return f.fail(0, "is deleted, and the tree has more in it")
	case f.Old != "" && f.New != f.Old && !f.Copy && !a.came[f.Old]:
		a.edits[f.Old] = &Edit{Deleted: true}
	}
	if f.New != "" {
		a.came[f.New] = f.New != f.Old
		a.edits[f.New] = &Edit{Data: data, Link: f.Link}
	}
	return nil
}

// prefixed explains a path whose first directory was taken for git's "a/".
func (a *applier) prefixed(f *File) string {
	if unsafePath(f.bare) != "" || f.bare == "" {
		return ""
	}
	if _, err := a.read(f.bare); err != nil {
		return ""
	}
	return fmt.Sprintf(" (was the diff of %q made with --no-prefix?)", f.bare)
}

func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// path is the one that a message names.
func (f *File) path() string {
	if f.New != "" {
		return f.New
	}
	return f.Old
}

func (f *File) fail(hunk int, format string, args ...any) error {
	line := f.Line
	if hunk > 0 {
		line = f.Hunks[hunk-1].Line
	}
	if f.flowed {
		format += "; the mail is format=flowed, which breaks patches"
	}
	return &Error{Patch: f.patch, Line: line, File: f.path(), Hunk: hunk, Msg: fmt.Sprintf(format, args...)}
}

// change makes the new content of a file.
func (a *applier) change(f *File, data []byte, needed bool) ([]byte, error) {
	if f.HasBinary {
		return a.binary(f, data, needed)
	}
	image := newImage(data)
	for i := range f.Hunks {
		h := &f.Hunks[i]
		if err := a.hunk(f, i+1, h, image); err != nil {
			return nil, err
		}
	}
	if image.size > MaxFile {
		return nil, f.fail(0, "becomes larger than %d MiB", MaxFile>>20)
	}
	return image.bytes(), nil
}

func (a *applier) binary(f *File, data []byte, needed bool) ([]byte, error) {
	if f.Binary == nil {
		if needed {
			return nil, f.fail(0, "is a binary patch without its data")
		}
		return data, nil
	}
	if f.Binary.Size > MaxFile {
		return nil, f.fail(0, "is a binary patch larger than %d MiB", MaxFile>>20)
	}
	var out bytes.Buffer
	d := &gitdiff.File{IsBinary: true, BinaryFragment: f.Binary}
	if err := gitdiff.Apply(&limited{w: &out, left: MaxFile}, bytes.NewReader(data), d); err != nil {
		if !needed {
			return data, nil
		}
		return nil, f.fail(0, "binary patch does not apply: %s", clean(err.Error()))
	}
	return out.Bytes(), nil
}

type limited struct {
	w    io.Writer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errors.New("the result is too large")
	}
	return l.w.Write(p)
}

// image is a file by lines. patched marks those that a hunk has written: git
// lets no later hunk match them.
type image struct {
	lines   []string
	patched []bool
	size    int
}

func newImage(data []byte) *image {
	m := &image{size: len(data)}
	if len(data) > 0 {
		m.lines = splitLines(data)
	}
	m.patched = make([]bool, len(m.lines))
	return m
}

func (m *image) bytes() []byte {
	var b bytes.Buffer
	b.Grow(m.size)
	for _, l := range m.lines {
		b.WriteString(l)
	}
	return b.Bytes()
}

func (a *applier) hunk(f *File, n int, h *Hunk, m *image) error {
	var old, fresh []string
	var changed []bool
	for _, l := range h.Lines {
		if l.Old() {
			old = append(old, l.Line)
		}
		if l.New() {
			fresh = append(fresh, l.Line)
			changed = append(changed, l.Op == gitdiff.OpAdd)
		}
	}
	at, ok := a.find(m, old, h)
	if a.left < 0 {
		return f.fail(n, "takes too long to place: the file repeats itself too often")
	}
	if !ok {
		return f.fail(n, "does not apply: %s", m.difference(old, h))
	}
	for _, l := range old {
		m.size -= len(l)
	}
	for _, l := range fresh {
		m.size += len(l)
	}
	a.left -= len(m.lines) / 8 // what moving them costs, about
	m.lines = splice(m.lines, at, len(old), fresh)
	m.patched = splice(m.patched, at, len(old), changed)
	return nil
}

func splice[T any](s []T, at, drop int, in []T) []T {
	out := make([]T, 0, len(s)-drop+len(in))
	out = append(out, s[:at]...)
	out = append(out, in...)
	return append(out, s[at+drop:]...)
}

// find looks for the old lines of a hunk where the header says, then ever
// farther away, earlier lines first. As in git, a hunk that starts at line one
// must stay at the beginning, and one without context after it at the end.
func (a *applier) find(m *image, old []string, h *Hunk) (int, bool) {
	last := len(m.lines) - len(old)
	if last < 0 {
		return 0, false
	}
	atStart := h.OldPosition <= 1
	atEnd := h.TrailingContext == 0
	guess := int(max(h.NewPosition-1, 0))
	switch {
	case atStart:
		guess = 0
	case atEnd:
		guess = last
	}
	guess = min(guess, last)
	for away := 0; away <= max(guess, last-guess); away++ {
		for _, at := range [2]int{guess - away, guess + away} {
			if at < 0 || at > last || atStart && at != 0 || atEnd && at != last {
				continue
			}
			if a.matches(m, old, at) {
				return at, true
			}
			if a.left < 0 {
				return 0, false
			}
		}
		if atStart || atEnd {
			break
		}
	}
	return 0, false
}

func (a *applier) matches(m *image, old []string, at int) bool {
	for i, line := range old {
		if a.left--; a.left < 0 {
			return false
		}
		if m.patched[at+i] || m.lines[at+i] != line {
			return false
		}
	}
	return true
}

// difference says what the file has where the hunk expects something else.
func (m *image) difference(old []string, h *Hunk) string {
	at := int(max(h.NewPosition-1, 0))
	for i, line := range old {
		if at+i >= len(m.lines) {
			return fmt.Sprintf("the file ends at line %d, and %s is expected after it", len(m.lines), excerpt(line))
		}
		if m.lines[at+i] != line {
			return fmt.Sprintf("line %d is %s, and %s is expected", at+i+1, excerpt(m.lines[at+i]), excerpt(line))
		}
	}
	switch {
	case h.OldPosition <= 1 && h.TrailingContext == 0:
		return "the hunk has no context around it, and the file has more lines"
	case h.OldPosition <= 1:
		return "the hunk belongs to the beginning of the file, which has other lines"
	}
	return "the hunk has no context after it, and is not at the end of the file"
}

// excerpt quotes a line for a message of one line.
func excerpt(line string) string {
	line = strings.TrimRight(line, "\n")
	if r := []rune(line); len(r) > 60 {
		line = string(r[:60]) + "..."
	}
	return fmt.Sprintf("%q", line)
}
