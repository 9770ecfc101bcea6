package source

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unsafe"
)

// Skip is a file or directory that a walk did not enter, and why.
type Skip struct {
	Path   string
	Reason string
}

// Walk lists the regular files of tree that want asks for, and what it could
// not or would not look at, both in the order of their bytes. Files are not
// opened: that one is too large or unreadable is for ReadFile to say. What want is given
// it must not keep.
//
// Left out without a word are ".git" and links to what is in the tree anyway.
// Left out and reported are directories that cannot be read, build output
// (".tmp_*" directories of Kbuild; any directory with a CACHEDIR.TAG, as cargo
// puts into target), links that lead out of the tree or nowhere, wanted links
// (the file is read where it is, under its own name), and what has a wanted
// name and is a FIFO, socket or device.
func Walk(tree Tree, want func(path string) bool) (files []string, skipped []Skip) {
	if own, ok := tree.(interface {
		walk(func(string) bool) ([]string, []Skip)
	}); ok {
		files, skipped = own.walk(want)
	} else {
		w := &walker{tree: tree, want: want, list: portable(tree)}
		w.run(1)
		files, skipped = w.files, w.skipped
	}
	slices.Sort(files)
	slices.SortFunc(skipped, func(a, b Skip) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	return files, skipped
}

func (d *Dir) walk(want func(string) bool) ([]string, []Skip) {
	w := d.walker(want)
	w.run(walkers())
	return w.files, w.skipped
}

func (d *Dir) walker(want func(string) bool) *walker {
	w := &walker{tree: d, want: want, list: portable(d)}
	if d.fast {
		w.fast = d.listFast
	}
	return w
}

func walkers() int { return min(runtime.GOMAXPROCS(0), 8) }

// lister calls each with the entries of one directory. buf is scratch space.
type lister func(dir string, buf []byte, each func(name []byte, kind fs.FileMode)) error

func portable(tree Tree) lister {
	return func(dir string, _ []byte, each func([]byte, fs.FileMode)) error {
		entries, err := tree.ReadDir(dir)
		for _, e := range entries {
			each([]byte(e.Name()), e.Type())
		}
		return err
	}
}

// walker reads directories in any order from one shared stack; results are
// sorted afterwards. busy counts the directories being read, so that a worker
// that finds the stack empty knows whether more may come.
type walker struct {
	tree Tree
	want func(string) bool
	list lister
	fast lister // tried first where it is set; errSlow leaves a directory to list
	// noted is called before a directory is read, where it is set, and gives
	// what is told what the directory came to.
	noted func(dir string) func(*batch)

	mu      sync.Mutex
	more    sync.Cond
	dirs    []string
	busy    int
	files   []string
	skipped []Skip
}

func (w *walker) run(workers int) {
	w.more.L = &w.mu
	w.dirs = []string{"."}
	var all sync.WaitGroup
	for range workers {
		all.Go(w.work)
	}
	all.Wait()
}

func (w *walker) work() {
	found := newBatch(w)
	buf := make([]byte, dirBuffer)
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		for len(w.dirs) == 0 && w.busy > 0 {
			w.more.Wait()
		}
		if len(w.dirs) == 0 {
			break
		}
		dir := w.dirs[len(w.dirs)-1]
		w.dirs = w.dirs[:len(w.dirs)-1]
		w.busy++
		w.mu.Unlock()
		if w.noted == nil {
			w.read(dir, buf, found)
		} else {
			w.readNoted(dir, buf, found)
		}
		w.mu.Lock()
		w.busy--
		w.dirs = append(w.dirs, found.dirs...)
		if len(found.dirs) > 0 || w.busy == 0 {
			w.more.Broadcast()
		}
		found.dirs = found.dirs[:0]
	}
	w.files = append(w.files, found.files...)
	w.skipped = append(w.skipped, found.skipped...)
}

