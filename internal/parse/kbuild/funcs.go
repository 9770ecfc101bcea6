package kbuild

import (
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
		ev.under(test, func() { out = restrict(expand(f, arg(p, 1)), test) })
	}
	if test != nil {
		ev.under(not(test), func() { out = append(out[:len(out):len(out)], restrict(expand(f, arg(p, 2)), not(test))...) })
	}
	return out
}

// under expands what an $(eval) may stand in, and is expanded under a condition only.
func (ev *Evaluator) under(c *cond.Expr, expand func()) {
	outer := ev.state.cond
	ev.state.cond = both(outer, c)
	expand()
	ev.state.cond = outer
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
		var words []Word
		ev.under(left, func() { words = ev.words(f, a) })
		test := ev.decided(anyPresent(words))
		switch {
		case p.Func == "or":
			for _, w := range words {
				// A tristate in an or is there only when it is set.
				out = append(out, restrict([]Word{w}, both(left, present(w)))...)
			}
			left = both(left, not(test))
		case i == len(p.Args)-1:
			out = append(out, restrict(words, left)...)
		default:
			left = both(left, test)
		}
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
	var args [10]string
	for i := 1; i < len(ev.args) && i < len(args); i++ {
		var text []string
		n := 0
		for _, word := range ev.args[i].words {
			t := word.Text()
			if n += len(t) + 1; n > maxArgument {
				text = []string{"..."}
				break
			}
			text = append(text, t)
		}
		args[i] = strings.Join(text, " ")
	}
	w.Segs[0].Text = filledIn(w.Segs[0].Text, args[1:max(1, min(len(ev.args), len(args)))])
	return w
}

// The most that is said of an argument, and of a call with them.
const (
	maxArgument = 500
	maxFrame    = 4000
)

// filledIn is text with $(1), ${1}, $1 and so on replaced.
func filledIn(text string, args []string) string {
	var b strings.Builder
	for len(text) > 0 && b.Len() < maxFrame {
		i := strings.IndexByte(text, '$')
		if i < 0 {
			i = len(text)
		}
		b.WriteString(text[:i])
		if text = text[i:]; text == "" {
			break
		}
		n, end := 0, 0
		switch {
		case len(text) > 1 && text[1] >= '1' && text[1] <= '9':
			n, end = int(text[1]-'0'), 2
		case len(text) > 3 && (text[1] == '(' && text[3] == ')' || text[1] == '{' && text[3] == '}') && text[2] >= '1' && text[2] <= '9':
			n, end = int(text[2]-'0'), 4
		}
		if n == 0 || n > len(args) {
			b.WriteByte('$')
			text = text[1:]
			continue
		}
		b.WriteString(args[n-1])
		text = text[end:]
	}
	out := b.String() + text
	return out[:min(len(out), maxFrame)]
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
	ev.state.depth++
	defer func() { ev.state.depth-- }()
	return ev.scopeOf(names, args).variable(name, origin{called, f, p.Span, &p})
}

// scopeOf is the scope in which a function is expanded that is called by one of names.
func (ev *Evaluator) scopeOf(names []Word, args [][]Word) *Evaluator {
	scope := &Evaluator{opt: ev.opt, parent: ev, state: ev.state, args: make([]def, 1+min(max(len(args), 9), 40))}
	for i := range scope.args {
		scope.args[i].simple = true
	}
	scope.args[0].words = names
	for i := range min(len(args), 40) {
		scope.args[i+1].words = args[i]
	}
	return scope
}

// probes are Kbuild's tests of a tool (scripts/Makefile.compiler): the index of
// the argument that a success yields; the one after it is for a failure.
var probes = map[string]int{
	"cc-option": 0, "as-option": 0, "ld-option": 0, "rustc-option": 0, "hostcc-option": 0,
	"as-instr": 1, "__cc-option": 2, "__rustc-option": 2, "try-run": 1, "cc-ldoption": 0,
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
	var one [1]Word
	for _, word := range ev.words(f, arg(p, 1)) {
		for _, w := range spellIfSmall(word, &one) {
			if len(w.Segs) == 0 {
				continue
			}
			if !ev.step(f, p.Span.Start) || ev.tooMany(f, p.Span.Start, len(out)) {
				return out
			}
			// $(1) stays that of the $(call) around.
			scope := &Evaluator{opt: ev.opt, parent: ev, state: ev.state, args: ev.args,
				each: name, item: []def{{simple: true, words: []Word{{Segs: w.Segs}}}}}
			ev.under(w.Cond, func() { out = append(out, restrict(scope.words(f, arg(p, 2)), w.Cond)...) })
		}
	}
	return out
}

// value is the unexpanded value of a variable; only its words matter here.
func (ev *Evaluator) value(f *File, p Part) []Word {
	names := ev.alts(f, arg(p, 0))
	if len(names) != 1 || !names[0].Known() {
		return []Word{unknown(f, p)}
	}
	return ev.variable(strings.TrimSpace(names[0].Text()), origin{written, f, p.Span, nil})
}

// eval runs the text of an $(eval) as statements; they are reported where the
// $(eval) stands.
func (ev *Evaluator) eval(f *File, p Part) {
	for _, text := range ev.texts(f, arg(p, 0)) {
		ev.evalText(f, p, text)
	}
}

func (ev *Evaluator) evalText(f *File, p Part, text Word) {
	in := both(ev.state.cond, text.Cond)
	if Never(in) || ev.state.depth > maxDepth || text.size() > 1<<16 || ev.state.runs > maxRuns {
		return
	}
	ev.state.runs++
	if ev.state.evaled += text.size(); ev.state.evaled > maxEvaled {
		ev.damage(f, p.Span.Start, tooMuch)
		return
	}
	g := Parse(f.Path, []byte(text.Text()))
	g.parent, g.anchor = f, p.Span.Start
	ev.state.depth++
	defer func() { ev.state.depth-- }()
	top := ev
	for top.parent != nil {
		top = top.parent
	}
	outer := ev.state.cond
	top.block(g, g.Stmts, in, nil)
	ev.state.cond = outer
}

// texts is alts for what is run: the lines of a define stay lines.
func (ev *Evaluator) texts(f *File, e Expr) []Word { return ev.combined(f, e, ev.partTexts) }

// partTexts is partAlts where that is the text of a variable, or of one that is called, of
// which there is one definition.
func (ev *Evaluator) partTexts(f *File, p Part) []Word {
	scope, name := ev, ""
	switch {
	case p.Kind == Ref && len(p.Args) == 0 && len(p.Name) == 1 && p.Name[0].Kind == Literal:
		name = strings.TrimSpace(p.Name[0].Text)
	case p.Kind == Call && p.Func == "call" && len(arg(p, 0)) == 1 && arg(p, 0)[0].Kind == Literal:
		name = strings.TrimSpace(arg(p, 0)[0].Text)
	}
	defs, _ := ev.find(name)
	if _, known := ev.lookup(name); known || len(defs) != 1 || defs[0].simple || defs[0].cond != nil || ev.state.depth > maxDepth {
		return ev.partAlts(f, p)
	}
	if p.Kind == Call {
		args := make([][]Word, 0, len(p.Args))
		for _, a := range p.Args[1:] {
			args = append(args, ev.words(f, a))
		}
		scope = ev.scopeOf([]Word{literal(f, arg(p, 0)[0])}, args)
	}
	ev.state.depth++
	defer func() { ev.state.depth-- }()
	return scope.texts(defs[0].file, defs[0].expr)
}
