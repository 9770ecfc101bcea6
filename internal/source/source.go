// Package source says where bytes come from: a directory, a git revision, a
// patch applied in memory. It knows no Rust and no Kbuild.
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
