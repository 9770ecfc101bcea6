package kbuild

import "strings"

// Fork is an evaluator that starts with everything ev has been told so far and
// shares nothing that either may change: what `make -C` or $(build) hands to a
// sub-make. Its budget of work is its own.
func (ev *Evaluator) Fork() *Evaluator {
	fork := NewEvaluator(ev.opt)
	for e := ev; e != nil; e = e.parent {
		for name, defs := range e.vars {
			if _, ok := fork.vars[name]; !ok {
				fork.vars[name] = defs[:len(defs):len(defs)]
			}
		}
	}
	return fork
}

// Steps is the work done so far, in pieces of text expanded; an Evaluator
// stops at a fixed number.
func (ev *Evaluator) Steps() int { return ev.state.steps }

// fromOutside reports whether a variable that no Makefile assigns has a value
// all the same: the configuration and the architecture come with the build.
func fromOutside(name string) bool {
	switch name {
	case "ARCH", "SRCARCH", "SUBARCH", "srctree", "objtree", "srcroot", "abs_srctree", "CURDIR", "MAKECMDGOALS":
		return true
	}
	return strings.HasPrefix(name, "CONFIG_")
}

// Filter drops the words of a variable that keep does not want, whatever their
// conditions. It bounds what a list of hundreds of objects costs when only a
// few of them matter.
func (ev *Evaluator) Filter(name string, keep func(text string) bool) {
	if ok, _ := ev.Defined(name); !ok {
		return
	}
	var kept []Word
	for _, w := range ev.Words(name) {
		if keep(w.Text()) {
			kept = append(kept, w)
		}
	}
	ev.vars[name] = []def{{simple: true, words: kept}}
}
