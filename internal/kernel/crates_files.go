package kernel

import (
	"context"
	"path"
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/rust"
	"featscan/internal/source"
)

// Bounds on one crate.
const (
	maxCrateFiles = 20_000
	maxModDepth   = 200
	// maxVisits bounds how often files are walked that several mod declarations
	// name, each time under another condition.
	maxVisits = 1000
)

// moduleWalk follows mod declarations as rustc does.
type moduleWalk struct {
	tree   source.Tree
	read   Reader
	exists map[string]bool
}

// crateWalk is one crate being walked.
type crateWalk struct {
	*moduleWalk
	crate *Crate
	conds map[string]*cond.Expr
	order []string
	open  map[string]bool

	visits int
}

// crate fills in c's files and gates.
func (w *moduleWalk) crate(c *Crate) {
	walk := &crateWalk{moduleWalk: w, crate: c, conds: map[string]*cond.Expr{}, open: map[string]bool{}}
	walk.file(c.Root, nil, true, 0)
	c.Files = make([]SourceFile, 0, len(walk.order))
	for _, p := range walk.order {
		f := SourceFile{Path: p, Read: walk.conds[p]}
		if walk.visits > maxVisits && f.Read != nil {
			f.Read = cond.Constant(cond.Unknown)
		}
		f.Cond = cond.AllOf(f.Read, inner(w.read(p)))
		c.Files = append(c.Files, f)
	}
	sortFiles(c.Files)
	code := w.read(c.Root)
	if code == nil {
		return
	}
	whole := inner(code)
	for _, g := range code.Gates {
		if g.AtRoot && !g.Doctest {
			c.Gates = append(c.Gates, Gate{g.Name, cond.AllOf(whole, g.Expr)})
		}
	}
}

// file adds a file and what it declares. owner says that modules it declares
// lie beside it: it is a root, a mod.rs, or named by #[path].
func (w *crateWalk) file(name string, when *cond.Expr, owner bool, depth int) {
	code := w.read(name)
	if code == nil || depth > maxModDepth || len(w.order) >= maxCrateFiles || w.open[name] {
		return
	}
	o := code.Outline
	if old, ok := w.conds[name]; ok {
		// A second declaration of the same file: one of them suffices.
		if old == nil || cond.Equal(old, when) {
			return
		}
		if w.visits++; w.visits > maxVisits {
			return // and crate says that it knows no condition
		}
		w.conds[name] = cond.AnyOf(old, when)
	} else {
		w.conds[name] = when
		w.order = append(w.order, name)
	}
	if o == nil {
		return
	}
	w.open[name] = true
	defer delete(w.open, name)
	for i := range o.Mods {
		if o.Mods[i].Body < 0 {
			w.mod(name, o, &o.Mods[i], when, owner, depth)
		}
	}
	for i := range o.Calls {
		if c := &o.Calls[i]; c.Path.Last() == "include" {
			w.include(name, o, c, when, owner, depth)
		}
	}
}

// inner is what a file's own inner cfg attributes ask for.
func inner(c *Code) *cond.Expr {
	if c == nil || c.Outline == nil || len(c.Outline.Scopes) == 0 {
		return nil
	}
	return c.Outline.Scopes[0].Cond
}

// mod follows one declaration without a body.
func (w *crateWalk) mod(file string, o *rust.Outline, m *rust.Mod, when *cond.Expr, owner bool, depth int) {
	taken := false
	for _, f := range moduleFiles(file, o, m, owner) {
		if f.otherwise && taken {
			continue
		}
		taken = w.exists[f.path]
		w.follow(f.path, cond.AllOf(when, f.cond), f.owner, depth)
	}
}

// moduleFile is a file in which a module may be.
type moduleFile struct {
	path      string
	cond      *cond.Expr // of the declaration, and of the attribute that names the file
	owner     bool       // modules that it declares lie beside it
	otherwise bool       // rustc looks for it when the one before is not there
}

