// Package source says where bytes come from: a directory, a git revision, the
// git index, a patch applied in memory. It knows no Rust and no Kbuild.
//
// Everything in a tree is taken for hostile. No link is followed out of the
// tree, no FIFO or device is opened, no file larger than MaxFileSize is read,
// and git is started so that it runs no hook, no filter and no network
// transport. What is not read is reported with its reason, never dropped.
package source

import "io/fs"

// Tree is a read-only tree of files. Paths are slash-separated and relative to
// the tree's root, as io/fs has them, so that fstest.MapFS is a Tree. No
// implementation follows a symbolic link out of the tree.
type Tree interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
}

// MaxFileSize is the largest file that is read, in bytes; a larger one is
// skipped and reported.
const MaxFileSize = 16 << 20

// ReadInto is ReadFile into buf, where the tree knows how and there is room. What
// it gives may share memory with buf or not.
func ReadInto(tree Tree, name string, buf []byte) ([]byte, error) {
	if t, ok := tree.(interface {
		ReadInto(name string, buf []byte) ([]byte, error)
	}); ok {
		return t.ReadInto(name, buf)
	}
	return tree.ReadFile(name)
}

// Identified is a Tree that knows the content identity of a file without
// reading it, so that a cache can be asked first.
type Identified interface {
	Tree
	// BlobID is git's object name of the file in hexadecimal, and false when
	// the tree does not know it.
	BlobID(path string) (string, bool)
}
