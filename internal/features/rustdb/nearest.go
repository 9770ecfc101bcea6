package rustdb

import (
	"cmp"
	"slices"
	"strings"
)

const mostNearest = 5

// nearest ranks names by edit distance, and those that contain the wanted name,
// or are contained in it, right behind the near ones.
func nearest(want string, names []string) []string {
	type candidate struct {
		name string
		cost int
	}
	if len(want) > 100 {
		return nil
	}
	limit := max(2, len(want)/4)
	var near []candidate
	for _, name := range names {
		cost := limit + 1
		if d := len(name) - len(want); -limit <= d && d <= limit {
			cost = distance(want, name)
		}
		if cost > limit && len(want) >= 4 && (strings.Contains(name, want) || len(name) >= 6 && strings.Contains(want, name)) {
			cost = limit
		}
		if cost <= limit {
			near = append(near, candidate{name, cost})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name))
	})
	var best []string
	for _, c := range near[:min(len(near), mostNearest)] {
		best = append(best, c.name)
	}
	return best
}

// distance is the number of bytes to insert, drop, replace or swap with their
// neighbour to get from a to b.
func distance(a, b string) int {
	before, prev := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev = prev, row
	}
	return prev[len(b)]
}
