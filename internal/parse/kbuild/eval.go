package kbuild

import (
	"path"
	"sort"
	"strings"

	"featscan/internal/cond"
)

// Bounds on hostile expansion.
const (
	maxSteps    = 1 << 20 // parts expanded, over the life of an Evaluator
	maxWords    = 1 << 15 // in one value
	maxPieces   = 1 << 13 // pieces of one text
	maxText     = 1 << 20 // and its bytes
	maxEvaled   = 1 << 22 // bytes of all that $(eval) runs
	maxAlts     = 32      // alternatives of one word
	maxDepth    = 60      // variables in variables
	maxIncludes = 40      // includes in includes
	maxRuns     = 4000    // files run
)

// Options are what an Evaluator knows of the build from outside the Makefiles.
// The zero value knows nothing, and every value stays symbolic.
type Options struct {
	// Lookup gives a variable's value, as a make command line does: it wins
	// over the Makefiles. Typical names are CONFIG_X, SRCARCH, srctree. Known
	// and unset is "", true.
	Lookup func(name string) (value string, known bool)
	// Open reads a file that an include names, by its path in the tree; nil
	// when there is none. References to srctree in the name are dropped.
	Open func(path string) *File
	// Decide answers conditions; a word whose condition is False is not there.
	Decide func(*cond.Expr) cond.Tri
	// Shell answers a $(shell ...) whose command is known; nil leaves all of them
	// in source form. It must run nothing.
	Shell func(command string) (output string, known bool)
	// Ignore names variables whose assignments need not be run, because nothing
	// that is asked for depends on them; nil ignores none.
	Ignore func(name string) bool
	// Closed says that what no statement assigns is empty, as make has it, but
	// for CONFIG_ symbols and the architecture. Without it such a variable is
	// unknown, because a statement not run may assign it.
	Closed bool
	// Visit is called for every statement run, before it takes effect, in
	// order, conditionals left out. Its Scope must not be kept.
	Visit func(Scope)
}

// A Scope is one statement at the moment it is run.
type Scope struct {
	File *File
	Stmt *Stmt
	Cond *cond.Expr // of the conditionals around it, and of the includes that led here
	// Source are the same conditions as written, outermost first; one that must
	// not hold is written as its opposite directive. Includes add none, nor does
	// a directive that what is known decides.
	Source []string
}

// An Evaluator runs Makefiles symbolically. It is not safe for concurrent use.
type Evaluator struct {
	opt     Options
	parent  *Evaluator // the scope around a call or a target
	vars    map[string][]def
	args    []def  // of a call: $0, $1 and so on
	each    string // the variable of a foreach
	item    []def  // and its value
	targets []targeted
	rules   []RuleRun
	state   *state
}

// state is shared by an Evaluator and its inner scopes.
type state struct {
	steps  int
	told   bool // that the steps are spent
	runs   int
	evaled int // bytes that $(eval) ran
	depth  int
	active map[active]bool // variables being expanded
	files  []string        // files being run
	cond   *cond.Expr      // of the statement being run
	seen   map[Damage]bool
	damage []Damage
}

// active is a variable being expanded; a call's $(1) may name its caller's.
type active struct {
	scope *Evaluator
	name  string
}

// def is one assignment. A simple one (:=) was expanded when it was met.
type def struct {
	cond   *cond.Expr
	add    bool
	simple bool
	words  []Word
	expr   Expr
	file   *File
}

type targeted struct {
	file *File
	stmt *Stmt
	cond *cond.Expr
}

// A RuleRun is a rule that was met, with its condition.
type RuleRun struct {
	File    *File
	Stmt    *Stmt // a Rule; one without Name continues the RuleRun before it
	Targets []Word
	Cond    *cond.Expr
}

// NewEvaluator makes an Evaluator that has run nothing.
func NewEvaluator(o Options) *Evaluator {
	return &Evaluator{opt: o, vars: map[string][]def{},
		state: &state{active: map[active]bool{}, seen: map[Damage]bool{}}}
}

// Damage lists what was given up, in the order met, each place once. Damage of
// the files' own syntax is in File.Damage.
func (ev *Evaluator) Damage() []Damage { return ev.state.damage }

