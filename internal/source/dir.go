package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// Dir is a directory of the file system as a Tree. It may be used by several
// goroutines at once.
type Dir struct {
	path string
	root *os.Root
	self *os.File // the directory itself, for calls relative to it
	fast bool     // the system offers readFast and listFast
	near bool     // no call waits for another machine
}

// OpenDir opens the directory at path as a Tree. The error names the path and
// says what is wrong with it.
func OpenDir(path string) (*Dir, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%q: no such directory", path)
	case err != nil:
		return nil, fmt.Errorf("%q: %s", path, Reason(err))
	case !info.IsDir():
		return nil, fmt.Errorf("%q: not a directory", path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("%q: %s", path, Reason(err))
	}
	self, err := list(root)
	if err != nil {
		root.Close()
		return nil, fmt.Errorf("%q: %s", path, Reason(err))
	}
	d := &Dir{path: path, root: root, self: self}
	d.fast = d.probe()
	return d, nil
}

// list opens the root for listing: a directory that can be entered but not
// listed would scan as an empty one.
func list(root *os.Root) (*os.File, error) {
	self, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	if _, err := self.ReadDir(1); err != nil && err != io.EOF {
		self.Close()
		return nil, err
	}
	return self, nil
}

// Path is the directory as it was given to OpenDir.
func (d *Dir) Path() string { return d.path }

// Close releases the directory; the tree cannot be read afterwards.
func (d *Dir) Close() error { return errors.Join(d.self.Close(), d.root.Close()) }

// Open opens a regular file or a directory.
func (d *Dir) Open(name string) (fs.File, error) {
	f, _, err := d.open("open", name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// open never blocks: a FIFO without a writer opens at once when O_NONBLOCK is
// given, and is refused after it was looked at.
func (d *Dir) open(op, name string) (*os.File, fs.FileInfo, error) {
	if !inside(name) {
		return nil, nil, badPath(op, name)
	}
	f, err := d.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: cause(err)}
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: cause(err)}
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		f.Close()
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: ErrNotRegular}
	}
	return f, info, nil
}

// errSlow is the answer of a fast path that leaves a case to the portable one.
var errSlow = errors.New("use the portable way")

// cause strips the wrapping that os.Root puts around an error, and gives its
// unexported "path escapes from parent" a name that callers can test for.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	if errors.Is(err, syscall.EXDEV) || err.Error() == "path escapes from parent" {
		return ErrOutside
	}
	return err
}

// ReadFile reads a regular file of at most MaxFileSize bytes.
func (d *Dir) ReadFile(name string) ([]byte, error) { return d.ReadInto(name, nil) }

// ReadInto is ReadFile into buf where there is room.
func (d *Dir) ReadInto(name string, buf []byte) ([]byte, error) {
	data, _, err := d.readFile(name, buf)
	return data, err
}

// readFile is ReadFile, with what the system said of the file before it was
// read; nothing where that is not known.
func (d *Dir) readFile(name string, buf []byte) ([]byte, status, error) {
	if !inside(name) {
		return nil, status{}, badPath("read", name)
	}
	if d.fast {
		if data, s, err := d.readFast(name, buf); !errors.Is(err, errSlow) {
			return data, s, err
		}
	}
	data, err := d.readSlow(name)
	return data, status{}, err
}

func (d *Dir) readSlow(name string) ([]byte, error) {
	f, info, err := d.open("read", name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotRegular}
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxFileSize+1))
	if err == nil && len(data) > MaxFileSize {
		err = ErrTooLarge
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: cause(err)}
	}
	return data, nil
}

// ReadDir lists a directory, sorted by name. Links are listed as links.
func (d *Dir) ReadDir(name string) ([]fs.DirEntry, error) {
	f, info, err := d.open("readdir", name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: syscall.ENOTDIR}
	}
	list, err := f.ReadDir(-1)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: cause(err)}
	}
	sortEntries(list)
	return list, nil
}

// Stat describes a file or directory, following links inside the tree.
func (d *Dir) Stat(name string) (fs.FileInfo, error) {
	if !inside(name) {
		return nil, badPath("stat", name)
	}
	if d.fast {
		if info, err := d.statFast(name); !errors.Is(err, errSlow) {
			return info, err
		}
	}
	info, err := d.root.Stat(name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: cause(err)}
	}
	return info, nil
}
