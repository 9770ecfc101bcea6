package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// deliver hands render the place that --output names: standard output, or a
// file that is replaced only when render has succeeded, so that no reader ever
// sees half of a result.
func (e *env) deliver(o *outputFlags, render func(io.Writer) error) error {
	if o.file == "" || o.file == "-" {
		w := bufio.NewWriterSize(e.out, 64<<10)
		if err := render(w); err != nil {
			return err
		}
		return w.Flush()
	}
	if info, err := os.Stat(o.file); err == nil && !info.Mode().IsRegular() {
		return flagged("--output", writeThrough(o.file, render))
	}
	return flagged("--output", writeAtomically(o.file, render))
}

// flagged puts the flag that named a file before what is wrong with it.
func flagged(flag string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %w", flag, err)
}

// closedOutput is a standard output that is not there.
type closedOutput struct{}

func (closedOutput) Write([]byte) (int, error) { return 0, errors.New("standard output is closed") }

// witness keeps the first error of a writer for those who do not look, as
// cobra's help does not.
type witness struct {
	to  io.Writer
	err error
}

func (w *witness) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// writeThrough writes to what cannot be replaced: a pipe, /dev/null.
func writeThrough(name string, render func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(name, err)
	}
	if err := render(f); err != nil {
		f.Close()
		return cannotWrite(name, err)
	}
	if err := f.Close(); err != nil {
		return cannotWrite(name, err)
	}
	return nil
}

// cannotWrite names the file that was asked for, and not the one beside it that
// would have taken its place.
func cannotWrite(name string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("%q: %w", name, err)
}

// writeAtomically writes a file beside its place and renames it. A link stays one:
// what it leads to is replaced.
func writeAtomically(name string, render func(io.Writer) error) (err error) {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return cannotWrite(name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriterSize(f, 64<<10)
	for _, step := range []func() error{
		func() error { return render(w) },
		w.Flush,
		func() error { return f.Chmod(fileMode(name)) },
		f.Close,
		func() error { return os.Rename(f.Name(), name) },
	} {
		if err := step(); err != nil {
			return cannotWrite(name, err)
		}
	}
	return nil
}

// fileMode keeps the permissions of a file that is replaced.
func fileMode(name string) os.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
