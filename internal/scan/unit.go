package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/parse/rust"
)

// unit is what one Rust file says by itself: plain data that depends on its
// bytes and the detectors alone, so that it can be cached by content.
type unit struct {
	Outline *rust.Outline
	Matches []detect.Match
	// Written are matches in the code that string literals hold. They count in
	// crates of procedural macros, which write such code.
	Written []detect.Match
	Gates   []rust.Gate
	Places  []place            // of the gates
	Damage  []features.Damaged // File is left empty
	// Lines are the source lines that matches and gates stand on, trimmed.
	Lines map[int]string
	// Late says that there was no time to understand all of it.
	Late bool
}

// place is where something stands in its file.
type place struct{ Start, End rust.Pos }

// reader turns files into units. It belongs to one goroutine.
type reader struct {
	parser    *rust.Parser
	detectors *detect.Set
	interest  *rust.Interest
}

func (r *reader) read(ctx context.Context, src []byte) (*unit, error) {
	u := &unit{Lines: map[int]string{}}
	if reason := notText(src); reason != "" {
		u.Damage = []features.Damaged{{Line: 1, Col: 1, EndLine: 1, EndCol: 1, Reason: reason}}
	}
	f, err := r.parser.Parse(ctx, src)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	u.Gates = f.Gates
	for _, g := range f.Gates {
		u.Places = append(u.Places, place{f.Pos(g.Start), f.Pos(g.End)})
	}
	u.Matches = r.detectors.Run(f)
	if text := f.StringCode(); text != nil {
		g, err := r.parser.Parse(ctx, text)
		if err != nil {
			return nil, err
		}
		u.Written = r.detectors.Run(g)
		g.Close()
	}
	u.Outline = rust.MakeOutline(f, r.interest)
	for _, d := range f.Damage() {
		start, end := f.Pos(d.Start), f.Pos(d.End)
		u.Damage = append(u.Damage, features.Damaged{Line: start.Line, Col: start.Col,
			EndLine: end.Line, EndCol: end.Col, Reason: d.Reason})
	}
	u.keepLines(src)
	u.Late = f.Late()
	return u, nil
}

// keepLines notes the text of every line that a finding of the file stands on.
func (u *unit) keepLines(src []byte) {
	want := map[int]bool{}
	for _, p := range u.Places {
		want[p.Start.Line] = true
	}
	for _, list := range [][]detect.Match{u.Matches, u.Written} {
		for i := range list {
			want[list[i].Pos.Line] = true
		}
	}
	if len(want) == 0 {
		return
	}
	line := 0
	for rest := src; len(rest) > 0; {
		line++
		var text []byte
		text, rest, _ = bytes.Cut(rest, []byte("\n"))
		if want[line] {
			u.Lines[line] = excerpt(text)
		}
	}
}

// maxExcerpt is the most of a source line that a finding quotes, in code points.
const maxExcerpt = 200

// excerpt is a source line as findings quote it: trimmed, valid, and short.
func excerpt(line []byte) string {
	text := strings.TrimFunc(strings.ToValidUTF8(string(line), "\uFFFD"), unicode.IsSpace)
	if utf8.RuneCountInString(text) <= maxExcerpt {
		return text
	}
	return string([]rune(text)[:maxExcerpt-1]) + "…"
}

// notText says what makes src unlikely to be source text; it is read all the same.
func notText(src []byte) string {
	switch {
	case bytes.IndexByte(src, 0) >= 0:
		return "NUL byte in the file"
	case !utf8.Valid(src):
		return "invalid UTF-8"
	}
	return ""
}

// guard turns a panic while one file was read into an error that names it.
func guard(path string, do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%q: defect in featscan while reading: %v: %w", path, p, errDefect)
		}
	}()
	return do()
}

var errDefect = errors.New("please report it")
