package kernel

import (
	"path"
	"regexp"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kbuild"
)

// Most Rust objects are modules in directories that do nothing special for
// them: the build gives each the same command line, but for its names and for
// whether it goes into a module. That command line is evaluated once, for an
// object of our own in a directory of our own, and filled in for each.

const (
	sampleDir    = "a-directory-that-is-not-in-the-tree"
	sampleSymbol = "CONFIG_A_SYMBOL_THAT_IS_NOT_IN_THE_TREE"
	sampleObject = sampleDir + "/object.o"
)

// sampled is the compilation of an ordinary object by a pattern rule's
// commands, in terms of sampleSymbol; nil when there is none.
func (r *kbuildRun) sampled(commands []string) []Compilation {
	key := strings.Join(commands, " ")
	if list, ok := r.samples[key]; ok {
		return list
	}
	d := r.sampleDirectory()
	list := d.compilations(sampleObject, sampleDir+"/object.rs", commands)
	for i := range list {
		if list[i].Name == "object" {
			list[i].Name = "" // named after its file
		}
	}
	r.samples[key] = list
	return list
}

func (r *kbuildRun) sampleDirectory() *directoryRules {
	if r.sample != nil {
		return r.sample
	}
	file := kbuild.Parse(sampleDir+"/Makefile", []byte("obj-$("+sampleSymbol+") += object.o\n"))
	r.b.makefiles[file.Path] = file
	r.rs[sampleDir+"/object.rs"] = true
	obj, name, ev, named := r.local["obj"], r.local["kbuild-file"], r.ev, r.named
	r.sample = &directoryRules{kbuildRun: r, ev: r.enter(sampleDir, file)}
	r.sample.ev.Run(r.b.makefile(makefileBuild), nil)
	r.sample.built = targets(r.sample.ev)
	r.local["obj"], r.local["kbuild-file"], r.ev, r.named = obj, name, ev, named
	delete(r.b.makefiles, file.Path)
	delete(r.rs, sampleDir+"/object.rs")
	return r.sample
}

// filled is a sampled compilation for a real object. module is the condition
// under which it goes into a module, given that it is compiled.
func filled(c Compilation, module *cond.Expr) Compilation {
	fill := func(list []Setting) []Setting {
		out := make([]Setting, 0, len(list))
		for _, s := range list {
			s.Cond = replaceSample(s.Cond, module)
			if s.Cond == nil || s.Cond.Op != cond.Const || s.Cond.Value != cond.False {
				out = append(out, s)
			}
		}
		return out
	}
	c.Edition, c.Cfgs, c.Flags = fill(c.Edition), fill(c.Cfgs), fill(c.Flags)
	c.Externs, c.Features, c.Allowed = fill(c.Externs), fill(c.Features), fill(c.Allowed)
	return c
}

func replaceSample(e, module *cond.Expr) *cond.Expr {
	if e == nil || !namesSample(e) {
		return e
	}
	return cond.Simplify(replaceAtoms(e, module))
}

func namesSample(e *cond.Expr) bool {
	if e.Name == sampleSymbol {
		return true
	}
	for _, s := range e.Sub {
		if namesSample(s) {
			return true
		}
	}
	return false
}

func replaceAtoms(e, module *cond.Expr) *cond.Expr {
	if e.Op == cond.Atom && e.Name == sampleSymbol {
		switch e.Arg {
		case "m":
			return orTrue(module)
		case "y":
			return orTrue(cond.Negate(module))
		}
		return cond.Constant(cond.True)
	}
	if len(e.Sub) == 0 {
		return e
	}
	out := *e
	out.Sub = make([]*cond.Expr, len(e.Sub))
	for i, s := range e.Sub {
		out.Sub[i] = replaceAtoms(s, module)
	}
	return &out
}

func orTrue(e *cond.Expr) *cond.Expr {
	if e == nil {
		return cond.Constant(cond.True)
	}
	return e
}

var (
	listName = regexp.MustCompile(`^[\w./$(){}+-]+-(y|m|objs|\$[({]\w+[)}])$`)
	cName    = regexp.MustCompile(`^(CFLAGS|AFLAGS|CPPFLAGS|LDFLAGS|CXXFLAGS|HOSTCFLAGS|HOSTLDLIBS|UBSAN|KCSAN|KMSAN|CONTEXT_ANALYSIS|OBJECT_FILES_NON_STANDARD)\w*|^(targets|clean-files|always|extra|hostprogs|obj)$`)
	ownName  = regexp.MustCompile(`_([\w-]+)\.o$`)
)

// ordinary reports whether a kbuild file does nothing that could change the
// command line of its Rust objects.
func (r *kbuildRun) ordinary(dir string, f *kbuild.File) bool {
	got, ok := r.plain[dir]
	if !ok {
		got = r.ordinaryStmts(dir, f, f.Stmts)
		r.plain[dir] = got
	}
	return got
}

func (r *kbuildRun) ordinaryStmts(dir string, f *kbuild.File, stmts []kbuild.Stmt) bool {
	for i := range stmts {
		s := &stmts[i]
		switch s.Kind {
		case kbuild.If:
			for _, b := range s.Branches {
				if !r.ordinaryStmts(dir, f, b.Body) {
					return false
				}
			}
		case kbuild.Assign:
			if !r.ordinaryName(dir, f.Text(s.Name)) {
				return false
			}
		case kbuild.Rule:
			if strings.Contains(f.Text(s.Value), ".rs") {
				return false
			}
		case kbuild.Include, kbuild.Define, kbuild.Other:
			return false
		}
	}
	return true
}

func (r *kbuildRun) ordinaryName(dir, name string) bool {
	switch {
	case strings.Contains(strings.ToLower(name), "rust"):
		// rustflags-y, RUSTFLAGS_x.o, but also rust_print-y.
		return listName.MatchString(name) && !strings.Contains(strings.ToLower(name), "rustflags")
	case listName.MatchString(name), cName.MatchString(name):
		return true
	}
	if m := ownName.FindStringSubmatch(name); m != nil {
		return !r.rs[path.Join(dir, m[1]+".rs")]
	}
	return false
}
