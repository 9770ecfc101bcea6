package plan

import (
	"slices"
	"strings"
)

// groups edits the comments that group gates, such as "// Stable since Rust
// 1.89.0.": one goes with the last gate under it, and one over a gate that has
// lost its condition says what is true now.
//
// The gates of a crate stand in a block: attribute and comment lines without a
// blank line between. A paragraph is the comment lines up to a bare "//", and
// its gates are the attributes directly below it.
func (f *rustFile) groups() {
	var blocks [][]attr
	for i := 0; i < len(f.tok); i++ {
		a, ok := f.attrAt(i)
		if !ok {
			continue
		}
		if a.inner {
			if n := len(blocks); n > 0 && !f.blankBetween(blocks[n-1][len(blocks[n-1])-1].last, a.first) {
				blocks[n-1] = append(blocks[n-1], a)
			} else {
				blocks = append(blocks, []attr{a})
			}
		}
		i = a.last
	}
	for _, b := range blocks {
		f.block(b)
	}
}

// blankBetween reports whether a blank line, or code, is between two tokens.
func (f *rustFile) blankBetween(i, k int) bool {
	for n := i; n < k; n++ {
		if n > i && f.tok[n].kind != comment {
			return true
		}
		if strings.Count(string(f.src[f.tok[n].end:f.tok[n+1].start]), "\n") > 1 {
			return true
		}
	}
	return false
}

// block edits the comments of one block of attributes.
func (f *rustFile) block(attrs []attr) {
	for i := 0; i < len(attrs); {
		// Attributes without a comment between them are one group.
		k := i
		for k+1 < len(attrs) && attrs[k+1].first == attrs[k].last+1 {
			k++
		}
		group := attrs[i : k+1]
		i = k + 1
		paragraph, first := f.paragraph(group[0])
		if paragraph == nil {
			continue
		}
		if slices.ContainsFunc(group, func(a attr) bool { return !slices.Contains(f.gone, a) }) {
			if name, ok := f.plain[group[0].first]; ok && len(group) == 1 {
				f.restate(paragraph, name)
			}
			continue
		}
		start, end := f.tok[paragraph[0]].start, f.tok[paragraph[len(paragraph)-1]].end
		f.item(ItemComment, strings.TrimSpace(strings.TrimPrefix(f.text(paragraph[0]), "//")), start, "remove", "what it speaks of goes")
		f.remove(start, end)
		// One separator goes with it: that before, or else that behind.
		next := group[len(group)-1].last + 1
		switch {
		case first > 0 && f.bareComment(first-1):
			f.remove(f.tok[first-1].start, f.tok[first-1].end)
		case f.bareComment(next) && !f.blankBetween(next-1, next):
			f.remove(f.tok[next].start, f.tok[next].end)
		}
	}
}

// paragraph lists the comment tokens directly over an attribute, up to a bare
// one, and the index of the first.
func (f *rustFile) paragraph(a attr) (list []int, first int) {
	first = a.first
	for i := a.first - 1; i >= 0 && f.tok[i].kind == comment && !f.blankBetween(i, i+1); i-- {
		text := f.text(i)
		if !strings.HasPrefix(text, "//") || strings.HasPrefix(text, "///") || strings.HasPrefix(text, "//!") || f.bareComment(i) {
			break
		}
		if strings.TrimSpace(string(f.src[lineStart(f.src, f.tok[i].start):f.tok[i].start])) != "" {
			break // behind code
		}
		list, first = append([]int{i}, list...), i
	}
	return list, first
}

func (f *rustFile) bareComment(i int) bool {
	return i < len(f.tok) && f.tok[i].kind == comment && strings.TrimSpace(f.text(i)) == "//"
}

// restate rewrites the paragraph over a gate that needs no condition any more.
func (f *rustFile) restate(paragraph []int, name string) {
	since := f.stableSince(name)
	if since.IsZero() {
		return
	}
	start, end := f.tok[paragraph[0]].start, f.tok[paragraph[len(paragraph)-1]].end
	with := "// Stable since Rust " + since.String() + "."
	if string(f.src[start:end]) == with {
		return
	}
	f.item(ItemComment, name, start, "replace", "it speaks of the condition").With = &with
	f.replace(start, end, with)
}
