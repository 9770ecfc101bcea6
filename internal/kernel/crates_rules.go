package kernel

import (
	"bytes"
	"path"
	"regexp"
	"sort"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kbuild"
)

var ruleTarget = regexp.MustCompile(`^[^\t#\n:=]*?([\w.-]+)\.(?:o|rs)(?: [^\n:=]*)?:[^=]`)

// ruleStems lists the objects for which a kbuild file has rules of its own, or
// for whose Rust source it has.
func ruleStems(src []byte) map[string]bool {
	stems := map[string]bool{}
	for line := range bytes.Lines(src) {
		// Most lines are assignments, which need no expression to tell.
		if at := bytes.IndexAny(line, ":="); at < 0 || line[at] == '=' {
			continue
		}
		if m := ruleTarget.FindSubmatch(line); m != nil {
			stems[string(m[1])] = true
		}
	}
	return stems
}

// directory finds every compilation that one directory's build makes.
func (r *kbuildRun) directory(dir string) {
	f := r.b.kbuildFile(dir)
	rules := r.b.makefile(makefileBuild)
	if f == nil || rules == nil || r.spent() {
		return
	}
	ev := r.enter(dir, f)
	ev.Run(rules, nil)
	d := &directoryRules{kbuildRun: r, dir: dir, file: f, ev: ev, built: targets(ev), explicit: map[string]bool{}, special: r.inherited}
	d.outer, _ = r.reachable(dir, 0)
	for _, patterns := range []bool{false, true} {
		for _, rule := range ev.Rules() {
			if containsName(rule.File.Src, ".rs") {
				d.rule(rule, patterns)
			}
		}
	}
	r.b.note(ev.Damage())
}

// directoryRules reads the rules of one directory's build.
type directoryRules struct {
	*kbuildRun
	dir       string
	file      *kbuild.File
	ev        *kbuild.Evaluator
	built     map[string]made // what a plain build makes
	explicit  map[string]bool // targets with a rule of their own, which wins over patterns
	outer     *cond.Expr
	generated []generatedFrom
	special   bool // flags come from a directory above
}

// made is how the build makes a target by default: under which condition as a
// part of the kernel, and under which as a part of a module. A condition that
// is false says that it does not.
type made struct{ builtin, module *cond.Expr }

func targets(ev *kbuild.Evaluator) map[string]made {
	built := map[string]made{}
	for _, name := range []string{"real-obj-y", "lib-y", "always-y", "extra-y", "host-rust", "real-obj-m"} {
		if ok, _ := ev.Defined(name); !ok {
			continue
		}
		for _, w := range ev.Words(name) {
			t := path.Clean(w.Text())
			m, ok := built[t]
			if !ok {
				m = made{cond.Constant(cond.False), cond.Constant(cond.False)}
			}
			if name == "real-obj-m" {
				m.module = cond.AnyOf(m.module, w.Cond)
			} else {
				m.builtin = cond.AnyOf(m.builtin, w.Cond)
			}
			built[t] = m
		}
	}
	return built
}

var recipeCall = regexp.MustCompile(`\$\(call\s+(?:if_changed|if_changed_dep|if_changed_rule|cmd|cmd_and_fixdep)\s*,\s*([\w-]+)`)

// rule adds the compilations of one make rule whose first prerequisite is a
// Rust file; patterns says whether it is the turn of pattern rules.
func (d *directoryRules) rule(rule kbuild.RuleRun, patterns bool) {
	var commands []string
	for _, span := range rule.Stmt.Recipes {
		for _, m := range recipeCall.FindAllStringSubmatch(rule.File.Text(span), -1) {
			commands = append(commands, "cmd_"+m[1])
		}
	}
	if len(commands) == 0 {
		return
	}
	source, pattern := prerequisite(d.ev, rule)
	if !strings.HasSuffix(source, ".rs") {
		return
	}
	for _, t := range rule.Targets {
		target := path.Clean(t.Text())
		implicit := pattern == "" && strings.Contains(target, "%") && strings.Contains(source, "%")
		if implicit != patterns {
			continue
		}
		when := cond.AllOf(d.outer, rule.Cond)
		if implicit {
			d.implicit(target, source, commands, when)
			continue
		}
		file := source
		if stem, ok := stemOf(pattern, target); ok {
			file = strings.ReplaceAll(source, "%", stem)
		}
		d.explicit[target] = true
		if strings.HasSuffix(target, ".rs") {
			d.generated = append(d.generated, generatedFrom{target, file})
		}
		d.compile(target, file, commands, cond.AllOf(when, t.Cond), false)
	}
}

// implicit applies a pattern rule to what the build makes and has no rule.
func (d *directoryRules) implicit(pattern, source string, commands []string, when *cond.Expr) {
	for _, target := range sortedKeys(d.built) {
		if stem, ok := stemOf(pattern, target); ok && !d.explicit[target] {
			file := strings.ReplaceAll(source, "%", stem)
			d.compile(target, file, commands, when, true)
			d.compileGenerated(target, file, commands)
		}
	}
}

