package plan

import (
	"bytes"
	"slices"
	"strings"
)

// edit replaces bytes start to end of a file.
type edit struct {
	start, end int
	text       string
	// lines says that what stands alone on its lines goes with them.
	lines bool
}

// patch is the edits of one file.
type patch struct {
	src   []byte
	edits []edit
}

// remove takes away a span, with its lines where nothing else is on them.
func (p *patch) remove(start, end int) {
	p.edits = append(p.edits, edit{start: start, end: end, lines: true})
}

func (p *patch) replace(start, end int, text string) {
	p.edits = append(p.edits, edit{start: start, end: end, text: text})
}

// removed reports whether an edit takes all of a span away.
func (p *patch) removed(start, end int) bool {
	return slices.ContainsFunc(p.edits, func(e edit) bool { return e.text == "" && e.start <= start && end <= e.end })
}

// apply is the file after the edits. Of edits that overlap, the one that starts
// first and reaches farthest counts: what is taken away needs no edit inside.
func (p *patch) apply() []byte {
	edits := slices.Clone(p.edits)
	for i := range edits {
		if edits[i].lines {
			edits[i].start, edits[i].end = wholeLines(p.src, edits[i].start, edits[i].end)
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	var out bytes.Buffer
	at := 0
	for i, e := range edits {
		if e.start < at {
			continue
		}
		out.Write(p.src[at:e.start])
		out.WriteString(e.text)
		at = e.end
		// A paragraph that goes leaves one blank line behind, not two. What follows
		// may go as well; the last of such a run decides.
		next := i + 1
		for next < len(edits) && edits[next].start < at {
			next++
		}
		if e.text == "" && e.lines && (next == len(edits) || edits[next].start > at) {
			at = p.closeGap(&out, at)
		}
	}
	out.Write(p.src[at:])
	return out.Bytes()
}

// closeGap joins what is left around whole lines that went: two blank lines
// become one, and none is left behind an opening bracket or before a closing one.
func (p *patch) closeGap(out *bytes.Buffer, at int) int {
	before := out.Bytes()
	if len(before) > 0 && before[len(before)-1] != '\n' || at > 0 && p.src[at-1] != '\n' {
		return at
	}
	rest := bytes.TrimLeft(p.src[at:], " \t")
	blank := len(before) == 0 || bytes.HasSuffix(before, []byte("\n\n"))
	switch {
	case len(rest) > 0 && rest[0] == '\n' && (blank || bytes.HasSuffix(before, []byte("{\n"))):
		return len(p.src) - len(rest) + 1
	case blank && len(before) > 0 && (len(rest) == 0 || strings.IndexByte("})]", rest[0]) >= 0):
		out.Truncate(len(before) - 1)
	}
	return at
}

// wholeLines widens a span to its lines when only blanks stand beside it there.
func wholeLines(src []byte, start, end int) (int, int) {
	from := bytes.LastIndexByte(src[:start], '\n') + 1
	to := len(src)
	if n := bytes.IndexByte(src[end:], '\n'); n >= 0 {
		to = end + n + 1
	}
	if end > start && src[end-1] == '\n' {
		to = end
	}
	if strings.TrimSpace(string(src[from:start])) != "" || strings.TrimSpace(string(src[end:to])) != "" {
		return start, end
	}
	return from, to
}

// lineOf is the 1-based line of an offset.
func lineOf(src []byte, offset int) int {
	return bytes.Count(src[:min(max(offset, 0), len(src))], []byte("\n")) + 1
}

// offsetOf is the offset of a 1-based line and column in code points, -1 when
// there is no such place.
func offsetOf(src []byte, line, col int) int {
	at := 0
	for ; line > 1; line-- {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return -1
		}
		at += n + 1
	}
	rest, _, _ := bytes.Cut(src[at:], []byte("\n"))
	if at == 0 {
		trimmed := bytes.TrimPrefix(rest, []byte("\ufeff"))
		at += len(rest) - len(trimmed)
		rest = trimmed
	}
	n := 1
	for i := range string(rest) {
		if n == col {
			return at + i
		}
		n++
	}
	if n == col {
		return at + len(rest)
	}
	return -1
}

// lineStart is the offset at which the line of an offset begins.
func lineStart(src []byte, offset int) int { return bytes.LastIndexByte(src[:offset], '\n') + 1 }

// lineEnd is the offset of the newline that ends the line of an offset, or the
// end of the file.
func lineEnd(src []byte, offset int) int {
	if n := bytes.IndexByte(src[offset:], '\n'); n >= 0 {
		return offset + n
	}
	return len(src)
}

// above is the span of the line before the one that starts at offset.
func above(src []byte, start int) (from, to int, ok bool) {
	if start == 0 {
		return 0, 0, false
	}
	return lineStart(src, start-1), start - 1, true
}