func (w *walker) readNoted(dir string, buf []byte, b *batch) {
	done := w.noted(dir)
	own := newBatch(w)
	w.read(dir, buf, own)
	done(own)
	b.files, b.dirs, b.skipped = append(b.files, own.files...), append(b.dirs, own.dirs...), append(b.skipped, own.skipped...)
}

// batch is what one worker found.
type batch struct {
	files   []string
	dirs    []string
	skipped []Skip
	odd     bool // there was something that is neither file nor directory

	of   *walker
	each func(name []byte, kind fs.FileMode) // add
	// Of the directory that is read:
	dir    string
	whole  []byte // the name of an entry behind that of the directory
	prefix int    // the length of that
	output bool   // an entry says that it is a cache
}

func newBatch(w *walker) *batch {
	b := &batch{of: w}
	b.each = b.add
	return b
}

func (b *batch) skip(path, reason string) {
	b.skipped = append(b.skipped, Skip{path, reason})
}

// read lists one directory into b: wholly, or not at all and with a reason.
func (w *walker) read(dir string, buf []byte, b *batch) {
	files, dirs, skipped := len(b.files), len(b.dirs), len(b.skipped)
	undo := func() {
		b.files, b.dirs, b.skipped = b.files[:files], b.dirs[:dirs], b.skipped[:skipped]
	}
	b.begin(dir)
	err := errSlow
	if w.fast != nil {
		err = w.fast(dir, buf, b.each)
	}
	if errors.Is(err, errSlow) {
		undo()
		err = w.list(dir, buf, b.each)
	}
	if err != nil {
		undo()
		b.skip(dir, "directory not read: "+Reason(err))
		return
	}
	if b.output {
		undo()
		b.skip(dir, "build output (it has a CACHEDIR.TAG)")
	}
}

func (b *batch) begin(dir string) {
	b.dir, b.output, b.whole = dir, false, b.whole[:0]
	if dir != "." {
		b.whole = append(append(b.whole, dir...), '/')
	}
	b.prefix = len(b.whole)
}

// add puts an entry of the directory where it belongs.
func (b *batch) add(name []byte, kind fs.FileMode) {
	b.whole = append(b.whole[:b.prefix], name...)
	switch {
	case kind.IsDir():
		whole := string(b.whole)
		b.of.enter(whole, whole[b.prefix:], b)
	case kind.IsRegular():
		b.output = b.output || string(name) == "CACHEDIR.TAG" && b.dir != "."
		// Few of a kernel's files are wanted: the others get no string of their own.
		if string(name) != ".git" && b.of.want(unsafe.String(unsafe.SliceData(b.whole), len(b.whole))) {
			b.files = append(b.files, string(b.whole))
		}
	default:
		b.odd = true
		b.of.odd(string(b.whole), kind, b)
	}
}

func (w *walker) enter(p, name string, b *batch) {
	switch {
	case name == ".git":
	case strings.HasPrefix(name, ".tmp_"):
		b.skip(p, "build output (temporary directory of Kbuild)")
	default:
		b.dirs = append(b.dirs, p)
	}
}

// odd is for what is neither file nor directory.
func (w *walker) odd(p string, kind fs.FileMode, b *batch) {
	if kind&fs.ModeSymlink == 0 {
		if w.want(p) {
			b.skip(p, kindName(kind))
		}
		return
	}
	if path.Base(p) == ".git" {
		return
	}
	info, err := w.tree.Stat(p)
	switch {
	case err != nil && errors.Is(err, fs.ErrNotExist):
		if w.want(p) {
			b.skip(p, "symbolic link to nothing")
		}
	case err != nil:
		b.skip(p, "symbolic link: "+Reason(err))
	case !info.IsDir() && w.want(p):
		b.skip(p, "symbolic link (read where the file is)")
	}
}

func kindName(kind fs.FileMode) string {
	switch {
	case kind&fs.ModeNamedPipe != 0:
		return "a FIFO, not a regular file"
	case kind&fs.ModeSocket != 0:
		return "a socket, not a regular file"
	}
	return "a device, not a regular file"
}

func sortEntries(list []fs.DirEntry) {
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
}
