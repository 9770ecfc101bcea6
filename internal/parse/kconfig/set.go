package kconfig

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Bounds on a whole tree of Kconfig files. Linux 7.2 has 1,900 files and
// 22,000 definitions over all its architectures.
const (
	maxFiles   = 20_000
	maxDefs    = 400_000
	maxSources = 50_000
	maxInclude = 60
	maxBytes   = 256 << 20
)

// Symbol is everything a tree says of one symbol.
type Symbol struct {
	Name      string
	Defs      []*Def // in the order in which Kconfig reads them
	Selectors []Selector
	Impliers  []Selector
}

// Selector is one "select NAME if COND" (or imply) that names a symbol.
type Selector struct {
	By   *Def
	Cond string
}

// Type is the type of the symbol: that of its first definition that has one.
func (s *Symbol) Type() Type {
	for _, d := range s.Defs {
		if d.Type != Untyped {
			return d.Type
		}
	}
	return Untyped
}

// Set is every symbol of a tree, over all architectures. A definition that
// only some architectures see says so in its Context (Vary).
type Set struct {
	Symbols  map[string]*Symbol
	Macros   map[string]string
	Files    int // distinct files read
	Problems []Problem
}

// Load reads root and every file it sources. vars gives the variables that are
// known, such as srctree; any other variable in a source statement stands for
// whatever the tree has there, and the Context of what is found records it.
func Load(tree fs.FS, root string, vars map[string]string) *Set {
	l := &loader{
		tree: tree, vars: vars, files: map[string]*File{}, open: map[string]bool{},
		set: &Set{Symbols: make(map[string]*Symbol, 1<<10), Macros: map[string]string{}},
	}
	l.enter(root, nil, Problem{File: root})
	l.set.Files = len(l.files)
	l.selectors()
	return l.set
}

type loader struct {
	tree    fs.FS
	vars    map[string]string
	files   map[string]*File // nil for what cannot be read
	order   []*Symbol        // by first definition, so that no map order leaks
	open    map[string]bool  // files being read: a source loop comes back to one
	set     *Set
	sources int
	defs    int
	full    bool
	bytes   int
}

func (l *loader) problem(at Problem, format string, args ...any) {
	at.Reason = fmt.Sprintf(format, args...)
	l.set.Problems = append(l.set.Problems, at)
}

// enter links one file into the set; at is the source statement that names it.
func (l *loader) enter(name string, outer *Context, at Problem) {
	switch {
	case l.full:
		return
	case l.open[name]:
		l.problem(at, "source loop: %s is already being read", name)
		return
	case len(l.open) >= maxInclude:
		l.problem(at, "more than %d nested source statements", maxInclude)
		return
	}
	f := l.file(name, at)
	if f == nil {
		return
	}
	l.open[name] = true
	defer delete(l.open, name)
	l.link(f, outer)
}

// link adds f's definitions and what it sources, in the order of its text.
func (l *loader) link(f *File, outer *Context) {
	base := rebase{outer: outer, done: map[*Context]*Context{}}
	next := 0
	add := func(to int) {
		for ; next < to; next++ {
			d := f.Defs[next]
			if outer != nil {
				moved := *d
				moved.In = base.on(d.In)
				d = &moved
			}
			l.add(d)
		}
	}
	for _, s := range f.Sources {
		add(s.after)
		l.follow(f, s, base.on(s.In))
	}
	add(len(f.Defs))
}

func (l *loader) add(d *Def) {
	if l.defs++; l.defs > maxDefs {
		l.overflow(Problem{File: d.File, Line: d.Line}, "more than %d definitions", maxDefs)
		return
	}
	s := l.set.Symbols[d.Name]
	if s == nil {
		s = &Symbol{Name: d.Name}
		l.set.Symbols[d.Name] = s
		l.order = append(l.order, s)
	}
	s.Defs = append(s.Defs, d)
}

func (l *loader) overflow(at Problem, format string, args ...any) {
	if !l.full {
		l.full = true
		l.problem(at, format, args...)
	}
}

func (l *loader) follow(f *File, s Source, in *Context) {
	at := Problem{File: f.Path, Line: s.Line}
	if l.sources++; l.sources > maxSources {
		l.overflow(at, "more than %d source statements", maxSources)
		return
	}
	pattern := s.Pattern
	if s.Relative {
		pattern = path.Join(path.Dir(f.Path), pattern)
	}
	found := l.expand(pattern, in)
	if len(found) == 0 && !s.Optional {
		l.problem(at, "source %q: no such file", s.Pattern)
	}
	for _, t := range found {
		ctx := in
		for _, v := range t.vary {
			ctx = &Context{Parent: ctx, Vary: v[0], Value: v[1]}
		}
		l.enter(t.path, ctx, at)
	}
}

