package source

import (
	"io/fs"
	"slices"
)

// Narrowed is a tree of which a walk lists some files only. What is asked for
// by name is read as ever.
type Narrowed struct {
	Tree
	files []string // sorted
}

// Only narrows the walks of tree to files, of which those that tree does not
// have, or not as regular files, are left out.
func Only(tree Tree, files []string) *Narrowed {
	kept := slices.DeleteFunc(slices.Clone(files), func(name string) bool {
		if !inside(name) {
			return true
		}
		info, err := tree.Stat(name)
		return err != nil || !info.Mode().IsRegular()
	})
	slices.Sort(kept)
	return &Narrowed{Tree: tree, files: slices.Compact(kept)}
}

func (n *Narrowed) walk(want func(string) bool) (files []string, skipped []Skip) {
	for _, f := range n.files {
		if want(f) {
			files = append(files, f)
		}
	}
	return files, nil
}

// BlobID is the tree's own, where it knows any.
func (n *Narrowed) BlobID(name string) (string, bool) {
	if tree, ok := n.Tree.(Identified); ok {
		return tree.BlobID(name)
	}
	return "", false
}

var _ fs.ReadDirFS = (*Narrowed)(nil)
