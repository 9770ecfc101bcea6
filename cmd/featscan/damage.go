package main

import (
	"fmt"

	"featscan/internal/report"
)

// maxDamaged bounds how many trees are named that were not understood whole.
const maxDamaged = 10

// damagedTree is a tree and how many of its files were not understood whole.
type damagedTree struct {
	name  string
	files int
}

// damaged says of which trees something may be missing, where what a command
// prints has no place for it; at its end.
func (e *env) damaged(trees ...damagedTree) {
	if e.quiet {
		return
	}
	told, left := 0, 0
	for _, t := range trees {
		switch {
		case t.files == 0:
		case told == maxDamaged:
			left++
		default:
			told++
			word := "files were"
			if t.files == 1 {
				word = "file was"
			}
			e.late = append(e.late, fmt.Sprintf("featscan: warning: %s: %d %s not understood whole; scan --show-damage lists them", report.Visible(t.name), t.files, word))
		}
	}
	if left > 0 {
		e.late = append(e.late, fmt.Sprintf("featscan: warning: and so in %d more", left))
	}
}
