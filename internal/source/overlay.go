package source

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"strings"
	"syscall"
)

// Content is a file that an Overlay puts over its base.
type Content struct {
	Data []byte
	Link bool // a symbolic link; it is listed, and never followed
}

// Layered is a tree with some files put in, replaced or taken away: a patch
// applied in memory. It may be used by several goroutines.
type Layered struct {
	base  Tree
	files map[string]*Content // nil for a file taken away
	dirs  map[string]bool     // directories that lead to a file put in
}

// Overlay puts files over base; a nil Content takes the file away. Neither
// base nor files may change afterwards. A path that is not inside the tree is
// not put in, so callers refuse such paths before.
func Overlay(base Tree, files map[string]*Content) *Layered {
	l := &Layered{base: base, files: map[string]*Content{}, dirs: map[string]bool{}}
	if lower, ok := base.(*Layered); ok {
		l.base = lower.base
		maps.Copy(l.files, lower.files)
	}
	for name, c := range files {
		if inside(name) && name != "." {
			l.files[name] = c
		}
	}
	for name, c := range l.files {
		for dir := path.Dir(name); c != nil && dir != "." && !l.dirs[dir]; dir = path.Dir(dir) {
			l.dirs[dir] = true
		}
	}
	return l
}

// Touched reports whether the file at name is one that was put in or replaced.
func (l *Layered) Touched(name string) bool { return l.files[name] != nil }

// hidden reports whether name in the base is covered by a file put where one
// of its directories was.
func (l *Layered) hidden(name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if l.files[dir] != nil {
			return true
		}
	}
	return false
}

// ReadFile reads a file of at most MaxFileSize bytes.
func (l *Layered) ReadFile(name string) ([]byte, error) {
	if !inside(name) {
		return nil, badPath("read", name)
	}
	c, own := l.files[name]
	switch {
	case own && c == nil || !own && l.hidden(name):
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	case !own && l.dirs[name] || own && c.Link:
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotRegular}
	case !own:
		return l.base.ReadFile(name)
	case len(c.Data) > MaxFileSize:
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return bytes.Clone(c.Data), nil
}

// ReadDir lists a directory, sorted by name. A directory whose files were all
// taken away is listed by its parent still, and is empty.
func (l *Layered) ReadDir(name string) ([]fs.DirEntry, error) {
	if !inside(name) {
		return nil, badPath("readdir", name)
	}
	if c, own := l.files[name]; own && (c != nil || !l.dirs[name]) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: syscall.ENOTDIR}
	}
	names := map[string]fs.DirEntry{}
	if !l.hidden(name) {
		list, err := l.base.ReadDir(name)
		if err != nil && !l.dirs[name] {
			return nil, err
		}
		for _, e := range list {
			if _, own := l.files[path.Join(name, e.Name())]; !own {
				names[e.Name()] = e
			}
		}
	}
	l.own(name, names)
	list := make([]fs.DirEntry, 0, len(names))
	for _, e := range names {
		list = append(list, e)
	}
	sortEntries(list)
	return list, nil
}

// own adds what the layer itself has in directory dir.
func (l *Layered) own(dir string, names map[string]fs.DirEntry) {
	for p, c := range l.files {
		if c != nil && path.Dir(p) == dir {
			names[path.Base(p)] = c.stat(p)
		}
	}
	for p := range l.dirs {
		if path.Dir(p) == dir {
			names[path.Base(p)] = &stat{name: path.Base(p), kind: fs.ModeDir | 0o755}
		}
	}
}

func (c *Content) stat(p string) *stat {
	kind := fs.FileMode(0o644)
	if c.Link {
		kind = fs.ModeSymlink | 0o777
	}
	return &stat{name: path.Base(p), kind: kind, size: int64(len(c.Data))}
}

// Stat describes a file or directory.
func (l *Layered) Stat(name string) (fs.FileInfo, error) {
	if !inside(name) {
		return nil, badPath("stat", name)
	}
	c, own := l.files[name]
	switch {
	case c != nil:
		return c.stat(name), nil
	case l.dirs[name]:
		return &stat{name: path.Base(name), kind: fs.ModeDir | 0o755}, nil
	case own || l.hidden(name):
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return l.base.Stat(name)
}

// Open opens a file or directory.
func (l *Layered) Open(name string) (fs.File, error) { return openIn(l, name) }

// BlobID is the base's, and false for what the layer put in.
func (l *Layered) BlobID(name string) (string, bool) {
	base, ok := l.base.(Identified)
	if _, own := l.files[name]; own || !ok || l.hidden(name) {
		return "", false
	}
	return base.BlobID(name)
}

func (l *Layered) walk(want func(string) bool) ([]string, []Skip) {
	lower, skipped := Walk(l.base, func(p string) bool {
		_, own := l.files[p]
		return !own && want(p) && !l.hidden(p)
	})
	for p, c := range l.files {
		switch {
		case c == nil || strings.HasSuffix("/"+p, "/.git") || strings.Contains("/"+p, "/.git/"):
		case c.Link && want(p):
			skipped = append(skipped, Skip{p, "symbolic link (of a patch, not followed)"})
		case !c.Link && want(p):
			lower = append(lower, p)
		}
	}
	return lower, skipped
}
