package main

import (
	"bufio"
	"fmt"
	"io"
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
		return writeThrough(o.file, render)
	}
	return writeAtomically(o.file, render)
}

// writeThrough writes to what cannot be replaced: a pipe, /dev/null.
func writeThrough(name string, render func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("--output: %w", err)
	}
	if err := render(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func writeAtomically(name string, render func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("--output %q: %w", name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriterSize(f, 64<<10)
	if err := render(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Chmod(fileMode(name)); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// fileMode keeps the permissions of a file that is replaced.
func fileMode(name string) os.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
