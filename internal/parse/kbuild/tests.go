package kbuild

import (
	"strconv"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/release"
)

// present is the condition under which w is not empty, as $(if) and ifneq (x,)
// ask it.
func present(w Word) *cond.Expr {
	c := cond.Constant(cond.False)
	for _, s := range w.Segs {
		if s.Known {
			if strings.TrimSpace(s.Text) != "" {
				return nil
			}
			continue
		}
		switch name := configName(s); {
		case name != "":
			c = either(c, cond.NewAtom(name, ""))
		case refName(s) == "ARCH" || refName(s) == "SRCARCH":
			return nil
		default:
			c = either(c, cond.NewAtom("make:"+s.Text, ""))
		}
	}
	return c
}

// anyPresent is the condition under which one of several alternatives holds and
// is not empty.
func anyPresent(ws []Word) *cond.Expr {
	c := cond.Constant(cond.False)
	for _, w := range ws {
		c = either(c, both(w.Cond, present(w)))
	}
	return c
}

// equal is the condition under which two alternatives are the same text.
func equal(a, b Word) *cond.Expr {
	x, y := strings.TrimSpace(a.Text()), strings.TrimSpace(b.Text())
	if a.Known() && b.Known() {
		return cond.Constant(cond.Of(x == y))
	}
	if x == y {
		return nil
	}
	if !b.Known() {
		a, b, x, y = b, a, y, x
	}
	if !b.Known() {
		return cond.NewAtom("make:"+x+" = "+y, "")
	}
	if y == "" {
		return not(present(a))
	}
	if len(a.Segs) == 1 {
		switch refName(a.Segs[0]) {
		case "SRCARCH":
			return cond.NewAtom("arch", y)
		case "ARCH":
			return archIs(y)
		}
	}
	if strings.Trim(y, "ym") != "" && !affixed(a, y) {
		return cond.NewAtom("make:"+x+" = "+y, "")
	}
	c := cond.Constant(cond.False)
	for _, s := range spell(a) {
		if !s.Known() {
			return cond.NewAtom("make:"+x+" = "+y, "")
		}
		if strings.TrimSpace(s.Text()) == y {
			c = either(c, s.Cond)
		}
	}
	return c
}

// affixed reports whether y is a's known text with only y and m where its
// symbols stand, so that tristates decide it.
func affixed(a Word, y string) bool {
	known := 0
	for _, s := range a.Segs {
		if s.Known {
			if !strings.Contains(y, s.Text) {
				return true // cannot be equal whatever the symbols are
			}
			known += len(s.Text)
		}
	}
	return known > 0 && len(y)-known <= len(a.Segs)
}

// subarchs are the values of ARCH that the top Makefile maps to another
// SRCARCH.
var subarchs = map[string]string{
	"i386": "x86", "x86_64": "x86", "sparc32": "sparc", "sparc64": "sparc",
	"parisc64": "parisc", "sh64": "sh",
}

func archIs(arch string) *cond.Expr {
	if src, ok := subarchs[arch]; ok {
		return both(cond.NewAtom("arch", src), cond.NewAtom("make:$(ARCH) = "+arch, ""))
	}
	return cond.NewAtom("arch", arch)
}

// refName is NAME of an unknown $(NAME) or ${NAME}, or "".
func refName(s Seg) string {
	if s.Known || len(s.Text) < 4 || s.Text[0] != '$' || strings.ContainsAny(s.Text[2:], "$ ,:") {
		return ""
	}
	return s.Text[2 : len(s.Text)-1]
}

// compare knows the comparisons that Kbuild makes through a shell or intcmp:
// versions in canonical form. ok is false for any other function.
func (ev *Evaluator) compare(name string, args [][]Word) (c *cond.Expr, ok bool) {
	text := func(i int) string {
		if i >= len(args) || len(args[i]) != 1 || args[i][0].Cond != nil {
			return ""
		}
		return strings.TrimSpace(args[i][0].Text())
	}
	left, right := "$(CONFIG_RUSTC_VERSION)", text(0)
	negate := false
	switch name {
	case "rustc-min-version":
		if v, known := ev.lookup("CONFIG_RUSTC_VERSION"); known {
			left = v
		}
	case "test-ge", "test-gt", "test-le", "test-lt":
		left, right = text(0), text(1)
		negate = name == "test-le" || name == "test-lt"
	default:
		return nil, false
	}
	n, err := strconv.Atoi(right)
	if err != nil || n < 0 || n > 1<<40 {
		return nil, false
	}
	if name == "test-gt" || name == "test-le" {
		n++
	}
	switch v, err := strconv.Atoi(left); {
	case err == nil:
		c = cond.Constant(cond.Of(v >= n))
	case left == "$(CONFIG_RUSTC_VERSION)":
		c = cond.NewAtom("rustc>=", release.RustFromCode(n).String())
	default:
		return nil, false
	}
	if negate {
		c = not(c)
	}
	return c, true
}

func releaseLess(a, b string) bool {
	x, err1 := release.ParseRust(a)
	y, err2 := release.ParseRust(b)
	return err1 == nil && err2 == nil && x.Less(y)
}
