package kernel

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kbuild"
)

// kbuildRun evaluates Makefiles for one Env: the top Makefile once, and then
// scripts/Makefile.build for each directory that compiles Rust, as make does.
type kbuildRun struct {
	b         *build
	env       Env
	rs        map[string]bool
	config    *config // decides CONFIG_ symbols; nil without a configuration
	local     map[string]string
	top       *kbuild.Evaluator
	ev        *kbuild.Evaluator // the one that is running
	prune     bool              // a directory's kbuild file has just been run
	named     map[string]bool   // stems of objects that a rule of the directory makes
	inherited bool              // the directory inherits flags from one above it
	roots     map[string]bool   // directories that are always visited
	listed    []Setting         // directories that the top Makefile lists
	dirs      map[string]*dirRun
	samples   map[string][]Compilation // see sampled
	sample    *directoryRules
	plain     map[string]bool // directories, by whether they are ordinary
	reach     map[string]reached
	list      map[string]*Crate // by root
	order     []string
}

// dirRun is one directory's kbuild file, run on its own.
type dirRun struct {
	subdirs []Setting // directories it descends into, without the last slash
}

// reached is the condition under which Kbuild comes to a directory.
type reached struct {
	ok   bool
	cond *cond.Expr
}

// control holds the variables that steer the top Makefile to the part that
// builds a kernel in its source tree, whatever the release calls them.
var control = map[string]string{
	"sub_make_done": "1", "sub-make-done": "1", "need-sub-make": "", "KBUILD_EXTMOD": "", "extmod_prefix": "",
	"mixed-build": "", "mixed-targets": "", "config-build": "", "config-targets": "", "single-build": "",
	"may-sync-config": "1", "need-config": "1", "dot-config": "1", "need-compiler": "1",
	"srctree": ".", "objtree": ".", "srcroot": ".", "abs_srctree": ".", "abs_objtree": ".", "building_out_of_srctree": "",
	"need-builtin": "1", "need-modorder": "1", "KBUILD_MODULES": "y", "KBUILD_BUILTIN": "y",
}

func (b *build) kbuildCrates(env Env, rs []string) []*Crate {
	r := &kbuildRun{
		b: b, env: env, rs: map[string]bool{}, local: map[string]string{},
		dirs: map[string]*dirRun{}, reach: map[string]reached{},
		samples: map[string][]Compilation{}, plain: map[string]bool{}, list: map[string]*Crate{},
	}
	for _, p := range rs {
		r.rs[p] = true
	}
	if env.Config != nil {
		r.config = b.symbols().in(Env{Arch: env.Arch, Config: env.Config})
	}
	r.runTop()
	r.readRoots()
	for _, dir := range r.buildDirs(rs) {
		r.directory(dir)
	}
	crates := make([]*Crate, 0, len(r.order))
	for _, root := range r.order {
		c := r.list[root]
		if !c.Main.Default && len(c.Others) > 0 {
			promote(c)
		}
		crates = append(crates, c)
	}
	return crates
}

func (r *kbuildRun) runTop() {
	r.top = kbuild.NewEvaluator(kbuild.Options{
		Lookup: r.lookup, Open: r.b.makefile, Decide: r.decide, Shell: shell, Closed: true, Visit: r.visit, Ignore: forC,
	})
	r.ev = r.top
	if f := r.b.makefile("Makefile"); f != nil {
		r.top.Run(f, nil)
	}
	r.b.note(r.top.Damage())
}

// forC reports whether a variable holds options of the C toolchain.
func forC(name string) bool {
	return len(name) > 5 && (strings.Contains(name, "FLAGS") && !strings.Contains(name, "RUST") ||
		strings.Contains(name, "flags-") && !strings.Contains(name, "rust"))
}

// visit sees every statement before it is run.
func (r *kbuildRun) visit(s kbuild.Scope) {
	if r.env.Arch == "" && s.Stmt.Kind == kbuild.Include {
		r.everyArch(s)
	}
	switch s.File.Path {
	case r.local["kbuild-file"]:
		r.prune = true
	case makefileBuild:
		if r.prune {
			r.prune = false
			r.dropObjects()
		}
	}
}

