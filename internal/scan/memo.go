package scan

import (
	"context"
	"slices"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/resolve"
	"featscan/internal/source"
)

// Memo is for a caller that scans one tree after another with the same options,
// such as the revisions of a history: it keeps what build files came to, and the
// Rust files of the last tree, of which the next has most. It changes no result
// and belongs to one goroutine.
type Memo struct {
	build *kernel.Memo
	units map[string]*unit  // of the last tree, by git's name of the content
	uses  map[string]usesOf // of its crates, by root and name
}

// usesOf are the uses that names decide in a crate, and what they depend on.
type usesOf struct {
	inputs []resolve.Input
	gated  []string
	uses   []resolve.Use
}

// NewMemo makes a Memo that knows nothing.
func NewMemo() *Memo { return &Memo{build: kernel.NewMemo()} }

// open is what a tree says of itself.
func (m *Memo) open(tree source.Tree) (*kernel.Model, error) {
	var build *kernel.Memo
	if m != nil {
		build = m.build
	}
	return build.Open(tree)
}

// resolve finds the uses that names decide in each crate, in their order, anew where
// something changed since the last tree.
func (s *scanner) resolve(m *meanings) {
	program, crates := m.program, m.crates
	memo := s.opt.Memo
	next := make(map[string]usesOf, len(crates))
	keys, changed := make([]string, len(crates)), make([]bool, len(crates))
	for i, c := range crates {
		keys[i] = c.Root + "\x00" + c.Name
		now := usesOf{inputs: program.Inputs(i)}
		changed[i] = !slices.Equal(now.inputs, memo.uses[keys[i]].inputs)
		next[keys[i]] = now
	}
	some := len(next) != len(crates) || len(next) != len(memo.uses) || slices.Contains(changed, true)
	for i, c := range crates {
		now, last := next[keys[i]], memo.uses[keys[i]]
		now.gated = gatedNames(c)
		if reachesChange(program, i, changed, some) || !slices.Equal(now.gated, last.gated) {
			now.uses = program.Uses(i, s.gated(c))
		} else {
			now.uses = last.uses
		}
		m.uses[i], next[keys[i]] = now.uses, now
		if m.open[i] = program.Open(i); m.open[i] > 0 {
			delete(next, keys[i])
		}
	}
	memo.uses = next
}

// reachesChange reports whether a crate changed, or one that it can name, directly
// or through others; some says whether any crate of the program did.
func reachesChange(program *resolve.Program, crate int, changed []bool, some bool) bool {
	queue := []int{crate}
	seen := map[int]bool{crate: true}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		reached, all := program.Reaches(i)
		if changed[i] || all && some {
			return true
		}
		for _, next := range reached {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return false
}

// readNext reads the files of the scan that the last one did not read. Only git
// names the content of a file before it is read.
func (s *scanner) readNext(ctx context.Context) ([]*unit, []features.Skipped, error) {
	memo := s.opt.Memo
	tree, ok := s.tree.(source.Identified)
	if memo == nil || !ok {
		return s.readAll(ctx, s.files)
	}
	units, ids := make([]*unit, len(s.files)), make([]string, len(s.files))
	next := make(map[string]*unit, len(s.files))
	var files []string
	var at []int
	for i, name := range s.files {
		if id, ok := tree.BlobID(name); ok {
			if ids[i] = id; memo.units[id] != nil {
				units[i], next[id] = memo.units[id], memo.units[id]
			}
		}
		if units[i] == nil {
			files, at = append(files, name), append(at, i)
		}
	}
	memo.units = next // those of the last tree alone are garbage from here on
	read, skipped, err := s.readAll(ctx, files)
	if err != nil {
		return nil, nil, err
	}
	for n, u := range read {
		units[at[n]] = u
		if id := ids[at[n]]; id != "" && u != nil && !u.Late {
			next[id] = u
		}
	}
	return units, skipped, nil
}
