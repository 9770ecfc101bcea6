package kernel

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
)

// ordinary are the variables by which the top Makefile finds out what it was
// called for, as they are in an ordinary build of the tree itself. They decide
// no compiler option, only whether make calls itself first.
var ordinary = map[string]string{
	"sub_make_done": "1", "need-sub-make": "", "mixed-build": "", "mixed-targets": "", "config-build": "",
	"config-targets": "", "single-build": "", "need-config": "1", "dot-config": "1", "may-build": "1",
	"need-compiler": "1", "KBUILD_EXTMOD": "", "MAKECMDGOALS": "", "KBUILD_VERBOSE": "", "skip-makefile": "",
	"srctree": ".", "srcroot": ".", "building_out_of_srctree": "",
}

// makeScan is what was met in Makefiles.
type makeScan struct {
	met    []kbuild.Scope
	seen   map[*kbuild.Stmt]int // index in met
	uses   map[string][]use     // by variable
	rust   map[string]bool      // variables whose value is handed to rustc, beside those of that name
	work   int                  // steps of reaches
	tested int                  // of the evaluator, of all tests
	memo   map[string]*cond.Expr
	busy   map[string]bool
	// allowed and gated are variables whose words are features: those that
	// -Zallow-features= and -Zcrate-attr=feature() name.
	allowed, gated map[string]bool
}

// use is a place where a variable is referred to.
type use struct {
	cond *cond.Expr
	to   string // the variable that it goes into, "" for a recipe
}

// makefiles runs the Makefiles that matter: the top one with what it includes,
// so that a file's condition is known, then each other alone.
func (b *buildScan) makefiles(names []string) {
	b.make = makeScan{seen: map[*kbuild.Stmt]int{}, uses: map[string][]use{}, rust: map[string]bool{}, memo: map[string]*cond.Expr{}, busy: map[string]bool{},
		allowed: map[string]bool{"rust_allowed_features": true}, gated: map[string]bool{}}
	parsed, ran := map[string]*kbuild.File{}, map[string]bool{}
	get := func(name string) *kbuild.File {
		if f, ok := parsed[name]; ok {
			return f
		}
		src, ok := b.sources[name]
		if !ok || !isMakefile(path.Base(name)) {
			return nil
		}
		f := b.m.build.makefiles[name] // what was parsed for the crates
		if f == nil || !bytes.Equal(f.Src, src) {
			f = kbuild.Parse(name, src)
		}
		parsed[name] = f
		for _, d := range f.Damage {
			b.damage(d)
		}
		return f
	}
	run := func(name string, c *cond.Expr, follow bool) {
		f := get(name)
		if f == nil || ran[name] {
			return
		}
		opt := kbuild.Options{Lookup: b.lookup, Visit: b.make.visit}
		if follow {
			opt.Open = func(name string) *kbuild.File {
				g := get(name)
				ran[name] = ran[name] || g != nil
				return g
			}
		}
		ev := kbuild.NewEvaluator(opt)
		ev.Run(f, c)
		ran[name] = true
		for _, d := range ev.Damage() {
			b.damage(d)
		}
	}
	if b.m.Kind == Kernel {
		run("Makefile", nil, true)
	}
	for _, name := range names {
		run(name, b.arch(name), false)
	}
	b.make.collectUses(b)
	for _, s := range b.make.met {
		b.statement(s)
	}
	b.lists()
}

func (b *buildScan) lookup(name string) (string, bool) {
	if b.m.Kind != Kernel {
		return "", false
	}
	v, ok := ordinary[name]
	return v, ok
}

// arch is the condition that a path under arch/ stands for. User-mode Linux
// builds arch/X/Makefile.um and arch/X/um of its host's architecture.
func (b *buildScan) arch(name string) *cond.Expr {
	parts := strings.Split(name, "/")
	if b.m.Kind != Kernel || len(parts) < 3 || parts[0] != "arch" {
		return nil
	}
	arch := parts[1]
	if _, host, ok := strings.Cut(parts[2], "Makefile."); ok && b.isArch(host) {
		arch = host
	} else if len(parts) > 3 && b.isArch(parts[2]) {
		arch = parts[2]
	}
	return cond.NewAtom("arch", arch)
}

func (b *buildScan) isArch(name string) bool {
	info, err := b.m.Tree.Stat("arch/" + name)
	return err == nil && info.IsDir()
}