const makefileBuild = "scripts/Makefile.build"

// dropObjects leaves only what is made of Rust in the lists that a kbuild file
// has just filled, so that Makefile.build need not work out a condition for
// each of the hundreds of C files of a directory.
func (r *kbuildRun) dropObjects() {
	dir := r.local["obj"]
	isRust := func(object string) bool {
		stem := strings.TrimSuffix(object, ".o")
		return r.rs[path.Join(dir, stem+".rs")] || r.named[stem]
	}
	for _, list := range []string{"obj-y", "obj-m", "lib-y", "lib-m", "extra-y"} {
		r.ev.Filter(list, func(object string) bool {
			keep := isRust(object)
			for _, suffix := range []string{"-objs", "-y", "-m", "-"} {
				parts := strings.TrimSuffix(object, ".o") + suffix
				if ok, _ := r.ev.Defined(parts); !ok || !strings.HasSuffix(object, ".o") {
					continue
				}
				r.ev.Filter(parts, isRust)
				keep = keep || suffix != "-" && len(r.ev.Words(parts)) > 0
			}
			return keep
		})
	}
	for _, list := range []string{"hostprogs", "hostprogs-always-y", "hostprogs-always-m", "always-y", "always-m", "userprogs", "targets"} {
		r.ev.Filter(list, func(name string) bool {
			return isRust(name) || strings.HasSuffix(name, ".rlib") || strings.HasSuffix(name, ".so")
		})
	}
}

// everyArch runs the Makefile of each architecture, under the condition that
// it is the one, where the architecture is not known.
func (r *kbuildRun) everyArch(s kbuild.Scope) {
	text := strings.TrimSpace(s.File.Text(s.Stmt.Value))
	if !strings.Contains(text, "$(SRCARCH)") || strings.ContainsAny(text, " \t") {
		return
	}
	text = strings.TrimPrefix(strings.TrimPrefix(text, "$(srctree)/"), "$(srcroot)/")
	for _, arch := range r.b.Archs() {
		if f := r.b.makefile(path.Clean(strings.ReplaceAll(text, "$(SRCARCH)", arch))); f != nil {
			r.ev.Run(f, cond.AllOf(s.Cond, cond.NewAtom("arch", arch)))
		}
	}
}

func (r *kbuildRun) lookup(name string) (string, bool) {
	if v, ok := r.local[name]; ok {
		return v, true
	}
	if v, ok := control[name]; ok {
		return v, true
	}
	switch {
	case name == "SRCARCH" && r.env.Arch != "":
		return r.env.Arch, true
	case name == "CONFIG_RUST" && r.config == nil:
		return "y", true
	case r.config == nil || !strings.HasPrefix(name, "CONFIG_"):
		return "", false
	case name == "CONFIG_RUSTC_VERSION" || name == sampleSymbol:
		return "", false
	}
	symbol := strings.TrimPrefix(name, "CONFIG_")
	if r.config.isBound(symbol, 3) {
		return "", false
	}
	v := r.env.Config[name]
	if v == "n" {
		v = ""
	}
	return v, true
}

// decide settles what the configuration and the architecture settle.
func (r *kbuildRun) decide(e *cond.Expr) cond.Tri {
	return e.Eval(func(name, arg string) cond.Tri {
		switch {
		case name == "arch" && r.env.Arch != "":
			return cond.Of(r.env.Arch == arg)
		case name == "CONFIG_RUST" && r.config == nil:
			return cond.Of(arg != "m")
		case strings.HasPrefix(name, "make:$(wildcard ") && strings.HasSuffix(name, "/Kbuild)"):
			// How older releases choose a directory's kbuild file.
			return cond.Of(path.Base(r.local["kbuild-file"]) == "Kbuild")
		case r.config != nil && strings.HasPrefix(name, "CONFIG_") && name != sampleSymbol:
			return r.config.atom(strings.TrimPrefix(name, "CONFIG_"), arg)
		}
		return cond.Unknown
	})
}

