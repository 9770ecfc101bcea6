package rust

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Lines finds the lines and columns of a text. Places are best asked for one after
// another: a column is counted from the one before, since a line may be as long as the
// text. It belongs to one goroutine.
type Lines struct {
	src    []byte
	starts []int
	last   int // the offset asked for last, where a character begins
	at     Pos // of that
}

var bom = []byte("\ufeff")

// NewLines finds the lines of src.
func NewLines(src []byte) *Lines { return newLines(src, nil) }

// newLines is NewLines with memory to use.
func newLines(src []byte, starts []int) *Lines {
	l := &Lines{src: src, starts: append(starts[:0], 0)}
	for i := 0; i < len(src); {
		i += lineLength(src[i:])
		if src[i-1] == '\n' {
			l.starts = append(l.starts, i)
		}
	}
	return l
}

// Pos converts a byte offset; one outside the text is moved to its nearest end. A
// byte order mark is no column.
func (l *Lines) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(l.src))
	line := sort.SearchInts(l.starts, offset+1)
	from, col := l.starts[line-1], 1
	if line == 1 && bytes.HasPrefix(l.src[:offset], bom) {
		from = len(bom)
	}
	begins := offset == len(l.src) || utf8.RuneStart(l.src[offset])
	switch known := l.at.Line == line && l.last >= from; {
	case known && l.last <= offset:
		col = l.at.Col + utf8.RuneCount(l.src[l.last:offset])
	case known && begins && l.last-offset < offset-from:
		col = l.at.Col - utf8.RuneCount(l.src[offset:l.last])
	default:
		col += utf8.RuneCount(l.src[from:offset])
	}
	at := Pos{Line: line, Col: col}
	if begins {
		l.last, l.at = offset, at
	}
	return at
}

// Text is the line that an offset is in, without its end.
func (l *Lines) Text(offset int) []byte {
	line := l.src[l.starts[sort.SearchInts(l.starts, min(max(offset, 0), len(l.src))+1)-1]:]
	line, _, _ = bytes.Cut(line, []byte("\n"))
	return line
}
