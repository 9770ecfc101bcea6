package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
)

// ErrTooLarge is wrapped by the error for a file above MaxFileSize.
var ErrTooLarge = fmt.Errorf("larger than %d MiB", MaxFileSize>>20)

// ErrNotRegular is wrapped by the error for a directory, FIFO, socket or
// device that was asked for as a file.
var ErrNotRegular = errors.New("not a regular file")

// ErrOutside is wrapped by the error for a path, or a symbolic link, that
// leads out of the tree.
var ErrOutside = errors.New("leads out of the tree")

// ErrAbsent is wrapped by the error for a git object that the repository does
// not hold, as happens in partial clones. It is never fetched.
var ErrAbsent = errors.New("object is not in the repository (partial clone?)")

// Reason is the short text for a list of skipped files: the cause of err
// without the path, which the list has already.
func Reason(err error) string {
	for _, known := range []error{ErrTooLarge, ErrNotRegular, ErrOutside, ErrAbsent} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	if errors.Is(err, syscall.ELOOP) {
		return "symbolic link loop"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// inside reports whether name is a clean, relative, slash-separated path that
// stays in the tree. Unlike fs.ValidPath it allows any bytes, since Linux does.
func inside(name string) bool {
	if name == "." {
		return true
	}
	if name == "" || strings.IndexByte(name, 0) >= 0 {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return true
}

func badPath(op, name string) error {
	return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
}
