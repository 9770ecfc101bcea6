package kconfig

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unsafe"
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

// symbolsAtFirst is how many symbols there is room for at first: those of
// Linux 7.2, and some.
const symbolsAtFirst = 24_000

// ordinarySize is more than nearly all Kconfig files have, in bytes.
const ordinarySize = 64 << 10

// Symbol is everything a tree says of one symbol.
type Symbol struct {
	Name      string
	Defs      []*Def // in the order in which Kconfig reads them
	Selectors []Selector
	Impliers  []Selector
	first     [1]*Def // room for Defs

	selected, implied int32 // statements that name it
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
		tree: tree, vars: vars, files: map[string]bool{}, text: make([]byte, 0, ordinarySize), open: map[string]bool{},
		set: &Set{Symbols: make(map[string]*Symbol, symbolsAtFirst), Macros: map[string]string{}},
	}
	l.enter(root, nil, Problem{File: root})
	l.set.Files = len(l.files)
	l.selectors()
	return l.set
}

type loader struct {
	tree    fs.FS
	vars    map[string]string
	files   map[string]bool // that were read; false for what cannot be
	text    []byte          // memory for one of ordinary size
	room    room
	symbols []Symbol        // not used yet
	open    map[string]bool // files being read: a source loop comes back to one
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
	f := l.file(name, outer, at)
	if f == nil {
		return
	}
	l.open[name] = true
	defer delete(l.open, name)
	l.link(f)
}

// link adds f's definitions and what it sources, in the order of its text.
func (l *loader) link(f *File) {
	next := 0
	for _, s := range f.Sources {
		for ; next < s.after; next++ {
			l.add(f.Defs[next])
		}
		l.follow(f, s, s.In)
	}
	for ; next < len(f.Defs); next++ {
		l.add(f.Defs[next])
	}
}

func (l *loader) add(d *Def) {
	if l.defs++; l.defs > maxDefs {
		l.overflow(Problem{File: d.File, Line: d.Line}, "more than %d definitions", maxDefs)
		return
	}
	s := l.set.Symbols[d.Name]
	if s == nil {
		s = l.symbol(d.Name)
		l.set.Symbols[d.Name] = s
	}
	s.Defs = append(s.Defs, d)
}

// symbol makes a symbol; nearly all of them are defined once.
func (l *loader) symbol(name string) *Symbol {
	const atOnce = 256
	if len(l.symbols) == 0 {
		l.symbols = make([]Symbol, atOnce)
	}
	s := &l.symbols[0]
	l.symbols = l.symbols[1:]
	s.Name, s.Defs = name, s.first[:0]
	return s
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

// file parses name, which outer stands around, for each place that sources it.
func (l *loader) file(name string, outer *Context, at Problem) *File {
	readable, again := l.files[name]
	if again && !readable {
		return nil
	}
	if !again && len(l.files) >= maxFiles {
		l.overflow(at, "more than %d files", maxFiles)
		return nil
	}
	src, err := l.read(name)
	if err != nil {
		reason := err
		var pe *fs.PathError
		if errors.As(err, &pe) {
			reason = pe.Err
		}
		l.problem(at, "source %q: %v", name, reason)
		l.files[name] = false
		return nil
	}
	if l.bytes += len(src); l.bytes > maxBytes {
		l.overflow(at, "more than %d MiB of files", maxBytes>>20)
		return nil
	}
	l.files[name] = true
	f := parse(name, unsafe.String(unsafe.SliceData(src), len(src)), outer, &l.room)
	if again {
		return f
	}
	l.set.Problems = append(l.set.Problems, f.Problems...)
	for k, v := range f.Macros {
		if _, ok := l.set.Macros[k]; !ok {
			l.set.Macros[k] = v
		}
	}
	return f
}

// read gives the text of a file until the next is read.
func (l *loader) read(name string) ([]byte, error) {
	tree, ok := l.tree.(interface {
		ReadInto(name string, buf []byte) ([]byte, error)
	})
	if !ok {
		return fs.ReadFile(l.tree, name)
	}
	return tree.ReadInto(name, l.text)
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

// selectors turns every select and imply statement around, each symbol's in the
// order in which they were read and all of them in one allocation.
func (l *loader) selectors() {
	n := 0
	for _, list := range l.room.forces {
		for i := range list {
			if list[i].to = l.set.Symbols[list[i].name]; list[i].to != nil {
				*list[i].to.count(list[i].imply)++
				n++
			}
		}
	}
	all := make([]Selector, n)
	for _, list := range l.room.forces {
		for i := range list {
			if to := list[i].to; to != nil {
				all = to.forced(&list[i], all)
			}
		}
	}
}

// forced adds a statement that names the symbol; the first takes what all of
// its kind need from room.
func (s *Symbol) forced(f *force, room []Selector) []Selector {
	list := &s.Selectors
	if f.imply {
		list = &s.Impliers
	}
	if *list == nil {
		n := *s.count(f.imply)
		*list, room = room[:0:n], room[n:]
	}
	*list = append(*list, Selector{f.by, f.cond})
	return room
}

// count is how many statements select a symbol, or imply it.
func (s *Symbol) count(imply bool) *int32 {
	if imply {
		return &s.implied
	}
	return &s.selected
}
