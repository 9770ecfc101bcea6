package rustdb

import "cmp"

// attributes is what the attributes in front of an item say.
type attributes struct {
	gates    []stability
	stables  []stability // stable, also in constants
	marked   bool        // a stability attribute of the item itself stands there
	path     string
	exported bool // #[macro_export]
	skip     bool // compiled for tests or the bootstrap compiler only
	derive   string
	arch     string // the architecture that has the item, where only one does
}

// read notes one attribute, toks[i:end] without its brackets.
func (a *attributes) read(toks []token, i, end int) {
	if i >= end {
		return
	}
	switch {
	case toks[i].ident("cfg_attr") && i+1 < end && toks[i+1].is("("):
		args := splitArgs(toks, i+1)
		if len(args) == 0 || needsBootstrap(args[0]) {
			return
		}
		var inner attributes
		at := i + 2
		for n, arg := range args {
			if n > 0 {
				inner.read(toks, at, at+len(arg))
			}
			at += len(arg) + 1
		}
		a.add(inner, args[0])
	case toks[i].ident("cfg") && i+1 < end && toks[i+1].is("("):
		cond := toks[i+2 : max(i+2, behind(toks, i+1, end)-1)]
		if len(cond) > 0 && (needsBootstrap(cond) || len(cond) == 1 && cond[0].ident("test")) {
			a.skip = true
		}
		a.arch = cmp.Or(a.arch, archOf(cond))
	case toks[i].ident("path") && i+2 < end && toks[i+2].kind == tokString:
		a.path = toks[i+2].text
	case toks[i].ident("macro_export"):
		a.exported = true
	case toks[i].ident("proc_macro_derive") && i+2 < end:
		a.derive = toks[i+2].text
	default:
		s, ok := stabilityAt(toks, i)
		if !ok {
			return
		}
		a.marked = a.marked || s.word == "stable" || s.word == "unstable"
		switch s.state {
		case Unstable, constUnstable:
			a.gates = append(a.gates, s)
		case Stable:
			a.stables = append(a.stables, s)
		}
	}
}

// add takes over what stands under cfg_attr with a condition.
func (a *attributes) add(inner attributes, cond []token) {
	for _, list := range [][]stability{inner.gates, inner.stables} {
		for i := range list {
			if !namesBootstrap(cond) {
				list[i].arch = archOf(cond)
				list[i].conditional = list[i].arch == ""
			}
		}
	}
	a.gates = append(a.gates, inner.gates...)
	a.stables = append(a.stables, inner.stables...)
	a.marked = a.marked || inner.marked
	a.path = cmp.Or(a.path, inner.path)
	a.derive = cmp.Or(a.derive, inner.derive)
	a.exported = a.exported || inner.exported
	a.skip = a.skip || inner.skip
}