// Rules lists the rules met, in order.
func (ev *Evaluator) Rules() []RuleRun { return ev.rules }

// Set assigns a variable unconditionally; its text stands in no file.
func (ev *Evaluator) Set(name, value string) {
	ev.vars[name] = []def{{simple: true, words: split(Word{Segs: []Seg{{Text: value, Known: true}}})}}
}

// Names lists the variables assigned so far, sorted.
func (ev *Evaluator) Names() []string {
	names := make([]string, 0, len(ev.vars))
	for n := range ev.vars {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// Defined reports whether some statement assigned name, and the condition under
// which one did.
func (ev *Evaluator) Defined(name string) (bool, *cond.Expr) {
	defs, _ := ev.find(name)
	if len(defs) == 0 {
		return false, never
	}
	c := never
	for _, d := range defs {
		c = either(c, d.cond)
	}
	return true, c
}

// Words is the present value of a variable. A variable that nothing assigns is
// one unknown word, $(name).
func (ev *Evaluator) Words(name string) []Word {
	return ev.variable(name, origin{})
}

// Expand expands a stretch of a file.
func (ev *Evaluator) Expand(f *File, s Span) []Word { return ev.words(f, f.Expr(s)) }

// Present is the condition under which an expression is not empty, as $(if)
// asks it.
func (ev *Evaluator) Present(f *File, e Expr) *cond.Expr {
	return ev.decided(anyPresent(ev.alts(f, e)))
}

// Target is a scope with the variables that target-specific assignments give to
// a target, such as rust/core.o; automatic variables may be Set in it.
func (ev *Evaluator) Target(target string) *Evaluator {
	scope := &Evaluator{opt: ev.opt, parent: ev, vars: map[string][]def{}, state: ev.state}
	for _, t := range ev.targets {
		for _, w := range ev.Expand(t.file, t.stmt.Target) {
			if w.Known() && matches(w.Text(), target) || w.Text() == target {
				scope.assign(t.file, t.stmt, both(t.cond, w.Cond))
			}
		}
	}
	return scope
}

// Run runs a file's statements under a condition (nil for always).
func (ev *Evaluator) Run(f *File, c *cond.Expr) {
	if ev.state.runs++; ev.state.runs > maxRuns {
		ev.damage(f, 0, "more than 4000 files included")
		return
	}
	ev.state.files = append(ev.state.files, f.Path)
	ev.block(f, f.Stmts, c, nil)
	ev.state.files = ev.state.files[:len(ev.state.files)-1]
}

func (ev *Evaluator) block(f *File, stmts []Stmt, c *cond.Expr, source []string) {
	for i := range stmts {
		s := &stmts[i]
		if s.Kind == If {
			ev.branches(f, s, c, source)
			continue
		}
		if ev.opt.Visit != nil {
			ev.opt.Visit(Scope{File: f, Stmt: s, Cond: c, Source: source})
		}
		ev.state.cond = c
		switch s.Kind {
		case Assign, Define:
			ev.assign(f, s, c)
		case Include:
			ev.include(f, s, c)
		case Rule:
			run := RuleRun{File: f, Stmt: s, Cond: c}
			if !s.Name.Empty() {
				run.Targets = ev.Expand(f, s.Name)
			}
			ev.rules = append(ev.rules, run)
		case Other:
			ev.Expand(f, s.Value) // for its $(eval)
		}
	}
}

func (ev *Evaluator) branches(f *File, s *Stmt, c *cond.Expr, source []string) {
	source = source[:len(source):len(source)]
	for i := range s.Branches {
		b := &s.Branches[i]
		if ev.state.steps += len(source) + size(c, maxCondition); ev.spent(f, s.Span.Start) {
			return
		}
		if b.Test.Word == "" {
			if !Never(c) {
				ev.block(f, b.Body, c, source)
			}
			return
		}
		test := ev.decided(ev.test(f, b.Test))
		if in := ev.decided(both(c, test)); !Never(in) {
			inner := source
			if !always(test) {
				inner = append(source[:len(source):len(source)], b.Test.Source)
			}
			ev.block(f, b.Body, in, inner)
		}
		c = both(c, not(test))
		if !Never(test) {
			source = append(source, opposite(b.Test))
		}
	}
}

var opposites = map[string]string{"ifeq": "ifneq", "ifneq": "ifeq", "ifdef": "ifndef", "ifndef": "ifdef"}

func opposite(t Test) string { return opposites[t.Word] + strings.TrimPrefix(t.Source, t.Word) }

func (ev *Evaluator) test(f *File, t Test) *cond.Expr {
	var c *cond.Expr
	switch t.Word {
	case "ifdef", "ifndef":
		c = never
		for _, name := range ev.alts(f, f.Expr(t.A)) {
			c = either(c, both(name.Cond, ev.assigned(strings.TrimSpace(name.Text()))))
		}
	default:
		c = never
		for _, a := range ev.alts(f, f.Expr(t.A)) {
			for _, b := range ev.alts(f, f.Expr(t.B)) {
				c = either(c, both(both(a.Cond, b.Cond), equal(a, b)))
			}
		}
	}
	if t.Word == "ifndef" || t.Word == "ifneq" {
		return not(c)
	}
	return c
}

// assigned is the condition under which name has a value that is not empty.
func (ev *Evaluator) assigned(name string) *cond.Expr {
	defs, _ := ev.find(name)
	if v, known := ev.lookup(name); known {
		return cond.Constant(cond.Of(strings.TrimSpace(v) != ""))
	}
	if len(defs) == 0 {
		if strings.HasPrefix(name, "CONFIG_") {
			return cond.NewAtom(name, "")
		}
		if ev.opt.Closed && !fromOutside(name) {
			return never
		}
		return cond.NewAtom("make:ifdef "+name, "")
	}
	c := never
	for i := range defs {
		d := &defs[i]
		if ev.state.steps += 1 + size(c, maxCondition); ev.spent(d.file, d.offset()) {
			return cond.Constant(cond.Unknown)
		}
		full := d.full()
		if !d.add && !always(full) {
			c = both(c, not(d.cond))
		}
		c = either(c, both(d.cond, full))
	}
	return c
}

// full is the condition under which a definition gives more than nothing, where it
// holds. What was not expanded when it was met is not expanded for ifdef: any text counts.
func (d *def) full() *cond.Expr {
	if !d.simple {
		return cond.Constant(cond.Of(len(d.expr) > 0))
	}
	return anyPresent(d.words)
}

func (ev *Evaluator) decided(c *cond.Expr) *cond.Expr {
	if c == nil || ev.opt.Decide == nil {
		return c
	}
	switch ev.opt.Decide(c) {
	case cond.True:
		return nil
	case cond.False:
		return never
	}
	return c
}

// include runs the files that a statement names.
func (ev *Evaluator) include(f *File, s *Stmt, c *cond.Expr) {
	if ev.opt.Open == nil {
		return
	}
	for _, w := range ev.Expand(f, s.Value) {
		name, ok := treePath(w)
		in := both(c, w.Cond)
		if !ok || Never(in) {
			continue
		}
		if len(ev.state.files) > maxIncludes || contains(ev.state.files, name) {
			ev.damage(f, s.Span.Start, "include of "+name+" leads back to itself")
			continue
		}
		if g := ev.opt.Open(name); g != nil {
			ev.Run(g, in)
		}
	}
}

// treePath is the path in the tree that a word names, where srctree is all
// that is unknown of it.
func treePath(w Word) (string, bool) {
	for i, s := range w.Segs {
		if s.Known {
			continue
		}
		if name := refName(s); i > 0 || name != "srctree" && name != "srcroot" && name != "abs_srctree" {
			return "", false
		}
		w.Segs = w.Segs[1:]
	}
	name := path.Clean(strings.TrimLeft(w.Text(), "/"))
	return name, name != "." && name != ".." && !strings.HasPrefix(name, "../")
}

// assign gives a variable one more definition.
func (ev *Evaluator) assign(f *File, s *Stmt, c *cond.Expr) {
	if !s.Target.Empty() && ev.parent == nil {
		ev.targets = append(ev.targets, targeted{f, s, c})
		return
	}
	var once value
	expr := f.Expr(s.Name)
	if len(expr) == 1 && expr[0].Kind == Literal && ev.step(f, expr[0].Span.Start) {
		ev.named(f, s, expr[0].Text, c, &once)
		return
	}
	for _, name := range ev.alts(f, expr) {
		for _, n := range spell(name) {
			if n.Known() {
				ev.named(f, s, n.Text(), both(c, n.Cond), &once)
			}
		}
	}
}

// value is what is assigned to each name that a statement may spell, as it was before
// the first of them had it: a build has one of them.
type value struct {
	words    []Word
	expanded bool
}

// named is assign for a variable whose name is known.
func (ev *Evaluator) named(f *File, s *Stmt, name string, c *cond.Expr, v *value) {
	name = strings.TrimSpace(name)
	if name == "" || name == "ARCH" || name == "SRCARCH" {
		return
	}
	if in := ev.decided(c); !Never(in) {
		ev.define(f, s, name, in, v)
	}
}

func (ev *Evaluator) define(f *File, s *Stmt, name string, c *cond.Expr, v *value) {
	if ev.opt.Ignore != nil && ev.opt.Ignore(name) {
		return
	}
	defs, where := ev.find(name)
	d := def{cond: c, file: f}
	switch s.Op {
	case ":=", "::=", ":::=":
		d.simple = true
	case "+=":
		d.add = true
		d.simple = len(defs) > 0 && defs[len(defs)-1].simple
	case "?=":
		for _, e := range defs {
			if d.cond = both(d.cond, not(e.cond)); Never(d.cond) {
				return
			}
		}
		d.add = true // disjoint with those before, which stay
	case "!=":
		if s.Value.Empty() {
			break
		}
		d.expr = Expr{{Kind: Call, Func: "shell", Span: s.Value, Args: []Expr{f.Expr(s.Value)}}}
	}
	if d.expr == nil {
		d.expr = f.Expr(s.Value)
	}
	if d.simple {
		if !v.expanded {
			v.words, v.expanded = ev.words(f, d.expr), true
		}
		d.words, d.expr = v.words, nil
	}
	if where != ev {
		defs = defs[:len(defs):len(defs)] // what is around it keeps its own
	}
	switch {
	case d.cond == nil && !d.add:
		defs = []def{d}
	case len(defs) >= maxWords:
		ev.damage(f, s.Span.Start, "variable "+name+" has too many assignments")
		return
	default:
		defs = append(defs, d)
	}
	ev.vars[name] = defs
}

func (ev *Evaluator) find(name string) ([]def, *Evaluator) {
	n := argument(name)
	for e := ev; e != nil; e = e.parent {
		if n >= 0 && n < len(e.args) {
			return e.args[n : n+1 : n+1], e
		}
		if e.each == name && e.item != nil {
			return e.item, e
		}
		if defs, ok := e.vars[name]; ok {
			return defs, e
		}
	}
	return nil, nil
}

// argument is the number of a call's argument, such as $1; -1 for any other
// variable.
func argument(name string) int {
	switch {
	case len(name) == 1 && '0' <= name[0] && name[0] <= '9':
		return int(name[0] - '0')
	case len(name) == 2 && '1' <= name[0] && name[0] <= '9' && '0' <= name[1] && name[1] <= '9':
		return int(name[0]-'0')*10 + int(name[1]-'0')
	}
	return -1
}

func (ev *Evaluator) lookup(name string) (string, bool) {
	if ev.opt.Lookup == nil {
		return "", false
	}
	return ev.opt.Lookup(name)
}

func (ev *Evaluator) damage(f *File, offset int, reason string) {
	d := Damage{Offset: offset, Reason: reason}
	if f != nil {
		d.File = f.Path
		d.Line, d.Col = f.Position(offset)
	}
	if !ev.state.seen[d] && len(ev.state.damage) < 100 {
		ev.state.seen[d] = true
		ev.state.damage = append(ev.state.damage, d)
	}
}

// matches reports whether a target or static pattern names target.
func matches(pattern, target string) bool {
	pattern = strings.TrimPrefix(pattern, "./")
	before, after, any := strings.Cut(pattern, "%")
	if !any {
		return pattern == target
	}
	return len(target) >= len(before)+len(after) && strings.HasPrefix(target, before) && strings.HasSuffix(target, after)
}
