package kernel

import (
	"path"
	"regexp"
	"slices"
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
	config    *view // decides CONFIG_ symbols; nil without a configuration
	local     map[string]string
	top       *kbuild.Evaluator
	ev        *kbuild.Evaluator // the one that is running
	work      int               // steps taken in directories left, of maxWork
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
		v := b.symbols().in(Env{Arch: env.Arch, Config: env.Config}, nil)
		r.config = &v
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

// maxWork bounds what all directories together may cost, in the evaluator's
// steps. Linux 7.2 takes 150,000.
const maxWork = 20_000_000

// spent adds up the work of the last directory, and reports whether there is no
// budget left for another one.
func (r *kbuildRun) spent() bool {
	if r.ev != nil && r.ev != r.top {
		r.work += r.ev.Steps()
	}
	r.ev = nil
	if r.work <= maxWork {
		return false
	}
	r.b.note([]kbuild.Damage{{File: "Makefile", Line: 1, Col: 1, Reason: "the build is too large to evaluate; crates may be missing"}})
	return true
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