// file parses name, once.
func (l *loader) file(name string, at Problem) *File {
	if f, ok := l.files[name]; ok {
		return f
	}
	if len(l.files) >= maxFiles {
		l.overflow(at, "more than %d files", maxFiles)
		return nil
	}
	src, err := fs.ReadFile(l.tree, name)
	if err != nil {
		reason := err
		var pe *fs.PathError
		if errors.As(err, &pe) {
			reason = pe.Err
		}
		l.problem(at, "source %q: %v", name, reason)
		l.files[name] = nil
		return nil
	}
	if l.bytes += len(src); l.bytes > maxBytes {
		l.overflow(at, "more than %d MiB of files", maxBytes>>20)
		return nil
	}
	f := Parse(name, src)
	l.files[name] = f
	l.set.Problems = append(l.set.Problems, f.Problems...)
	for k, v := range f.Macros {
		if _, ok := l.set.Macros[k]; !ok {
			l.set.Macros[k] = v
		}
	}
	return f
}

// target is one file that a source pattern names, and the variables that had
// to take a value for it.
type target struct {
	path string
	vary [][2]string
}

// expand resolves the variables and wildcards of a source pattern, a path
// element at a time.
func (l *loader) expand(pattern string, in *Context) []target {
	const most = 1000
	pattern = strings.TrimPrefix(l.known(pattern, in), "./")
	if !strings.ContainsAny(pattern, "$*?[") {
		return []target{{path: path.Clean(strings.TrimPrefix(pattern, "/"))}}
	}
	found := []target{{path: "."}}
	for _, element := range strings.Split(strings.Trim(pattern, "/"), "/") {
		var next []target
		for _, t := range found {
			next = append(next, l.element(t, element)...)
		}
		if found = next; len(found) > most {
			found = found[:most]
		}
	}
	kept := found[:0]
	for _, t := range found {
		if info, err := fs.Stat(l.tree, t.path); err == nil && !info.IsDir() {
			kept = append(kept, t)
		}
	}
	return kept
}

// known replaces the variables that have a value in this context.
func (l *loader) known(pattern string, in *Context) string {
	if !strings.Contains(pattern, "$") {
		return pattern
	}
	for name, value := range l.vars {
		pattern = strings.ReplaceAll(pattern, "$("+name+")", value)
	}
	for c := in; c != nil; c = c.Parent {
		if c.Vary != "" {
			pattern = strings.ReplaceAll(pattern, "$("+c.Vary+")", c.Value)
		}
	}
	return pattern
}

func (l *loader) element(t target, element string) []target {
	variable := ""
	glob := element
	if i := strings.Index(element, "$("); i >= 0 {
		end := macroEnd(element, i)
		if end < 0 {
			return nil
		}
		variable = element[i+2 : end-1]
		glob = element[:i] + "*" + element[end:]
		if strings.Contains(glob, "$") {
			return nil
		}
	}
	if !strings.ContainsAny(glob, "*?[") {
		return []target{{path.Join(t.path, glob), t.vary}}
	}
	for _, v := range t.vary {
		if v[0] == variable {
			return []target{{path.Join(t.path, strings.Replace(glob, "*", v[1], 1)), t.vary}}
		}
	}
	entries, _ := fs.ReadDir(l.tree, t.path)
	var found []target
	for _, e := range entries {
		if ok, _ := path.Match(glob, e.Name()); !ok {
			continue
		}
		vary := t.vary
		if variable != "" {
			before, after, _ := strings.Cut(glob, "*")
			value := strings.TrimSuffix(strings.TrimPrefix(e.Name(), before), after)
			vary = append(vary[:len(vary):len(vary)], [2]string{variable, value})
		}
		found = append(found, target{path.Join(t.path, e.Name()), vary})
	}
	return found
}

// rebase puts the contexts of one file on top of the context that sources it.
type rebase struct {
	outer *Context
	done  map[*Context]*Context
}

func (r rebase) on(c *Context) *Context {
	if c == nil || r.outer == nil {
		if c == nil {
			return r.outer
		}
		return c
	}
	if moved := r.done[c]; moved != nil {
		return moved
	}
	moved := *c
	moved.Parent = r.on(c.Parent)
	r.done[c] = &moved
	return &moved
}

// selectors turns every select and imply statement around, in a fixed order.
func (l *loader) selectors() {
	for _, from := range l.order {
		for _, d := range from.Defs {
			for _, s := range d.Selects {
				w, _ := word(s.Value)
				if to := l.set.Symbols[w]; to != nil {
					to.Selectors = append(to.Selectors, Selector{d, s.Cond})
				}
			}
			for _, s := range d.Implies {
				w, _ := word(s.Value)
				if to := l.set.Symbols[w]; to != nil {
					to.Impliers = append(to.Impliers, Selector{d, s.Cond})
				}
			}
		}
	}
}
