package kbuild

import (
	"path"
	"sort"
	"strconv"
	"strings"

	"featscan/internal/cond"
)

// filter is $(filter patterns,words) and filter-out. A word that is not known
// may or may not be filtered: filter-out keeps it, filter keeps it under an
// unknown condition.
func (ev *Evaluator) filter(f *File, p Part) []Word {
	patterns := ev.words(f, arg(p, 0))
	var out []Word
	texts := make([]string, len(patterns))
	for i, pattern := range patterns {
		texts[i] = pattern.Text()
	}
	var one [1]Word
	for _, w := range ev.words(f, arg(p, 1)) {
		for _, v := range spellIfSmall(w, &one) {
			hit := cond.Constant(cond.False)
			text, known := v.Text(), v.Known()
			for i, pattern := range patterns {
				ev.state.steps++
				switch {
				case known && pattern.Known():
					if matchWord(texts[i], text) {
						hit = either(hit, pattern.Cond)
					}
				case texts[i] == text || texts[i] == "%":
					hit = either(hit, pattern.Cond)
				case !pattern.Known() && strings.HasPrefix(text, "-") != strings.HasPrefix(texts[i], "-") && pattern.Segs[0].Known:
				case p.Func == "filter":
					hit = either(hit, both(pattern.Cond, cond.NewAtom("make:$(filter "+texts[i]+","+text+")", "")))
				}
			}
			if p.Func == "filter-out" {
				hit = not(hit)
			}
			if hit = both(v.Cond, ev.decided(hit)); len(v.Segs) > 0 && !Never(hit) {
				out = append(out, Word{v.Segs, hit})
			}
		}
	}
	return out
}

// spellIfSmall spells out a word that is a bare tristate; any other is put in
// one.
func spellIfSmall(w Word, one *[1]Word) []Word {
	if len(w.Segs) == 1 && configName(w.Segs[0]) != "" {
		return spell(w)
	}
	one[0] = w
	return one[:]
}

func matchWord(pattern, word string) bool {
	before, after, any := strings.Cut(pattern, "%")
	if !any {
		return pattern == word
	}
	return len(word) >= len(before)+len(after) && strings.HasPrefix(word, before) && strings.HasSuffix(word, after)
}

// patsubst replaces the words that match from.
func (ev *Evaluator) patsubst(f *File, from, to Expr, words []Word) []Word {
	pattern, replacement := ev.alts(f, from), ev.alts(f, to)
	if len(pattern) != 1 || len(replacement) != 1 || !pattern[0].Known() {
		return words
	}
	before, after, any := strings.Cut(strings.TrimSpace(pattern[0].Text()), "%")
	rtext := replacement[0].Text()
	percent := strings.IndexByte(rtext, '%')
	var out []Word
	var one [1]Word
	for _, w := range words {
		for _, v := range spellIfSmall(w, &one) {
			text := v.Text()
			ev.state.steps++
			hit := text == before && !any ||
				any && len(text) >= len(before)+len(after) && strings.HasPrefix(text, before) && strings.HasSuffix(text, after)
			switch {
			case !hit:
				if len(v.Segs) > 0 {
					out = append(out, v)
				}
			case !any || percent < 0:
				out = append(out, split(Word{replacement[0].Segs, v.Cond})...)
			default:
				segs := append([]Seg{}, slice(replacement[0].Segs, 0, percent)...)
				segs = append(segs, slice(v.Segs, len(before), len(text)-len(after))...)
				segs = append(segs, slice(replacement[0].Segs, percent+1, len(rtext))...)
				if len(segs) > 0 {
					out = append(out, split(Word{segs, v.Cond})...)
				}
			}
		}
	}
	return out
}

// subst replaces text; a tristate that is in the way is spelled out.
func (ev *Evaluator) subst(f *File, p Part) []Word {
	from, to := ev.alts(f, arg(p, 0)), ev.alts(f, arg(p, 1))
	var out []Word
	for _, a := range ev.alts(f, arg(p, 2)) {
		if len(from) != 1 || len(to) != 1 || !from[0].Known() {
			return []Word{unknown(f, p)}
		}
		old := from[0].Text()
		in := []Word{a}
		if old == "y" || old == "m" {
			in = spell(a)
		}
		for _, w := range in {
			next := Word{Cond: w.Cond}
			for _, s := range w.Segs {
				next.Segs = append(next.Segs, substText(s, old, to[0].Segs)...)
				if ev.state.steps += len(next.Segs); len(next.Segs) > maxPieces || next.size() > maxText {
					return []Word{unknown(f, p)}
				}
			}
			out = append(out, next)
		}
	}
	if len(out) > maxAlts {
		return []Word{unknown(f, p)}
	}
	return out
}

func substText(s Seg, old string, fresh []Seg) []Seg {
	if !s.Known || old == "" || !strings.Contains(s.Text, old) {
		return []Seg{s}
	}
	var out []Seg
	for {
		i := strings.Index(s.Text, old)
		if i < 0 {
			break
		}
		if i > 0 {
			out = append(out, Seg{s.Text[:i], s.File, s.Off, true})
		}
		out = append(out, fresh...)
		s.Text, s.Off = s.Text[i+len(old):], s.Off+i+len(old)
	}
	if s.Text != "" {
		out = append(out, s)
	}
	return out
}

