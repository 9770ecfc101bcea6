package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"
)

// Git is the tree of a revision, or of the index, read without a checkout.
// Listing it reads no file. It may be used by several goroutines.
type Git struct {
	repo    *Repo
	owned   bool    // Close closes repo too
	id      string  // of the tree, "" for the index
	entries []entry // sorted by path
}

type entry struct {
	path string
	id   string
	mode uint32 // git's: 0100644, 0100755, 0120000 a link, 0160000 a submodule
}

const (
	modeLink   = 0o120000
	modeModule = 0o160000
	modeType   = 0o170000
)

// OpenGit opens the tree of revision rev in the repository that dir belongs
// to. Where dir is below the repository's top, the tree is that directory's.
func OpenGit(dir, rev string) (*Git, error) {
	repo, err := OpenRepo(dir)
	if err != nil {
		return nil, err
	}
	tree, err := repo.Tree(rev)
	if err != nil {
		repo.Close()
		return nil, err
	}
	tree.owned = true
	return tree, nil
}

// Tree opens the tree of a revision: a commit, a tag, or a tree object.
func (r *Repo) Tree(rev string) (*Git, error) {
	id, err := r.treeID(rev)
	if err != nil {
		return nil, err
	}
	out, err := git(r.dir, "ls-tree", "-r", "-z", "--full-tree", id)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	entries, err := parseEntries(out, 2)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	return &Git{repo: r, id: id, entries: entries}, nil
}

// treeID is the object name of a revision's tree, or of the Repo's directory
// in it.
func (r *Repo) treeID(rev string) (string, error) {
	id, err := r.verify(rev, "^{tree}")
	if err != nil {
		return "", err
	}
	dir := strings.TrimSuffix(r.prefix, "/")
	if dir == "" {
		return id, nil
	}
	if id, err = r.verify(id, ":"+dir); err != nil {
		return "", fmt.Errorf("revision %q: has no directory %q", rev, dir)
	}
	return id, nil
}

// Index opens what `git add` has put into the index.
func (r *Repo) Index() (*Git, error) {
	out, err := gitWithIndex(r.dir, r.index, "ls-files", "--stage", "-z")
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	entries, err := parseEntries(out, 1)
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return &Git{repo: r, entries: entries}, nil
}

// parseEntries reads records "MODE FIELD FIELD\tPATH\0": `ls-tree` writes type
// and object name (idAt 2), `ls-files --stage` object name and stage (idAt 1).
// Paths and names share the memory of one string.
func parseEntries(out []byte, idAt int) ([]entry, error) {
	text := string(out)
	entries := make([]entry, 0, bytes.Count(out, []byte{0}))
	for text != "" {
		record, rest, ended := strings.Cut(text, "\x00")
		text = rest
		head, name, tab := strings.Cut(record, "\t")
		mode, after, ok1 := strings.Cut(head, " ")
		second, third, ok2 := strings.Cut(after, " ")
		if !ended || !tab || !ok1 || !ok2 {
			return nil, fmt.Errorf("git listed %q", record)
		}
		id := third
		if idAt == 1 {
			id = second
			if third != "0" {
				return nil, fmt.Errorf("%q is unmerged", name)
			}
		}
		if !inside(name) {
			return nil, fmt.Errorf("git listed the path %q", name)
		}
		entries = append(entries, entry{path: name, id: id, mode: octal(mode)})
	}
	if !slices.IsSortedFunc(entries, comparePaths) {
		slices.SortFunc(entries, comparePaths)
	}
	return entries, nil
}

func comparePaths(a, b entry) int { return strings.Compare(a.path, b.path) }

func octal(s string) (n uint32) {
	for _, c := range []byte(s) {
		n = n<<3 | uint32(c&7)
	}
	return n
}

// Close ends the git process of a tree that OpenGit opened.
func (g *Git) Close() error {
	if g.owned {
		return g.repo.Close()
	}
	return nil
}

// find gives the entry of a file, and the index where it is or would be.
func (g *Git) find(name string) (entry, int, bool) {
	i, ok := slices.BinarySearchFunc(g.entries, name, func(e entry, name string) int { return strings.Compare(e.path, name) })
	if !ok {
		return entry{}, i, false
	}
	return g.entries[i], i, true
}

// below gives the entries under a directory; none when there is no such one.
func (g *Git) below(dir string) []entry {
	if dir == "." {
		return g.entries
	}
	_, from, _ := g.find(dir + "/")
	_, to, _ := g.find(dir + "0") // '0' follows '/'
	return g.entries[from:to]
}

// resolve follows the links in name, as long as they stay in the tree.
func (g *Git) resolve(name string) (string, error) {
	if _, _, ok := g.find(name); !ok && len(g.below(name)) > 0 {
		return name, nil
	}
	at, rest := ".", strings.Split(name, "/")
	for hops := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if at == "." {
				return "", ErrOutside
			}
			at = path.Dir(at)
			continue
		}
		next := path.Join(at, part)
		e, _, ok := g.find(next)
		if !ok || e.mode&modeType != modeLink {
			at = next
			continue
		}
		if hops++; hops > 40 {
			return "", syscall.ELOOP
		}
		target, err := g.repo.Blob(e.id)
		if err != nil {
			return "", err
		}
		if strings.HasPrefix(string(target), "/") {
			return "", ErrOutside
		}
		rest = append(strings.Split(string(target), "/"), rest...)
		if len(rest) > 10000 {
			return "", syscall.ELOOP
		}
	}
	return at, nil
}

