package resolve

import (
	"iter"
	"slices"
)

// index is the declarations of a file by scope and name.
type index struct {
	first map[nameKey]int32 // of the declarations of a name: its place in list, counted from 1
	list  []declaration
	globs map[int][]int
	some  []bool // by scope: whether it declares or imports anything
}

// declaration is one of a name, by its index in the outline.
type declaration struct {
	kind declarationKind
	at   int32
	next int32 // as first, 0 for the last
}

type declarationKind uint8

const (
	isItem declarationKind = iota
	isUse
	isMod
	isExtern
)

// declarations are those of one name in one scope.
type declarations struct {
	list  []declaration
	first int32
}

func (x *index) named(k nameKey) declarations { return declarations{x.list, x.first[k]} }

// each gives the declarations of one kind, in the order of the file.
func (d declarations) each(kind declarationKind) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := d.first; n > 0; n = d.list[n-1].next {
			if d.list[n-1].kind == kind && !yield(int(d.list[n-1].at)) {
				return
			}
		}
	}
}

// several reports whether there is more than one.
func (d declarations) several() bool { return d.first > 0 && d.list[d.first-1].next > 0 }

type nameKey struct {
	scope int
	name  string
}

// names are the file's declarations by name.
func (f *file) names() *index {
	if f.index != nil {
		return f.index
	}
	o := f.outline
	x := &index{first: make(map[nameKey]int32, len(o.Items)+len(o.Uses)), globs: map[int][]int{},
		list: make([]declaration, 0, len(o.Items)+len(o.Uses)+len(o.Mods)+len(o.Externs)), some: make([]bool, len(o.Scopes))}
	// Each goes before those of its name that are there already.
	add := func(kind declarationKind, i, scope int, name string) {
		k := nameKey{scope, name}
		x.list = append(x.list, declaration{kind, int32(i), x.first[k]})
		x.first[k] = int32(len(x.list))
		x.some[scope] = true
	}
	for i := range slices.Backward(o.Externs) {
		add(isExtern, i, f.home(o.Externs[i].Scope), o.Externs[i].Name)
	}
	for i := range slices.Backward(o.Mods) {
		add(isMod, i, f.home(o.Mods[i].Scope), o.Mods[i].Name)
	}
	for i := range slices.Backward(o.Uses) {
		if u := &o.Uses[i]; !u.Glob {
			add(isUse, i, f.home(u.Scope), u.Name)
		}
	}
	for i := range slices.Backward(o.Items) {
		it := &o.Items[i]
		if it.ProcMacro != "" && it.ProcMacro != it.Name {
			add(isItem, i, f.home(it.Scope), it.ProcMacro)
		}
		add(isItem, i, f.home(it.Scope), it.Name)
	}
	for i := range o.Uses {
		if u := &o.Uses[i]; u.Glob {
			scope := f.home(u.Scope)
			x.globs[scope] = append(x.globs[scope], i)
			x.some[scope] = true
		}
	}
	f.index = x
	return x
}
