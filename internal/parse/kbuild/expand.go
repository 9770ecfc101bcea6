package kbuild

import (
	"slices"
	"strings"

	"featscan/internal/cond"
)

// words expands an expression to its words. Pieces that stand next to each
// other without a blank make one word; a piece that may be one of several
// texts makes several words with conditions that exclude each other.
func (ev *Evaluator) words(f *File, e Expr) []Word {
	var out []Word
	var chunk Expr
	flush := func() {
		switch {
		case len(chunk) == 0:
		case len(chunk) == 1 && chunk[0].Kind != Literal:
			out = append(out, ev.partWords(f, chunk[0])...)
		default:
			for _, a := range ev.alts(f, chunk) {
				out = append(out, split(a)...)
			}
		}
		chunk = chunk[:0]
	}
	for n, p := range e {
		if !ev.step(f, p.Span.Start) || ev.tooMany(f, p.Span.Start, len(out)) {
			return out
		}
		if p.Kind != Literal {
			switch {
			case len(chunk) > 0 || !ends(e, n):
				chunk = append(chunk, p)
			case out == nil:
				out = ev.partWords(f, p)
				out = out[:len(out):len(out)]
			default:
				out = append(out, ev.partWords(f, p)...)
			}
			continue
		}
		for i := 0; i < len(p.Text); {
			j := i
			for j < len(p.Text) && !space(p.Text[j]) {
				j++
			}
			piece := p
			piece.Text = p.Text[i:j]
			piece.Span.Start += i
			switch {
			case j == i:
			case len(chunk) == 0 && (j < len(p.Text) || ends(e, n)):
				out = append(out, literal(f, piece))
			default:
				chunk = append(chunk, piece)
			}
			if j < len(p.Text) {
				flush()
				j++
			}
			i = j
		}
	}
	flush()
	return out
}

// ends reports whether a word that part n of an expression ends with goes no
// further.
func ends(e Expr, n int) bool {
	if n+1 == len(e) {
		return true
	}
	next := &e[n+1]
	return next.Kind == Literal && next.Text != "" && space(next.Text[0])
}

func literal(f *File, p Part) Word {
	return Word{Segs: []Seg{{Text: p.Text, File: f, Off: p.Span.Start, Known: true}}}
}

// stepBytes is how many bytes of a text take as long as a step.
const stepBytes = 1 << 10

// tooMuch is the damage that whatever is cut off leaves.
const tooMuch = "expands to too much; the rest was not expanded"

// step counts one piece of work; false when the budget is spent.
func (ev *Evaluator) step(f *File, offset int) bool {
	ev.state.steps++
	return !ev.spent(f, offset)
}

// spent reports whether the budget is, and says where it first was.
func (ev *Evaluator) spent(f *File, offset int) bool {
	if ev.state.steps <= maxSteps {
		return false
	}
	if !ev.state.told {
		ev.state.told = true
		ev.damage(f, offset, tooMuch)
	}
	return true
}

// tooMany reports whether a value has more words than are kept, and says where.
func (ev *Evaluator) tooMany(f *File, offset, words int) bool {
	if words <= maxWords {
		return false
	}
	ev.damage(f, offset, tooMuch)
	return true
}

// alts expands an expression to one text, as alternatives whose conditions
// exclude each other.
func (ev *Evaluator) alts(f *File, e Expr) []Word { return ev.combined(f, e, ev.partAlts) }

// combined is alts with what the parts expand to.
func (ev *Evaluator) combined(f *File, e Expr, expand func(*File, Part) []Word) []Word {
	if len(e) == 1 && e[0].Kind == Literal && ev.step(f, e[0].Span.Start) {
		return []Word{literal(f, e[0])}
	}
	out := []Word{{}}
	var own []Seg // the pieces of the only text, while there is only one
	bytes := 0    // of the longest
	for i, p := range e {
		if !ev.step(f, p.Span.Start) {
			return []Word{ev.source(f, e)}
		}
		var part []Word
		if p.Kind == Literal {
			part = []Word{literal(f, p)}
		} else {
			part = expand(f, p)
		}
		if len(part) == 0 {
			continue
		}
		if len(out)*len(part) > maxAlts {
			part = []Word{unknown(f, p)}
		}
		longest := 0
		for i := range part {
			longest = max(longest, part[i].size())
		}
		ev.state.steps += longest / stepBytes
		if bytes += longest; bytes > maxText {
			ev.damage(f, p.Span.Start, tooMuch)
			return out
		}
		if len(out) == 1 && len(part) == 1 {
			w := Word{part[0].Segs, both(out[0].Cond, part[0].Cond)}
			if Never(w.Cond) {
				return nil
			}
			if i > 0 {
				if own == nil {
					own = append(make([]Seg, 0, len(out[0].Segs)+len(w.Segs)+len(e)-i), out[0].Segs...)
				}
				own = append(own, w.Segs...)
				w.Segs = own
			}
			if ev.state.steps += len(w.Segs); len(w.Segs) > maxPieces {
				ev.damage(f, p.Span.Start, tooMuch)
				return out
			}
			out[0] = w
			continue
		}
		own = nil
		next := make([]Word, 0, len(out)*len(part))
		for _, a := range out {
			for _, b := range part {
				c := both(a.Cond, b.Cond)
				if Never(c) {
					continue
				}
				segs := append(a.Segs[:len(a.Segs):len(a.Segs)], b.Segs...)
				ev.state.steps += len(segs)
				if len(segs) > maxPieces {
					ev.damage(f, p.Span.Start, tooMuch)
					return out
				}
				next = append(next, Word{segs, c})
			}
		}
		out = next
	}
	return out
}

