package kernel

import "io/fs"

func (t *asking) note(op asks, name string) {
	q := question{op, name}
	if _, known := t.seen[q]; !known {
		t.seen[q] = t.answer(q)
	}
}

// ReadFile reads a file.
func (t *asking) ReadFile(name string) ([]byte, error) {
	src, err := t.knownTree.ReadFile(name)
	t.note(asksText, name)
	return src, err
}

// Stat describes a file or directory.
func (t *asking) Stat(name string) (fs.FileInfo, error) {
	t.note(asksStat, name)
	return t.knownTree.Stat(name)
}

// ReadDir lists a directory.
func (t *asking) ReadDir(name string) ([]fs.DirEntry, error) {
	t.note(asksList, name)
	return t.knownTree.ReadDir(name)
}

// Open opens a file or directory.
func (t *asking) Open(name string) (fs.File, error) {
	t.note(asksMore, name)
	return t.knownTree.Open(name)
}
