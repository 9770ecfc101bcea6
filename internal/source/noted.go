package source

import (
	"io/fs"
	"slices"
	"sync"
)

// Noted is a tree that notes what it is asked, but not what it answers: enough
// to tell, within one run, whether a change could make a difference.
type Noted struct {
	Tree

	mu    sync.Mutex
	asked map[question]bool
}

// NewNoted begins to note what tree is asked.
func NewNoted(tree Tree) *Noted { return &Noted{Tree: tree, asked: map[question]bool{}} }

func (n *Noted) note(op uint8, path string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked[question{op, path}] = true
}

// ReadFile reads a file.
func (n *Noted) ReadFile(name string) ([]byte, error) {
	n.note(opRead, name)
	return n.Tree.ReadFile(name)
}

// Stat describes a file or directory.
func (n *Noted) Stat(name string) (fs.FileInfo, error) {
	n.note(opStat, name)
	return n.Tree.Stat(name)
}

// ReadDir lists a directory.
func (n *Noted) ReadDir(name string) ([]fs.DirEntry, error) {
	n.note(opList, name)
	return n.Tree.ReadDir(name)
}

// Open opens a file or directory.
func (n *Noted) Open(name string) (fs.File, error) {
	n.note(opRead, name)
	n.note(opList, name)
	return n.Tree.Open(name)
}

// Seen lists what was asked, in order, for Asked.
func (n *Noted) Seen() []Seen {
	n.mu.Lock()
	defer n.mu.Unlock()
	var list []Seen
	for q := range n.asked {
		list = append(list, Seen{Op: q.op, Path: q.path})
	}
	slices.SortFunc(list, compareSeen)
	return list
}