func (ev *Evaluator) findstring(f *File, p Part) []Word {
	var out []Word
	for _, find := range ev.alts(f, arg(p, 0)) {
		for _, in := range ev.alts(f, arg(p, 1)) {
			c := both(find.Cond, in.Cond)
			switch {
			case Never(c):
			case find.Known() && in.Known():
				if strings.Contains(in.Text(), find.Text()) {
					out = append(out, split(Word{find.Segs, c})...)
				}
			default:
				out = append(out, Word{unknown(f, p).Segs, c})
			}
		}
	}
	if len(out) > maxAlts {
		return []Word{unknown(f, p)}
	}
	return out
}

func (ev *Evaluator) affix(f *File, p Part) []Word {
	affix := ev.alts(f, arg(p, 0))
	var out []Word
	var one [1]Word
	for _, word := range ev.words(f, arg(p, 1)) {
		for _, w := range spellIfSmall(word, &one) {
			for _, a := range affix {
				c := both(w.Cond, a.Cond)
				if Never(c) || len(w.Segs) == 0 {
					continue
				}
				first, second := a.Segs, w.Segs
				if p.Func == "addsuffix" {
					first, second = second, first
				}
				out = append(out, split(Word{append(first[:len(first):len(first)], second...), c})...)
			}
		}
		if ev.state.steps += len(affix); ev.tooMany(f, p.Span.Start, len(out)) {
			return out
		}
	}
	return out
}

func sorted(ws []Word) []Word {
	out := append([]Word{}, ws...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Text() < out[j].Text() })
	kept := out[:0]
	for _, w := range out {
		if n := len(kept); n > 0 && kept[n-1].Text() == w.Text() {
			kept[n-1].Cond = either(kept[n-1].Cond, w.Cond)
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

func (ev *Evaluator) pathPart(f *File, p Part) []Word {
	var out []Word
	for _, w := range ev.words(f, arg(p, 0)) {
		text := w.Text()
		slash := strings.LastIndexByte(text, '/') + 1
		dot := len(text) - len(path.Ext(text[slash:]))
		switch p.Func {
		case "notdir":
			w.Segs = slice(w.Segs, slash, len(text))
		case "dir":
			if w.Segs = slice(w.Segs, 0, slash); slash == 0 {
				w.Segs = []Seg{{Text: "./", Known: true}}
			}
		case "basename":
			w.Segs = slice(w.Segs, 0, dot)
		case "suffix":
			w.Segs = slice(w.Segs, dot, len(text))
		}
		if len(w.Segs) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// pick is word, wordlist, words, firstword and lastword; which word is first
// among conditional ones is not known.
func (ev *Evaluator) pick(f *File, p Part) []Word {
	list := ev.words(f, p.Args[len(p.Args)-1])
	for _, w := range list {
		switch known := w.Known(); {
		case w.Cond != nil, !known && p.Func == "words" && !isDirectory(w),
			!known && len(list) > 1 && configName(w.Segs[0]) != "":
			return []Word{unknown(f, p)}
		}
	}
	if p.Func == "words" {
		return []Word{{Segs: []Seg{{Text: strconv.Itoa(len(list)), Known: true}}}}
	}
	from, to := 1, 1
	var err error
	switch p.Func {
	case "lastword":
		from, to = len(list), len(list)
	case "word", "wordlist":
		if from, err = ev.number(f, arg(p, 0)); err != nil {
			return []Word{unknown(f, p)}
		}
		if to = from; p.Func == "wordlist" {
			if to, err = ev.number(f, arg(p, 1)); err != nil {
				return []Word{unknown(f, p)}
			}
		}
	}
	from, to = max(from, 1), min(to, len(list))
	if from > to {
		return nil
	}
	return list[from-1 : to]
}

// isDirectory reports whether all that is unknown of a word is where the tree lies.
func isDirectory(w Word) bool {
	for _, s := range w.Segs {
		switch {
		case s.Known:
		case !directories[refName(s)]:
			return false
		}
	}
	return true
}

// directories are variables that hold one directory.
var directories = map[string]bool{
	"srctree": true, "srcroot": true, "objtree": true, "abs_srctree": true, "abs_objtree": true, "CURDIR": true, "src": true, "obj": true,
}

func (ev *Evaluator) number(f *File, e Expr) (int, error) {
	as := ev.alts(f, e)
	if len(as) != 1 {
		return 0, strconv.ErrSyntax
	}
	return strconv.Atoi(strings.TrimSpace(as[0].Text()))
}

// intcmp is $(intcmp a,b,less,equal,greater).
func (ev *Evaluator) intcmp(f *File, p Part) []Word {
	a, err1 := ev.number(f, arg(p, 0))
	b, err2 := ev.number(f, arg(p, 1))
	if err1 != nil || err2 != nil || len(p.Args) < 3 {
		return []Word{ev.frame(f, p)}
	}
	i := 2
	if a == b {
		i = 3
	} else if a > b {
		i = 4
	}
	return ev.words(f, arg(p, min(i, len(p.Args)-1)))
}
