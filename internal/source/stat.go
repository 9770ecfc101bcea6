package source

import (
	"bytes"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// stat is both the DirEntry and the FileInfo of what is not on a disk. A size
// of -1 is one not yet known.
type stat struct {
	name string
	kind fs.FileMode
	size int64
	time time.Time
	tree Tree
	path string
}

func (s *stat) Name() string       { return s.name }
func (s *stat) IsDir() bool        { return s.kind.IsDir() }
func (s *stat) Type() fs.FileMode  { return s.kind.Type() }
func (s *stat) Mode() fs.FileMode  { return s.kind }
func (s *stat) Size() int64        { return s.size }
func (s *stat) ModTime() time.Time { return s.time }
func (s *stat) Sys() any           { return nil }
func (s *stat) Info() (fs.FileInfo, error) {
	if s.size >= 0 || s.tree == nil {
		return s, nil
	}
	return s.tree.Stat(s.path)
}

// openIn makes an fs.File of what a tree in memory or in git reads whole.
func openIn(tree Tree, name string) (fs.File, error) {
	info, err := tree.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		list, err := tree.ReadDir(name)
		return &opened{info: info, list: list}, err
	}
	data, err := tree.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &opened{info: info, Reader: bytes.NewReader(data)}, nil
}

type opened struct {
	*bytes.Reader
	info fs.FileInfo
	list []fs.DirEntry
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *opened) Close() error               { return nil }

func (o *opened) Read(p []byte) (int, error) {
	if o.Reader == nil {
		return 0, &fs.PathError{Op: "read", Path: o.info.Name(), Err: syscall.EISDIR}
	}
	return o.Reader.Read(p)
}

func (o *opened) ReadDir(n int) ([]fs.DirEntry, error) {
	list := o.list
	if n > 0 && len(list) == 0 {
		return nil, io.EOF
	}
	if n > 0 && n < len(list) {
		list = list[:n]
	}
	o.list = o.list[len(list):]
	return list, nil
}
