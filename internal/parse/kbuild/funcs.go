package kbuild

import (
	"path"
	"sort"
	"strconv"
	"strings"

	"featscan/internal/cond"
)

// partAlts expands a reference or call to alternatives of one text.
func (ev *Evaluator) partAlts(f *File, p Part) []Word {
	if p.Kind == Ref {
		return ev.joined(f, p, ev.partWords(f, p))
	}
	switch p.Func {
	case "if":
		return ev.choose(f, p, ev.alts)
	case "subst":
		return ev.subst(f, p)
	}
	return ev.joined(f, p, ev.call(f, p))
}

type expander func(*File, Expr) []Word

func arg(p Part, i int) Expr {
	if i < len(p.Args) {
		return p.Args[i]
	}
	return nil
}

// choose is $(if test,then,else).
func (ev *Evaluator) choose(f *File, p Part, expand expander) []Word {
	test := ev.decided(anyPresent(ev.alts(f, arg(p, 0))))
	var out []Word
	if !Never(test) {
		out = restrict(expand(f, arg(p, 1)), test)
	}
	if test != nil {
		out = append(out[:len(out):len(out)], restrict(expand(f, arg(p, 2)), not(test))...)
	}
	return out
}

// andOr is $(or a,b,...), the first that is not empty, and $(and a,b,...), the
// last if none is empty.
func (ev *Evaluator) andOr(f *File, p Part) []Word {
	var out []Word
	var left *cond.Expr
	for i, a := range p.Args {
		if Never(left) {
			return out
		}
		test := ev.decided(anyPresent(ev.alts(f, a)))
		last := i == len(p.Args)-1
		if p.Func == "or" {
			for _, w := range ev.words(f, a) {
				// A tristate in an or is there only when it is set.
				out = append(out, restrict([]Word{w}, both(left, present(w)))...)
			}
			left = both(left, not(test))
			continue
		}
		if last {
			return append(out, restrict(ev.words(f, a), left)...)
		}
		left = both(left, test)
	}
	return out
}

// call expands a function to words.
func (ev *Evaluator) call(f *File, p Part) []Word {
	switch p.Func {
	case "if":
		return ev.choose(f, p, ev.words)
	case "or", "and":
		return ev.andOr(f, p)
	case "call":
		return ev.user(f, p)
	case "filter", "filter-out":
		return ev.filter(f, p)
	case "patsubst":
		return ev.patsubst(f, arg(p, 0), arg(p, 1), ev.words(f, arg(p, 2)))
	case "findstring":
		return ev.findstring(f, p)
	case "subst":
		var out []Word
		for _, a := range ev.subst(f, p) {
			out = append(out, split(a)...)
		}
		return out
	case "strip", "realpath", "abspath":
		return ev.words(f, arg(p, 0))
	case "addprefix", "addsuffix":
		return ev.affix(f, p)
	case "foreach":
		return ev.foreach(f, p)
	case "sort":
		return sorted(ev.words(f, arg(p, 0)))
	case "notdir", "dir", "basename", "suffix":
		return ev.pathPart(f, p)
	case "firstword", "lastword", "word", "wordlist", "words":
		return ev.pick(f, p)
	case "intcmp":
		return ev.intcmp(f, p)
	case "error", "warning", "info", "file":
		return nil
	case "eval":
		ev.eval(f, p)
		return nil
	case "value":
		return ev.value(f, p)
	}
	w := ev.frame(f, p)
	if p.Func == "shell" && ev.opt.Shell != nil {
		if out, known := ev.opt.Shell(w.Segs[0].Text); known {
			return split(Word{Segs: []Seg{{Text: out, File: f, Off: p.Span.Start, Known: true}}})
		}
	}
	return []Word{w} // shell, wildcard, origin, ...: only a build knows
}

