package rust

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// plainPos counts from the beginning of the text.
func plainPos(src []byte, offset int) Pos {
	before := src[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	if len(line) == len(before) {
		line = bytes.TrimPrefix(line, bom)
	}
	return Pos{Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(line) + 1}
}

func TestLinesPos(t *testing.T) {
	for _, text := range []string{"", "a", "\n", "a\nb\n", "\ufeffa\nb", "\ufeff", "ä\u2028ö\n\xffx\xc3\n\xe2\x82", strings.Repeat("äb\xf0", 30) + "\nc"} {
		src := []byte(text)
		l := NewLines(src)
		order := rand.New(rand.NewPCG(1, 2))
		for range 400 {
			at := order.IntN(len(src) + 1)
			if got, want := l.Pos(at), plainPos(src, at); got != want {
				t.Fatalf("%q at %d: got %v, want %v", text, at, got, want)
			}
		}
	}
	l := NewLines([]byte("a\nbc\n"))
	if l.Pos(-1) != (Pos{1, 1}) || l.Pos(99) != (Pos{3, 1}) || string(l.Text(3)) != "bc" || string(l.Text(99)) != "" {
		t.Error("offsets outside the text, or texts of lines")
	}
}

func TestLinesOfOneLine(t *testing.T) {
	src := bytes.Repeat([]byte("ä "), 1<<20)
	l := NewLines(src)
	begin := time.Now()
	for at := 0; at < len(src); at += 6 {
		l.Pos(at)
		l.Pos(at + 3)
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}