// source is an expression left as it is written.
func (ev *Evaluator) source(f *File, e Expr) Word {
	var w Word
	for _, p := range e {
		w.Segs = append(w.Segs, unknown(f, p).Segs...)
	}
	return w
}

func unknown(f *File, p Part) Word {
	if p.Kind == Literal {
		return literal(f, p)
	}
	return Word{Segs: []Seg{{Text: f.Text(p.Span), File: f, Off: p.Span.Start}}}
}

// joined turns the words of a value into alternatives of one text.
func (ev *Evaluator) joined(f *File, p Part, ws []Word) []Word {
	bytes := 0
	for i := range ws {
		bytes += ws[i].size()
	}
	if len(ws) > maxPieces/2 || bytes > maxText {
		ev.damage(f, p.Span.Start, tooMuch)
		return []Word{unknown(f, p)}
	}
	// What is there in any case makes one text.
	n, segs := 0, 0
	for n < len(ws) && ws[n].Cond == nil {
		segs += len(ws[n].Segs) + 1
		n++
	}
	out := []Word{{}}
	if n == 1 {
		out[0].Segs = ws[0].Segs[:len(ws[0].Segs):len(ws[0].Segs)]
	} else if n > 1 {
		text := make([]Seg, 0, segs)
		for i := range n {
			if len(text) > 0 {
				text = append(text, Seg{Text: " ", Known: true})
			}
			text = append(text, ws[i].Segs...)
		}
		out[0].Segs = text
	}
	for _, w := range ws[n:] {
		next := make([]Word, 0, 2*len(out))
		for _, a := range out {
			if c := both(a.Cond, w.Cond); !Never(c) {
				next = append(next, Word{glue(a.Segs, w.Segs, w.Cond == nil && len(out) == 1), c})
			}
			if w.Cond == nil {
				continue
			}
			if c := both(a.Cond, not(w.Cond)); !Never(c) {
				next = append(next, Word{a.Segs, c})
			}
			ev.state.steps += 1 + len(a.Segs)
		}
		if len(next) > maxAlts || ev.spent(f, p.Span.Start) {
			return []Word{unknown(f, p)}
		}
		out = next
	}
	return out
}

// glue joins two words by a blank; in place when nobody else holds the first.
func glue(a, b []Seg, owned bool) []Seg {
	if !owned {
		a = a[:len(a):len(a)]
	}
	if len(a) > 0 {
		a = append(a, Seg{Text: " ", Known: true})
	} else {
		a = make([]Seg, 0, len(b)+2)
	}
	return append(a, b...)
}

// partWords expands a reference or call to words.
func (ev *Evaluator) partWords(f *File, p Part) []Word {
	if p.Kind == Call {
		return ev.call(f, p)
	}
	var out []Word
	if len(p.Name) == 1 && p.Name[0].Kind == Literal && ev.step(f, p.Name[0].Span.Start) {
		out = ev.variable(strings.TrimSpace(p.Name[0].Text), origin{referred, f, p.Span, nil})
	} else {
		for _, name := range ev.alts(f, p.Name) {
			if !name.Known() {
				out = append(out, restrict(ev.spelt(f, p, name), name.Cond)...)
				continue
			}
			out = append(out, restrict(ev.variable(strings.TrimSpace(name.Text()), origin{referred, f, p.Span, nil}), name.Cond)...)
		}
	}
	if len(p.Args) == 2 {
		from, to := p.Args[0], p.Args[1]
		if !hasPercent(from) {
			from, to = suffixed(from), suffixed(to)
		}
		return ev.patsubst(f, from, to, out)
	}
	return out
}

// spelt expands $(x-$(CONFIG_Y)): one value for each thing the symbol can be.
func (ev *Evaluator) spelt(f *File, p Part, name Word) []Word {
	var out []Word
	for _, n := range spell(name) {
		if !n.Known() {
			return []Word{unknown(f, p)}
		}
		text := strings.TrimSpace(n.Text())
		if defs, _ := ev.find(text); len(defs) > 0 {
			out = append(out, restrict(ev.variable(text, origin{kind: silent}), n.Cond)...)
		}
	}
	return out
}