// frame is a call in source form, in which the arguments of the $(call) around
// it are filled in: $(shell test $1 ...) says nothing outside its function.
func (ev *Evaluator) frame(f *File, p Part) Word {
	w := unknown(f, p)
	if ev.parent == nil || !strings.Contains(w.Segs[0].Text, "$") {
		return w
	}
	for i := 1; i <= 9; i++ {
		n := strconv.Itoa(i)
		defs, ok := ev.vars[n]
		if !ok {
			break
		}
		text := make([]string, 0, 4)
		for _, word := range defs[0].words {
			text = append(text, word.Text())
		}
		value := strings.Join(text, " ")
		if len(value) > 500 {
			value = "..."
		}
		for _, ref := range [...]string{"$(" + n + ")", "${" + n + "}", "$" + n} {
			w.Segs[0].Text = strings.ReplaceAll(w.Segs[0].Text, ref, value)
		}
	}
	if len(w.Segs[0].Text) > 4000 {
		w.Segs[0].Text = w.Segs[0].Text[:4000]
	}
	return w
}

// user is $(call f,...). The probes that run a compiler cannot be decided here:
// they choose between their arguments under a condition in source form.
func (ev *Evaluator) user(f *File, p Part) []Word {
	names := ev.alts(f, arg(p, 0))
	if len(names) != 1 || !names[0].Known() {
		return []Word{ev.frame(f, p)}
	}
	name := strings.TrimSpace(names[0].Text())
	args := make([][]Word, 0, len(p.Args))
	for _, a := range p.Args[1:] {
		args = append(args, ev.words(f, a))
	}
	if c, ok := ev.compare(name, args); ok {
		return restrict([]Word{{Segs: []Seg{{Text: "y", Known: true}}}}, ev.decided(c))
	}
	if then, probe := probes[name]; probe {
		test := ev.decided(cond.NewAtom("make:"+ev.frame(f, p).Segs[0].Text, ""))
		var out []Word
		if len(args) > then {
			out = restrict(args[then], test)
		}
		if len(args) > then+1 {
			out = append(out[:len(out):len(out)], restrict(args[then+1], not(test))...)
		}
		return out
	}
	defs, _ := ev.find(name)
	if len(defs) == 0 || ev.state.depth > maxDepth {
		return []Word{ev.frame(f, p)}
	}
	scope := &Evaluator{opt: ev.opt, parent: ev, vars: map[string][]def{}, state: ev.state}
	scope.vars["0"] = []def{{simple: true, words: names}}
	for i := 0; i < max(len(args), 9) && i < 40; i++ {
		var words []Word
		if i < len(args) {
			words = args[i]
		}
		scope.vars[strconv.Itoa(i+1)] = []def{{simple: true, words: words}}
	}
	ev.state.depth++
	defer func() { ev.state.depth-- }()
	return scope.variable(name, ev.frame(f, p).Segs[0])
}

// probes are Kbuild's tests of a tool (scripts/Makefile.compiler): the index of
// the argument that a success yields; the one after it is for a failure.
var probes = map[string]int{
	"cc-option": 0, "as-option": 0, "ld-option": 0, "rustc-option": 0, "hostcc-option": 0,
	"as-instr": 1, "__cc-option": 2, "__rustc-option": 2, "try-run": 1, "cc-ldoption": 0,
}

// filter is $(filter patterns,words) and filter-out. A word that is not known
// may or may not be filtered: filter-out keeps it, filter keeps it under an
// unknown condition.
func (ev *Evaluator) filter(f *File, p Part) []Word {
	patterns := ev.words(f, arg(p, 0))
	var out []Word
	for _, w := range ev.words(f, arg(p, 1)) {
		for _, v := range spellIfSmall(w) {
			hit := cond.Constant(cond.False)
			for _, pattern := range patterns {
				ev.state.steps++
				switch {
				case pattern.Known() && v.Known():
					if matchWord(pattern.Text(), v.Text()) {
						hit = either(hit, pattern.Cond)
					}
				case pattern.Text() == v.Text() || pattern.Text() == "%":
					hit = either(hit, pattern.Cond)
				case !pattern.Known() && strings.HasPrefix(v.Text(), "-") != strings.HasPrefix(pattern.Text(), "-") && pattern.Segs[0].Known:
				case p.Func == "filter":
					hit = either(hit, both(pattern.Cond, cond.NewAtom("make:$(filter "+pattern.Text()+","+v.Text()+")", "")))
				}
			}
			if p.Func == "filter-out" {
				hit = not(hit)
			}
			if len(v.Segs) > 0 {
				out = append(out, restrict([]Word{v}, ev.decided(hit))...)
			}
		}
	}
	return out
}

