package features

import (
	"cmp"
	"fmt"
	"slices"
)

// Nearest lists the names that a misspelt one may have meant, best first, at
// most three; none when nothing is near.
func Nearest(name string, among []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	limit := max(1, min(4, len(name)/3))
	var near []candidate
	for _, n := range among {
		if d := distance(name, n, limit); d <= limit {
			near = append(near, candidate{n, d})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	near = slices.Compact(near)
	var names []string
	for _, c := range near[:min(3, len(near))] {
		names = append(names, c.name)
	}
	return names
}

// didYouMean is `; did you mean "x"?`, or "" when nothing is near.
func didYouMean(name string, among []string) string {
	near := Nearest(name, among)
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near[0])
}

// distance counts the edits (insert, delete, replace, swap neighbours) between
// a and b; above limit any larger number may be answered.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			step := 1
			if a[i-1] == b[j-1] {
				step = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+step)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
