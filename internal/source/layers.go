package source

import (
	"path"
	"slices"
)

// Layers takes a Layered apart: its base, and the paths that it puts in,
// replaces or takes away, sorted. Any other tree is its own base.
func Layers(tree Tree) (base Tree, paths []string) {
	l, ok := tree.(*Layered)
	if !ok {
		return tree, nil
	}
	for name := range l.files {
		paths = append(paths, name)
	}
	slices.Sort(paths)
	return l.base, paths
}

// Asked reports whether an answer in seen, which base gave, may be another one
// when the file at name changes, comes or goes.
func Asked(base Tree, seen []Seen, name string) bool {
	has := func(at string, ops ...uint8) bool {
		return slices.ContainsFunc(ops, func(op uint8) bool {
			_, ok := slices.BinarySearchFunc(seen, Seen{Op: op, Path: at}, compareSeen)
			return ok
		})
	}
	dir := path.Dir(name)
	if has(name, opRead, opStat) || has(dir, opList, opWalk) {
		return true
	}
	for ; dir != "."; dir = path.Dir(dir) {
		if info, err := base.Stat(dir); err == nil && info.IsDir() {
			return false // and those above it are there as well
		}
		if has(dir, opRead, opStat) || has(path.Dir(dir), opList, opWalk) {
			return true
		}
	}
	return false
}

// JoinSeen is what either of two lists has, in order; of two answers to the same
// question, that of fresh.
func JoinSeen(old, fresh []Seen) []Seen {
	all := slices.Concat(fresh, old)
	slices.SortStableFunc(all, compareSeen)
	return slices.CompactFunc(all, func(a, b Seen) bool { return compareSeen(a, b) == 0 })
}

// Own reports whether a tree has, at name, something else than its base: a file
// that a Layered put in, replaced or took away.
func Own(tree Tree, name string) bool {
	switch t := tree.(type) {
	case *Narrowed:
		return Own(t.Tree, name)
	case *Layered:
		_, own := t.files[name]
		return own || t.hidden(name)
	}
	return false
}