// spellIfSmall spells out a word that is a bare tristate.
func spellIfSmall(w Word) []Word {
	if len(w.Segs) == 1 && configName(w.Segs[0]) != "" {
		return spell(w)
	}
	return []Word{w}
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
	for _, w := range words {
		for _, v := range spellIfSmall(w) {
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
				if ev.state.steps += len(next.Segs); len(next.Segs) > maxPieces {
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
					out = append(out, Word{find.Segs, c})
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
	for _, w := range ev.words(f, arg(p, 1)) {
		for _, a := range affix {
			c := both(w.Cond, a.Cond)
			if Never(c) {
				continue
			}
			first, second := a.Segs, w.Segs
			if p.Func == "addsuffix" {
				first, second = second, first
			}
			out = append(out, split(Word{append(first[:len(first):len(first)], second...), c})...)
		}
		if ev.state.steps += len(affix); len(out) > maxWords {
			return out
		}
	}
	return out
}

func (ev *Evaluator) foreach(f *File, p Part) []Word {
	names := ev.alts(f, arg(p, 0))
	if len(p.Args) < 3 || len(names) != 1 || !names[0].Known() || ev.state.depth > maxDepth {
		return []Word{ev.frame(f, p)}
	}
	name := strings.TrimSpace(names[0].Text())
	ev.state.depth++
	defer func() { ev.state.depth-- }()
	var out []Word
	for _, w := range ev.words(f, arg(p, 1)) {
		if !ev.step(f, p.Span.Start) || len(out) > maxWords {
			break
		}
		scope := &Evaluator{opt: ev.opt, parent: ev, vars: map[string][]def{}, state: ev.state}
		scope.vars[name] = []def{{simple: true, words: []Word{{Segs: w.Segs}}}}
		for i := 1; i <= 9; i++ { // $(1) stays that of the $(call) around
			if d, ok := ev.vars[strconv.Itoa(i)]; ok {
				scope.vars[strconv.Itoa(i)] = d
			}
		}
		out = append(out, restrict(scope.words(f, arg(p, 2)), w.Cond)...)
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
		if w.Cond != nil || !w.Known() && p.Func != "words" && len(list) > 1 && configName(w.Segs[0]) != "" {
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

// value is the unexpanded value of a variable; only its words matter here.
func (ev *Evaluator) value(f *File, p Part) []Word {
	names := ev.alts(f, arg(p, 0))
	if len(names) != 1 || !names[0].Known() {
		return []Word{unknown(f, p)}
	}
	return ev.variable(strings.TrimSpace(names[0].Text()), unknown(f, p).Segs[0])
}

// eval runs the text of an $(eval) as statements; they are reported where the
// $(eval) stands.
func (ev *Evaluator) eval(f *File, p Part) {
	texts := ev.alts(f, arg(p, 0))
	if len(texts) != 1 || texts[0].Cond != nil || ev.state.depth > maxDepth {
		return
	}
	text := texts[0].Text()
	if len(text) > 1<<16 || ev.state.runs > maxRuns {
		return
	}
	ev.state.runs++
	g := Parse(f.Path, []byte(text))
	g.parent, g.anchor = f, p.Span.Start
	ev.state.depth++
	defer func() { ev.state.depth-- }()
	top := ev
	for top.parent != nil {
		top = top.parent
	}
	top.block(g, g.Stmts, ev.state.cond, nil)
}