// moduleFiles are the files in which rustc looks for a module that a file declares without
// a body. owner is that of the declaring file.
func moduleFiles(file string, o *rust.Outline, m *rust.Mod, owner bool) []moduleFile {
	inline, unsure, ok := enclosing(o, m.Scope)
	if !ok {
		return nil
	}
	when := m.Cond
	if unsure {
		// Only the macro around it knows whether the module is declared.
		when = cond.AllOf(when, cond.Constant(cond.Unknown))
	}
	base := path.Dir(file)
	if !owner {
		base = strings.TrimSuffix(file, ".rs")
	}
	dir := path.Join(append([]string{base}, inline...)...)
	beside := dir
	if len(inline) == 0 {
		beside = path.Dir(file) // a #[path] outside inline modules is relative to the file
	}
	var files []moduleFile
	var plain *cond.Expr
	for _, p := range m.Paths {
		files = append(files, moduleFile{path: path.Join(beside, p.File), cond: cond.AllOf(when, p.Cond), owner: true})
		if p.Cond == nil {
			return files
		}
		plain = cond.AllOf(plain, cond.Negate(p.Cond))
	}
	when = cond.AllOf(when, plain)
	return append(files,
		moduleFile{path: path.Join(dir, m.Name+".rs"), cond: when},
		moduleFile{path: path.Join(dir, m.Name, "mod.rs"), cond: when, owner: true, otherwise: true})
}

// ModuleFiles are the files, sorted, in which the modules of a file may be that it
// declares without a body, be they there or not. A file of any name may be the root of a
// crate.
func ModuleFiles(ctx context.Context, file string, src []byte) []string {
	f, err := rust.Parse(ctx, src)
	if err != nil {
		return nil
	}
	defer f.Close()
	o := rust.MakeOutline(f, nil)
	owners := []bool{true, false}
	switch path.Base(file) {
	case "lib.rs", "main.rs", "mod.rs":
		owners = owners[:1]
	}
	var files []string
	for i := range o.Mods {
		if o.Mods[i].Body >= 0 {
			continue
		}
		for _, owner := range owners {
			for _, m := range moduleFiles(file, o, &o.Mods[i], owner) {
				files = append(files, m.path)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

func (w *crateWalk) follow(name string, when *cond.Expr, owner bool, depth int) {
	if !w.exists[name] {
		return
	}
	w.file(name, when, owner, depth+1)
}

// enclosing gives the directories that the inline modules around a scope stand
// for. ok is false where no module can be declared; unsure inside a macro call.
func enclosing(o *rust.Outline, scope int) (dirs []string, unsure, ok bool) {
	for at, n := scope, 0; at >= 0 && at < len(o.Scopes); at, n = o.Scopes[at].Parent, n+1 {
		if n > maxModDepth {
			return nil, false, false
		}
		s := &o.Scopes[at]
		switch s.Kind {
		case rust.ScopeMod:
			dirs = append([]string{inlineDir(o, at)}, dirs...)
		case rust.ScopeMacroCall:
			unsure = unsure || !rust.Chooses(s.Name)
		case rust.ScopeMacroBody, rust.ScopeDoctest, rust.ScopeString:
			return nil, false, false
		}
	}
	return dirs, unsure, true
}

// inlineDir is the directory of an inline module: its name, or its #[path].
func inlineDir(o *rust.Outline, scope int) string {
	for i := range o.Mods {
		if o.Mods[i].Body != scope {
			continue
		}
		for _, p := range o.Mods[i].Paths {
			if p.Cond == nil {
				return p.File
			}
		}
	}
	return strings.TrimPrefix(o.Scopes[scope].Name, "r#")
}

// include follows include!("file.rs"), whose code stands in the including
// module.
func (w *crateWalk) include(file string, o *rust.Outline, c *rust.Invocation, when *cond.Expr, owner bool, depth int) {
	_, unsure, ok := enclosing(o, c.Scope)
	if !ok {
		return
	}
	src, err := w.tree.ReadFile(file)
	if err != nil || c.Start < 0 || c.End > len(src) || c.Start > c.End {
		return
	}
	_, args, _ := strings.Cut(string(src[c.Start:c.End]), "!")
	args = strings.TrimRight(strings.TrimSpace(args), ";")
	if len(args) < 2 {
		return
	}
	literal := strings.Trim(strings.TrimSpace(args[1:len(args)-1]), ",")
	text, ok := strings.CutPrefix(literal, `"`)
	text, closed := strings.CutSuffix(text, `"`)
	if !ok || !closed || strings.ContainsAny(text, `"\`) {
		return
	}
	when = cond.AllOf(when, c.Cond)
	if unsure {
		when = cond.AllOf(when, cond.Constant(cond.Unknown))
	}
	name := path.Join(path.Dir(file), text)
	if strings.HasSuffix(name, ".rs") {
		w.follow(name, when, owner, depth)
	}
}

func sortFiles(files []SourceFile) {
	slices.SortFunc(files, func(a, b SourceFile) int { return strings.Compare(a.Path, b.Path) })
}