var procMacroFile = regexp.MustCompile(`--print file-names --crate-name (\w+) --crate-type proc-macro`)

// shell knows what the one command prints whose output names a target: the
// file of a procedural macro, on Linux.
func shell(command string) (string, bool) {
	if m := procMacroFile.FindStringSubmatch(command); m != nil {
		return "lib" + m[1] + ".so", true
	}
	return "", false
}

// buildDirs lists the directories whose kbuild file seems to name a Rust file
// below it.
func (r *kbuildRun) buildDirs(rs []string) []string {
	want := map[string]bool{}
	for _, p := range rs {
		for dir := path.Dir(p); ; dir = path.Dir(dir) {
			if f := r.b.kbuildFile(dir); f != nil && !want[dir] {
				rel := strings.TrimSuffix(strings.TrimPrefix(p, strings.TrimPrefix(dir+"/", "./")), ".rs")
				if containsName(f.Src, rel) {
					want[dir] = true
				}
			}
			if dir == "." {
				break
			}
		}
	}
	dirs := make([]string, 0, len(want))
	for d := range want {
		if _, ok := r.reachable(d, 0); ok {
			dirs = append(dirs, d)
		}
	}
	sort.Strings(dirs)
	return dirs
}

func containsName(src []byte, name string) bool { return bytes.Contains(src, []byte(name)) }

// reachable says under which condition Kbuild comes to dir.
func (r *kbuildRun) reachable(dir string, depth int) (*cond.Expr, bool) {
	if got, ok := r.reach[dir]; ok {
		return got.cond, got.ok
	}
	if dir == "." || r.roots[dir] {
		r.reach[dir] = reached{ok: true}
		return nil, true
	}
	r.reach[dir] = reached{} // a directory is not reached through itself
	var ways []*cond.Expr
	for up := path.Dir(dir); depth < 64; up = path.Dir(up) {
		var here []*cond.Expr
		for _, s := range r.run(up).subdirs {
			if s.Text == dir {
				here = append(here, s.Cond)
			}
		}
		if len(here) > 0 {
			if outer, ok := r.reachable(up, depth+1); ok {
				ways = append(ways, cond.AllOf(outer, cond.AnyOf(here...)))
			}
		}
		if up == "." {
			break
		}
	}
	got := reached{ok: len(ways) > 0}
	if got.ok {
		got.cond = cond.AnyOf(ways...)
	}
	r.reach[dir] = got
	return got.cond, got.ok
}

var subMake = regexp.MustCompile(`\$\(build\)=(?:\./)?([\w./-]+)`)

// readRoots finds the directories that the top Makefile hands to a sub-make,
// and those that older releases list in variables such as core-y.
func (r *kbuildRun) readRoots() {
	r.roots = map[string]bool{}
	f := r.b.makefile("Makefile")
	if f == nil {
		return
	}
	for _, m := range subMake.FindAllSubmatch(f.Src, -1) {
		r.roots[path.Clean(string(m[1]))] = true
	}
	for _, list := range []string{"core", "drivers", "libs", "virt", "net", "init"} {
		for _, suffix := range []string{"-y", "-m"} {
			if ok, _ := r.top.Defined(list + suffix); !ok {
				continue
			}
			for _, w := range r.top.Words(list + suffix) {
				if dir, ok := strings.CutSuffix(w.Text(), "/"); ok {
					r.listed = append(r.listed, Setting{path.Clean(dir), w.Cond})
				}
			}
		}
	}
}