// visit keeps a statement once; met again, either condition will do.
func (s *makeScan) visit(scope kbuild.Scope) {
	if i, again := s.seen[scope.Stmt]; again {
		s.met[i].Cond = kbuild.Either(s.met[i].Cond, scope.Cond)
		return
	}
	s.seen[scope.Stmt] = len(s.met)
	s.met = append(s.met, scope)
}

// statement reports what one statement says to rustc.
func (b *buildScan) statement(s kbuild.Scope) {
	f, stmt := s.File, s.Stmt
	p := place{file: f, cond: s.Cond, source: s.Source}
	switch stmt.Kind {
	case kbuild.Assign, kbuild.Define:
		name := f.Text(stmt.Name)
		p.owner, p.via = name, name
		// rustflags-$(CONFIG_X) is rustflags-y where X is set.
		for _, m := range tristate.FindAllStringSubmatch(name, 3) {
			p = p.under(cond.NewAtom(m[1], ""), m[0])
			p.owner = strings.ReplaceAll(p.owner, m[0], "y")
		}
		if name == Bootstrap {
			value := f.Text(stmt.Value)
			b.add(p, features.KindBootstrap, Bootstrap, &value, stmt.Name.Start, stmt.Name.End)
			return
		}
		if removes(name) {
			return
		}
		in := reading{place: p, reaches: b.make.isRust(name)}
		in.cfgs = isCoreCfgs(name) || !stmt.Target.Empty() && isCoreTarget(f.Text(stmt.Target))
		in.bare = isCoreCfgs(name)
		in.reaches = in.reaches || in.cfgs
		b.value(stmt.Value, in)
	case kbuild.Rule:
		b.targetRule(p, stmt)
		p.via = "recipe"
		if !stmt.Name.Empty() {
			p.via = "recipe of " + f.Text(stmt.Name)
		}
		for _, r := range stmt.Recipes {
			b.value(r, reading{place: p})
		}
	case kbuild.Other, kbuild.Export:
		b.value(stmt.Value, reading{place: p})
	}
}

// value reads a stretch of text that can hold a finding at all.
func (b *buildScan) value(s kbuild.Span, in reading) {
	src := in.file.Src[s.Start:s.End]
	if !in.bare {
		for _, needle := range [...]string{"-Z", ".json", "cfg", "feature", Bootstrap} {
			if bytes.Contains(src, []byte(needle)) {
				b.expr(in.file.Expr(s), in)
				return
			}
		}
		return
	}
	b.expr(in.file.Expr(s), in)
}

var tristate = regexp.MustCompile(`\$[({](CONFIG_[A-Za-z0-9_]+)[)}]`)

// removes reports whether a variable names options to take away from a command.
func removes(name string) bool {
	return strings.HasPrefix(name, "RUSTFLAGS_REMOVE_") || strings.HasPrefix(name, "rustflags-remove-") ||
		strings.HasSuffix(name, "skip_flags") || strings.HasSuffix(name, "skip-flags")
}

var coreCfgs = regexp.MustCompile(`^(core|alloc|std)-cfgs$`)
var coreTarget = regexp.MustCompile(`(^|/)((core|alloc|std)\.o|rustdoc-(core|alloc|std))$`)

func isCoreCfgs(name string) bool { return coreCfgs.MatchString(name) }

func isCoreTarget(targets string) bool {
	for _, t := range strings.Fields(targets) {
		if coreTarget.MatchString(t) {
			return true
		}
	}
	return false
}

// targetRule reports a rule that makes a target specification.
func (b *buildScan) targetRule(p place, stmt *kbuild.Stmt) {
	for _, t := range tokenize(p.file, p.file.Expr(stmt.Name)) {
		if strings.HasSuffix(t.text, "target.json") && !strings.Contains(t.text, "%") {
			value := t.text
			p.via = "rule"
			b.add(p, features.KindTarget, CustomTarget, &value, t.start, t.end)
		}
	}
}

// reading is how an expression is to be read.
type reading struct {
	place
	reaches bool // it is handed to rustc, whatever it says itself
	cfgs    bool // --cfg in it is a build cfg of core or alloc
	bare    bool // and so is a bare word
}

// expr reports the tokens of an expression, then those of the references in it.
func (b *buildScan) expr(e kbuild.Expr, in reading) {
	toks := tokenize(in.file, e)
	b.gatesInStrings(toks, in)
	reaches := in.reaches
	for len(toks) > 0 {
		n := 0
		for n < len(toks) && !toks[n].op {
			n++
		}
		if b.command(toks[:n], in) {
			reaches = true
		}
		toks = toks[min(n+1, len(toks)):]
	}
	for _, part := range e {
		b.nested(part, in, reaches)
	}
}

