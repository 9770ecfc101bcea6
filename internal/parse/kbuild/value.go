package kbuild

import (
	"strings"

	"featscan/internal/cond"
)

// A Seg is a run of text of one origin.
type Seg struct {
	Text string
	File *File // nil for text that stands in no file, such as a looked-up value
	Off  int   // of Text's first byte in File
	// Known is false for a reference that only a build can expand, such as
	// $(CONFIG_HZ) or $(shell ...); Text is then its source form.
	Known bool
}

// A Word is one word of a value: the text, where each piece of it stands, and
// the condition under which the word is there. A nil Cond means always.
type Word struct {
	Segs []Seg
	Cond *cond.Expr
}

// Text is the whole word, unknown pieces in source form.
func (w Word) Text() string {
	if len(w.Segs) == 1 {
		return w.Segs[0].Text
	}
	var b strings.Builder
	b.Grow(w.size())
	for i := range w.Segs {
		b.WriteString(w.Segs[i].Text)
	}
	return b.String()
}

// size is the length of the text.
func (w *Word) size() int {
	n := 0
	for i := range w.Segs {
		n += len(w.Segs[i].Text)
	}
	return n
}

// Known reports whether every piece of w is known.
func (w Word) Known() bool {
	for _, s := range w.Segs {
		if !s.Known {
			return false
		}
	}
	return true
}

// At is the file and byte offset where byte i of the word's text stands; the
// file is nil when it stands in none.
func (w Word) At(i int) (*File, int) {
	for _, s := range w.Segs {
		if i < len(s.Text) {
			if !s.Known {
				i = 0
			}
			return s.File, s.Off + i
		}
		i -= len(s.Text)
	}
	return nil, 0
}

// slice is bytes i to j of the text.
func slice(segs []Seg, i, j int) []Seg {
	var out []Seg
	for _, s := range segs {
		n := len(s.Text)
		from, to := max(0, min(i, n)), max(0, min(j, n))
		if from < to {
			cut := s
			cut.Text = s.Text[from:to]
			if s.Known {
				cut.Off += from
			}
			out = append(out, cut)
		}
		i, j = i-n, j-n
	}
	return out
}

// split cuts an alternative into words at blanks in known text.
func split(w Word) []Word {
	if whole(w.Segs) {
		return []Word{w}
	}
	var out []Word
	var segs []Seg
	flush := func() {
		if len(segs) > 0 {
			out = append(out, Word{Segs: segs, Cond: w.Cond})
			segs = nil
		}
	}
	for _, s := range w.Segs {
		if !s.Known {
			segs = append(segs, s)
			continue
		}
		for i := 0; i < len(s.Text); {
			j := i
			for j < len(s.Text) && !space(s.Text[j]) {
				j++
			}
			if j > i {
				segs = append(segs, Seg{s.Text[i:j], s.File, s.Off + i, true})
			}
			if j < len(s.Text) {
				flush()
				j++
			}
			i = j
		}
	}
	flush()
	return out
}

// whole reports whether pieces are one word as they are.
func whole(segs []Seg) bool {
	for i := range segs {
		s := &segs[i]
		if !s.Known {
			continue
		}
		if s.Text == "" {
			return false
		}
		for j := 0; j < len(s.Text); j++ {
			if space(s.Text[j]) {
				return false
			}
		}
	}
	return len(segs) > 0
}

// configName is the CONFIG_ symbol that an unknown segment refers to, or "".
func configName(s Seg) string {
	if s.Known || len(s.Text) < 4 || s.Text[0] != '$' {
		return ""
	}
	name := s.Text[2 : len(s.Text)-1]
	if !strings.HasPrefix(name, "CONFIG_") || strings.ContainsAny(name, " ,:$") {
		return ""
	}
	return name
}

// spell replaces each reference to a CONFIG_ symbol by what a tristate can be,
// as alternatives. It returns w alone when there is none, or more than three.
func spell(w Word) []Word {
	names := []string{}
	for _, s := range w.Segs {
		if n := configName(s); n != "" && !contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) == 0 || len(names) > 3 {
		return []Word{w}
	}
	out := []Word{w}
	for _, name := range names {
		var next []Word
		for _, o := range out {
			for _, v := range [...]string{"y", "m", ""} {
				c := cond.NewAtom(name, v)
				if v == "" {
					c = cond.Negate(c)
				}
				if c = both(o.Cond, c); !Never(c) {
					next = append(next, Word{substitute(o.Segs, name, v), c})
				}
			}
		}
		out = next
	}
	return out
}

func substitute(segs []Seg, name, value string) []Seg {
	out := make([]Seg, 0, len(segs))
	for _, s := range segs {
		if configName(s) == name {
			if value == "" {
				continue
			}
			s.Text, s.Known = value, true
		}
		out = append(out, s)
	}
	return out
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