// file gives the entry that name leads to; ok is false for a directory.
func (g *Git) file(op, name string) (e entry, dir string, err error) {
	if !inside(name) {
		return entry{}, "", badPath(op, name)
	}
	e, _, ok := g.find(name)
	if !ok || e.mode&modeType == modeLink {
		real, err := g.resolve(name)
		if err != nil {
			return entry{}, "", &fs.PathError{Op: op, Path: name, Err: err}
		}
		if e, _, ok = g.find(real); !ok {
			if real == "." || len(g.below(real)) > 0 {
				return entry{}, real, nil
			}
			return entry{}, "", &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
	}
	if e.mode&modeType == modeModule {
		return entry{}, e.path, nil
	}
	return e, "", nil
}

// BlobID is git's object name of a file; false for links and directories.
func (g *Git) BlobID(name string) (string, bool) {
	e, _, ok := g.find(name)
	if !ok || e.mode&modeType == modeLink || e.mode&modeType == modeModule {
		return "", false
	}
	return e.id, true
}

// ReadFile reads a file of at most MaxFileSize bytes, following links inside
// the tree.
func (g *Git) ReadFile(name string) ([]byte, error) {
	e, dir, err := g.file("read", name)
	if err != nil {
		return nil, err
	}
	if dir != "" {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotRegular}
	}
	data, err := g.repo.Blob(e.id)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

// ReadDir lists a directory, sorted by name.
func (g *Git) ReadDir(name string) ([]fs.DirEntry, error) {
	e, dir, err := g.file("readdir", name)
	if err != nil {
		return nil, err
	}
	if dir == "" {
		return nil, &fs.PathError{Op: "readdir", Path: e.path, Err: syscall.ENOTDIR}
	}
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	var list []fs.DirEntry
	entries := g.below(dir)
	for len(entries) > 0 {
		rest := entries[0].path[len(prefix):]
		head, _, deeper := strings.Cut(rest, "/")
		if !deeper {
			list = append(list, g.listed(entries[0], head))
			entries = entries[1:]
			continue
		}
		list = append(list, &stat{name: head, kind: fs.ModeDir})
		entries = entries[len(below(entries, prefix+head)):]
	}
	sortEntries(list)
	return list, nil
}

// listed describes an entry without reading it: a link as a link, and a file
// with a size that is asked for only when somebody wants to know.
func (g *Git) listed(e entry, name string) *stat {
	s := &stat{name: name, kind: fileMode(e.mode)}
	if s.kind.IsRegular() {
		s.size, s.tree, s.path = -1, g, e.path
	}
	return s
}

// below is the run at the start of sorted entries that lies under dir.
func below(entries []entry, dir string) []entry {
	end, _ := slices.BinarySearchFunc(entries, dir+"0", func(e entry, p string) int { return strings.Compare(e.path, p) })
	return entries[:end]
}

// Stat describes a file or directory, following links inside the tree. The
// size of a file is learnt by reading it.
func (g *Git) Stat(name string) (fs.FileInfo, error) {
	e, dir, err := g.file("stat", name)
	if err != nil {
		return nil, err
	}
	if dir != "" {
		return &stat{name: path.Base(name), kind: fs.ModeDir}, nil
	}
	data, err := g.repo.Blob(e.id)
	if err != nil && !errors.Is(err, ErrTooLarge) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	size := int64(len(data))
	if err != nil {
		size = MaxFileSize + 1
	}
	return &stat{name: path.Base(name), kind: fileMode(e.mode), size: size}, nil
}

// Open opens a file or directory.
func (g *Git) Open(name string) (fs.File, error) { return openIn(g, name) }

func (g *Git) walk(want func(string) bool) (files []string, skipped []Skip) {
	caches := map[string]bool{}
	for _, e := range g.entries {
		if path.Base(e.path) == "CACHEDIR.TAG" && path.Dir(e.path) != "." {
			caches[path.Dir(e.path)] = true
		}
	}
	seen := map[string]bool{}
	for _, e := range g.entries {
		if dir, why := output(e.path, caches); why != "" {
			if !seen[dir] {
				seen[dir] = true
				skipped = append(skipped, Skip{dir, why})
			}
			continue
		}
		switch {
		case e.mode&modeType == modeModule:
			skipped = append(skipped, Skip{e.path, "a submodule, whose files are in another repository"})
		case e.mode&modeType == modeLink:
			skipped = append(skipped, g.odd(e.path, want)...)
		case want(e.path):
			files = append(files, e.path)
		}
	}
	return files, skipped
}

// output finds the outermost directory of p that a walk does not enter.
func output(p string, caches map[string]bool) (dir, why string) {
	for i := 0; i < len(p); i++ {
		if p[i] != '/' {
			continue
		}
		dir = p[:i]
		if strings.HasPrefix(path.Base(dir), ".tmp_") {
			return dir, "build output (temporary directory of Kbuild)"
		}
		if len(caches) > 0 && caches[dir] {
			return dir, "build output (it has a CACHEDIR.TAG)"
		}
	}
	return "", ""
}

func (g *Git) odd(p string, want func(string) bool) []Skip {
	var b batch
	(&walker{tree: g, want: want}).odd(p, fs.ModeSymlink, &b)
	return b.skipped
}

func fileMode(mode uint32) fs.FileMode {
	switch {
	case mode&modeType == modeLink:
		return fs.ModeSymlink | 0o777
	case mode&modeType == modeModule:
		return fs.ModeDir | 0o755
	}
	return fs.FileMode(mode & 0o777)
}