// nested reads the arguments of a call. What a call only compares with says
// nothing to rustc.
func (b *buildScan) nested(part kbuild.Part, in reading, reaches bool) {
	if part.Kind != kbuild.Call {
		return
	}
	in.reaches = reaches
	in.bare = false
	b.prefixed(part, in)
	switch part.Func {
	case "if":
		b.branches(part, in, b.expr)
	case "filter", "filter-out", "findstring":
		for _, a := range part.Args[1:] {
			b.expr(a, in)
		}
	case "subst", "patsubst":
		for _, a := range part.Args[min(1, len(part.Args)):] {
			b.expr(a, in)
		}
	case "call":
		b.function(part, in)
	case "error", "warning", "info":
	default:
		for _, a := range part.Args {
			b.expr(a, in)
		}
	}
}

// branches reads what $(if c,one,another) gives, each under its condition.
func (b *buildScan) branches(part kbuild.Part, in reading, read func(kbuild.Expr, reading)) {
	if len(part.Args) < 2 {
		return
	}
	test, written := b.make.test(in.file, part.Args[0]), sourceOf(in.file, part.Args[0])
	then := in
	then.place = in.under(test, written)
	read(part.Args[1], then)
	if len(part.Args) > 2 {
		other := in
		other.place = in.under(kbuild.Not(test), "!"+written)
		read(part.Args[2], other)
	}
}

// prefixed reads $(addprefix -Z,a b) and $(patsubst %,-Z%,a b).
func (b *buildScan) prefixed(part kbuild.Part, in reading) {
	n := len(part.Args)
	if !in.reaches || part.Func == "addprefix" && n != 2 || part.Func == "patsubst" && n != 3 || part.Func != "addprefix" && part.Func != "patsubst" ||
		strings.TrimSuffix(sourceOf(in.file, part.Args[n-2]), "%") != "-Z" {
		return
	}
	for _, t := range tokenize(in.file, part.Args[n-1]) {
		b.named(t, in)
	}
}

// named reports the option that a token is the name of, without its -Z.
func (b *buildScan) named(t token, in reading) {
	if len(t.off) == 0 || t.op {
		return
	}
	t.text = "-Z" + t.text
	t.off = append([]int{t.off[0], t.off[0]}, t.off...)
	for i := range t.refs {
		t.refs[i].i, t.refs[i].end = t.refs[i].i+2, t.refs[i].end+2
	}
	b.unstable(t, 0, nil, nil, in)
}

// chosen reads the names in -Z$(if c,one,another).
func (b *buildScan) chosen(part kbuild.Part, in reading) {
	if part.Kind != kbuild.Call || part.Func != "if" {
		return
	}
	b.branches(part, in, func(e kbuild.Expr, in reading) {
		if toks := tokenize(in.file, e); len(toks) > 0 {
			b.named(toks[0], in)
		}
	})
}

// function reads $(call f,...). The options that a probe for rustc is asked
// about are handed over when it says yes.
func (b *buildScan) function(part kbuild.Part, in reading) {
	name := strings.TrimSpace(sourceOf(in.file, part.Args[0]))
	probe := cond.NewAtom("make:"+in.file.Text(part.Span), "")
	if i, ok := map[string]int{"rustc-option": 1, "__rustc-option": 3}[name]; ok {
		for j := i; j < len(part.Args) && j < i+2; j++ {
			arg := in
			arg.reaches = true
			if j == i {
				arg.place = in.under(probe, in.file.Text(part.Span))
			} else {
				arg.place = in.under(kbuild.Not(probe), "!"+in.file.Text(part.Span))
			}
			b.expr(part.Args[j], arg)
		}
		return
	}
	in.reaches = in.reaches && !strings.HasPrefix(name, "cc-") && !strings.HasPrefix(name, "ld-") && !strings.HasPrefix(name, "as-") || isRustName(name)
	for _, a := range part.Args[1:] {
		b.expr(a, in)
	}
}

// sourceOf is an expression as written.
func sourceOf(f *kbuild.File, e kbuild.Expr) string {
	if len(e) == 0 {
		return ""
	}
	return strings.TrimSpace(f.Text(kbuild.Span{Start: e[0].Span.Start, End: e[len(e)-1].Span.End}))
}