func hasPercent(e Expr) bool {
	return slices.ContainsFunc(e, func(p Part) bool { return p.Kind == Literal && strings.Contains(p.Text, "%") })
}

// suffixed is an end of words, as $(x:.c=.o) has it, as a pattern.
func suffixed(e Expr) Expr {
	start := 0
	if len(e) > 0 {
		start = e[0].Span.Start
	}
	return append(Expr{{Kind: Literal, Text: "%", Span: Span{start, start}}}, e...)
}

// builtin are variables that Kbuild.include defines and that are needed even
// where it was not run.
var builtin = map[string]string{
	"comma": ",", "pound": "#", "squote": "'", "quote": "\"", "empty": "", "space": "",
}

func (ev *Evaluator) variable(name string, o origin) []Word {
	if v, known := ev.lookup(name); known {
		return split(Word{Segs: []Seg{{Text: v, File: o.file, Off: o.span.Start, Known: true}}})
	}
	defs, scope := ev.find(name)
	if len(defs) == 0 {
		if v, ok := builtin[name]; ok {
			return split(Word{Segs: []Seg{{Text: v, File: o.file, Off: o.span.Start, Known: true}}})
		}
		if o.kind == silent || ev.opt.Closed && !fromOutside(name) {
			return nil
		}
		return []Word{{Segs: []Seg{ev.reference(name, o)}}}
	}
	if len(defs) == 1 && defs[0].simple && defs[0].cond == nil {
		ev.state.steps += len(defs[0].words)
		return defs[0].words[:len(defs[0].words):len(defs[0].words)]
	}
	key := active{scope, name}
	within := ev.state.active[key]
	if within && o.kind != called || ev.state.depth > maxDepth {
		if o.kind != called { // a function may call itself
			ev.loop(name, defs)
		}
		return []Word{{Segs: []Seg{ev.reference(name, o)}}}
	}
	ev.state.active[key] = true
	ev.state.depth++
	out := ev.fold(defs)
	ev.state.depth--
	if !within {
		delete(ev.state.active, key)
	}
	return out
}

// loop reports a variable that refers to itself. Conditional definitions may
// only seem to: no build need run all of them.
func (ev *Evaluator) loop(name string, defs []def) {
	for i := range defs {
		d := &defs[i]
		if d.cond != nil {
			continue
		}
		ev.damage(d.file, d.offset(), "variable "+name+" refers to itself")
		return
	}
}

// offset is where the value stands in its file, as far as that is known.
func (d *def) offset() int {
	if len(d.expr) > 0 {
		return d.expr[0].Span.Start
	}
	if len(d.words) > 0 && len(d.words[0].Segs) > 0 && d.words[0].Segs[0].File == d.file {
		return d.words[0].Segs[0].Off
	}
	return 0
}

// fold applies definitions in order.
func (ev *Evaluator) fold(defs []def) []Word {
	var out []Word
	for i := range defs {
		d := &defs[i]
		words := d.words
		if !d.simple {
			words = ev.words(d.file, d.expr)
		}
		ev.state.steps += len(words)
		if at := d.offset(); ev.spent(d.file, at) || ev.tooMany(d.file, at, len(out)+len(words)) {
			return out
		}
		if !d.add {
			out, words = ev.replace(out, words, d.cond)
		}
		out = append(out, restrict(words, d.cond)...)
	}
	return out
}

// replace is what an assignment under a condition leaves of the old value, and
// what is new. A word that X := $(X) ... only carries over is not doubled.
func (ev *Evaluator) replace(old, words []Word, c *cond.Expr) (keep, fresh []Word) {
	if c == nil {
		return nil, words
	}
	type place struct {
		file *File
		off  int
		text string
	}
	at := func(w Word) place {
		file, off := w.At(0)
		return place{file, off, w.Text()}
	}
	where := map[place]int{}
	for i, w := range words {
		where[at(w)] = i
	}
	ev.state.steps += 4*len(old) + len(words) // each is restricted
	carried := map[int]bool{}
	for _, w := range old {
		i, ok := where[at(w)]
		if ok && !carried[i] && same(words[i].Cond, w.Cond) {
			carried[i] = true
			keep = append(keep, w)
		} else if in := both(w.Cond, not(c)); !Never(in) {
			keep = append(keep, Word{w.Segs, in})
		}
	}
	for i, w := range words {
		if !carried[i] {
			fresh = append(fresh, w)
		}
	}
	return keep, fresh
}

// restrict adds a condition to every word, and drops those that cannot hold.
func restrict(ws []Word, c *cond.Expr) []Word {
	if c == nil {
		return ws
	}
	out := make([]Word, 0, len(ws))
	for _, w := range ws {
		if in := both(w.Cond, c); !Never(in) {
			out = append(out, Word{w.Segs, in})
		}
	}
	return out
}