// prerequisite is the first prerequisite of a rule, and the target pattern of
// a static pattern rule.
func prerequisite(ev *kbuild.Evaluator, rule kbuild.RuleRun) (source, pattern string) {
	for _, w := range ev.Expand(rule.File, rule.Stmt.Value) {
		text := w.Text()
		if p, ok := strings.CutSuffix(text, ":"); ok && pattern == "" {
			pattern = path.Clean(p)
			continue
		}
		return path.Clean(text), pattern
	}
	return "", pattern
}

func stemOf(pattern, name string) (string, bool) {
	before, after, ok := strings.Cut(pattern, "%")
	if !ok || len(name) < len(before)+len(after) || !strings.HasPrefix(name, before) || !strings.HasSuffix(name, after) {
		return "", false
	}
	return name[len(before) : len(name)-len(after)], true
}

// compile adds what a rule's commands do to one source file.
func (d *directoryRules) compile(target, source string, commands []string, when *cond.Expr, pattern bool) {
	if !d.rs[source] {
		return
	}
	made, isDefault := d.built[target]
	if isDefault {
		when = cond.AllOf(d.outer, cond.AnyOf(made.builtin, made.module))
	}
	when = cond.Simplify(when)
	if d.decide(when) == cond.False {
		return
	}
	var list []Compilation
	if pattern && isDefault && !d.special && d.ordinary(d.dir, d.file) {
		for _, c := range d.sampled(commands) {
			list = append(list, filled(c, cond.Simplify(orTrue(made.module))))
		}
	} else {
		list = d.compilations(target, source, commands)
	}
	for _, c := range list {
		c.Target, c.Cond, c.Default = target, when, isDefault
		c.Host = !c.Config || c.Proc || hostFlags(c)
		if c.Name == "" || strings.Contains(c.Name, "$") {
			c.Name = crateName(source)
		}
		d.add(source, c)
	}
}

// generatedFrom is a Rust file that a rule writes from a crate: the doc tests of
// the kernel crate, each a function of one file.
type generatedFrom struct{ pattern, root string }

// compileGenerated adds what compiles a generated file to the crate that it
// was written from.
func (d *directoryRules) compileGenerated(target, file string, commands []string) {
	for _, g := range d.generated {
		if _, ok := stemOf(g.pattern, file); !ok && g.pattern != file || d.rs[file] || !d.rs[g.root] {
			continue
		}
		m := d.built[target]
		when := cond.Simplify(cond.AllOf(d.outer, cond.AnyOf(m.builtin, m.module)))
		if d.decide(when) == cond.False {
			return
		}
		for _, c := range d.compilations(target, file, commands) {
			c.Target, c.Cond, c.Default, c.Doctest = target, when, true, true
			c.Name = crateName(file)
			crate := d.list[g.root]
			if crate != nil {
				crate.Others = append(crate.Others, c)
			}
		}
		return
	}
}

// compilations expands commands for one target.
func (d *directoryRules) compilations(target, source string, commands []string) []Compilation {
	scope := d.ev.Target(target)
	scope.Set("@", target)
	scope.Set("<", source)
	stem := strings.TrimSuffix(target, path.Ext(target))
	scope.Set("*", stem[strings.LastIndexByte(stem, '/')+1:])
	var list []Compilation
	for _, name := range commands {
		if ok, _ := scope.Defined(name); !ok {
			continue
		}
		if c, ok := compilation(scope.Words(name)); ok {
			list = append(list, c)
		}
	}
	return list
}

// hostFlags reports whether a compilation has no target of its own.
func hostFlags(c Compilation) bool {
	for _, f := range c.Flags {
		if f.Text == "-Cpanic=abort" {
			return false
		}
	}
	return true
}

// add files a compilation under its root: the first one that a plain build
// makes is the main one.
func (r *kbuildRun) add(root string, c Compilation) {
	crate := r.list[root]
	if crate == nil {
		r.list[root] = &Crate{Name: c.Name, Root: root, Main: c}
		r.order = append(r.order, root)
		return
	}
	if c.Default && !c.Doc && !(crate.Main.Default && !crate.Main.Doc) {
		crate.Others = append([]Compilation{crate.Main}, crate.Others...)
		crate.Main, crate.Name = c, c.Name
		return
	}
	crate.Others = append(crate.Others, c)
}

// promote makes the most ordinary compilation of a crate that no plain build
// compiles its main one.
func promote(c *Crate) {
	rank := func(x *Compilation) int {
		switch {
		case !x.Doc && !x.Test:
			return 0
		case x.Test:
			return 1
		}
		return 2
	}
	best := -1
	for i := range c.Others {
		if rank(&c.Others[i]) < rank(&c.Main) && (best < 0 || rank(&c.Others[i]) < rank(&c.Others[best])) {
			best = i
		}
	}
	if best >= 0 {
		c.Main, c.Others[best] = c.Others[best], c.Main
		c.Name = c.Main.Name
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
