package rust

import "strings"

// asm notes the operands of an assembly macro whose arguments are in the
// brackets at token open: asm!, global_asm!, naked_asm!, and any other macro
// whose name ends so, as the kernel's own wrapper's does.
func (l *layer) asm(open int) {
	var outputs bool
	label := span{-1, -1}
	for _, p := range l.asmOperands(open) {
		for l.is(p.start, "#") && l.is(p.start+1, "[") && l.tokens[p.start+1].Match() > p.start && l.tokens[p.start+1].Match() < p.end {
			next := l.tokens[p.start+1].Match()
			l.fact("asm-cfg", p.start, next, true)
			p.start = next + 1
		}
		at := p.start
		if l.kind(at) == Ident && l.is(at+1, "=") && !l.is(at+2, "=") {
			at += 2 // its name
		}
		switch word := l.text(l.tokens[at]); {
		case at > p.end:
		case word == "label" && (l.is(at+1, "{") || l.is(at+1, "$") && l.kind(at+2) == Ident && at+2 == p.end):
			l.fact("asm-label", p.start, p.end, true)
			if label.start < 0 {
				label = p
			}
		case word == "const" && at < p.end && !l.is(at+1, "="):
			l.fact("asm-const", p.start, p.end, true)
		case word == "sym" && at < p.end && (l.kind(at+1) == Ident || l.is(at+1, "$") || l.is(at+1, "<") || l.is(at+1, ":")):
			l.fact("asm-sym", p.start, p.end, true)
		case strings.HasSuffix(word, "out") && l.is(at+1, "("):
			outputs = outputs || !l.is(p.end, "_")
		case word == "options" && l.is(at+1, "("):
			for i := at + 2; i < p.end; i++ {
				if l.is(i, "may_unwind") {
					l.fact("asm-unwind", l.pathStart(open-2), l.tokens[open].Match(), true)
				}
			}
		}
	}
	if outputs && label.start >= 0 {
		l.fact("asm-label-outputs", label.start, label.end, true)
	}
}

// asmOperands cuts the arguments at top-level commas, and at the semicolons and
// single colons by which wrappers set the template off; the spans hold token
// indices, both inclusive, and are never empty.
func (l *layer) asmOperands(open int) []span {
	var list []span
	start := open + 1
	last := l.tokens[open].Match()
	for i := start; i <= last; i++ {
		if i < last && l.kind(i) == Open && l.tokens[i].Match() > i {
			i = l.tokens[i].Match()
			continue
		}
		if i == last || l.is(i, ",") || l.is(i, ";") || l.is(i, ":") && !l.is(i-1, ":") && !l.is(i+1, ":") {
			if start < i {
				list = append(list, span{start, i - 1})
			}
			start = i + 1
		}
	}
	return list
}

// pathStart walks back from the last name of a path to its first.
func (l *layer) pathStart(i int) int {
	for l.is(i-1, ":") && l.is(i-2, ":") {
		if l.kind(i-3) != Ident {
			return i - 2
		}
		if i -= 3; l.is(i-1, "$") {
			i--
		}
	}
	return i
}