// run evaluates a directory's kbuild file alone, for where it descends to.
func (r *kbuildRun) run(dir string) *dirRun {
	if d := r.dirs[dir]; d != nil {
		return d
	}
	d := &dirRun{}
	r.dirs[dir] = d
	if dir == "." {
		d.subdirs = append(d.subdirs, r.listed...)
	}
	f := r.b.kbuildFile(dir)
	if f == nil {
		return d
	}
	ev := r.enter(dir, f)
	ev.Run(f, nil)
	for _, name := range []string{"obj-y", "obj-m", "subdir-y", "subdir-m"} {
		if ok, _ := ev.Defined(name); !ok {
			continue
		}
		for _, w := range ev.Words(name) {
			text := w.Text()
			if sub, ok := strings.CutSuffix(text, "/"); ok || strings.HasPrefix(name, "subdir") {
				if sub == "" {
					continue
				}
				for _, arch := range r.spellArch(sub) {
					d.subdirs = append(d.subdirs, Setting{path.Join(dir, arch.Text), cond.AllOf(w.Cond, arch.Cond)})
				}
			}
		}
	}
	return d
}

// spellArch writes out $(SRCARCH) in a directory's name.
func (r *kbuildRun) spellArch(dir string) []Setting {
	if !strings.Contains(dir, "$(SRCARCH)") {
		return []Setting{{Text: strings.TrimSuffix(dir, "/")}}
	}
	var out []Setting
	for _, arch := range r.b.Archs() {
		out = append(out, Setting{strings.ReplaceAll(strings.TrimSuffix(dir, "/"), "$(SRCARCH)", arch), cond.NewAtom("arch", arch)})
	}
	return out
}

// enter makes the evaluator of the sub-make for a directory.
func (r *kbuildRun) enter(dir string, f *kbuild.File) *kbuild.Evaluator {
	r.ev = r.top.Fork()
	r.inherited = false
	for _, up := range ancestors(dir) {
		if g := r.b.kbuildFile(up); g != nil && containsName(g.Src, "subdir-rustflags") {
			r.inherit(up, g)
		}
	}
	r.local["obj"] = dir
	r.local["kbuild-file"] = f.Path
	r.named = ruleStems(f.Src)
	r.prune = false
	return r.ev
}

// inherit adds the flags that a directory gives to those below it.
func (r *kbuildRun) inherit(dir string, f *kbuild.File) {
	r.local["obj"] = dir
	r.local["kbuild-file"] = f.Path
	r.ev.Run(f, nil)
	r.ev.Run(kbuild.Parse(f.Path, []byte("KBUILD_RUSTFLAGS += $(subdir-rustflags-y)\nsubdir-rustflags-y :=\n")), nil)
	r.inherited = true
}

// ancestors lists the directories above dir, the outermost first.
func ancestors(dir string) []string {
	var list []string
	for dir != "." {
		dir = path.Dir(dir)
		list = append(list, dir)
	}
	slices.Reverse(list)
	return list
}

var ruleTarget = regexp.MustCompile(`(?m)^[^\t#\n:=]*?([\w.-]+)\.o:[^=]`)

// ruleStems lists the objects for which a kbuild file has rules of its own.
func ruleStems(src []byte) map[string]bool {
	stems := map[string]bool{}
	for _, m := range ruleTarget.FindAllSubmatch(src, -1) {
		stems[string(m[1])] = true
	}
	return stems
}

// directory finds every compilation that one directory's build makes.
func (r *kbuildRun) directory(dir string) {
	f := r.b.kbuildFile(dir)
	rules := r.b.makefile(makefileBuild)
	if f == nil || rules == nil {
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
	dir      string
	file     *kbuild.File
	ev       *kbuild.Evaluator
	built    map[string]made // what a plain build makes
	explicit map[string]bool // targets with a rule of their own, which wins over patterns
	outer    *cond.Expr
	special  bool // flags come from a directory above
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
		d.compile(target, file, commands, cond.AllOf(when, t.Cond), false)
	}
}

// implicit applies a pattern rule to what the build makes and has no rule.
func (d *directoryRules) implicit(pattern, source string, commands []string, when *cond.Expr) {
	for _, target := range sortedKeys(d.built) {
		if stem, ok := stemOf(pattern, target); ok && !d.explicit[target] {
			d.compile(target, strings.ReplaceAll(source, "%", stem), commands, when, true)
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
