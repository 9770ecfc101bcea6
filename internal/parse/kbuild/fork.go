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

// fromOutside reports whether a variable that no Makefile assigns has a value
// all the same: the configuration and the architecture come with the build.
func fromOutside(name string) bool {
	switch name {
	case "ARCH", "SRCARCH", "SUBARCH", "srctree", "objtree", "srcroot", "abs_srctree", "CURDIR", "MAKECMDGOALS":
		return true
	}
	return strings.HasPrefix(name, "CONFIG_")
}
