package plan

import (
	"strings"

	"featscan/internal/cond"
)

// A boolean is a condition as written, in whatever language, whose atoms may
// be decided. It is simplified as a person would: what is decided goes, what is
// left keeps its words.
type boolean struct {
	op   cond.Op // Atom, Not, All or Any
	text string  // as written, without the parentheses around all of it
	sub  []*boolean
	is   cond.Tri // of an Atom
}

// simplified is a boolean with all that is decided taken out: a constant, or
// text. touched says that it is not as it was.
type simplified struct {
	is      cond.Tri
	op      cond.Op
	text    string
	touched bool
}

// style is how a language writes operators.
type style struct {
	not func(operand simplified) string
	all func(operands []simplified) string
	any func(operands []simplified) string
}

// simplify takes out what is decided.
func (b *boolean) simplify(s style) simplified {
	switch b.op {
	case cond.Atom:
		return simplified{is: b.is, op: cond.Atom, text: b.text, touched: b.is != cond.Unknown}
	case cond.Not:
		in := b.sub[0].simplify(s)
		if in.is != cond.Unknown {
			return simplified{is: in.is.Not(), touched: true}
		}
		if !in.touched {
			return simplified{op: cond.Not, text: b.text}
		}
		return simplified{op: cond.Not, text: s.not(in), touched: true}
	}
	neutral, write := cond.True, s.all
	if b.op == cond.Any {
		neutral, write = cond.False, s.any
	}
	var left []simplified
	touched := false
	for _, x := range b.sub {
		in := x.simplify(s)
		switch in.is {
		case neutral:
			touched = true
		case neutral.Not():
			return simplified{is: in.is, touched: true}
		default:
			touched = touched || in.touched
			left = append(left, in)
		}
	}
	switch {
	case len(left) == 0 && touched:
		return simplified{is: neutral, touched: true}
	case !touched:
		return simplified{op: b.op, text: b.text}
	case len(left) == 1:
		left[0].touched = true
		return left[0]
	}
	return simplified{op: b.op, text: write(left), touched: true}
}

// atoms lists the atoms of b.
func (b *boolean) atoms() []*boolean {
	if b.op == cond.Atom {
		return []*boolean{b}
	}
	var list []*boolean
	for _, x := range b.sub {
		list = append(list, x.atoms()...)
	}
	return list
}

// cfgStyle is Rust's.
var cfgStyle = style{
	not: func(x simplified) string { return "not(" + x.text + ")" },
	all: func(list []simplified) string { return "all(" + joinTexts(list, ", ") + ")" },
	any: func(list []simplified) string { return "any(" + joinTexts(list, ", ") + ")" },
}

// kconfigStyle is Kconfig's; && binds closer than ||.
var kconfigStyle = style{
	not: func(x simplified) string {
		if x.op == cond.Atom && !strings.ContainsAny(x.text, "=<>") {
			return "!" + x.text
		}
		return "!" + enclosed(x.text)
	},
	all: func(list []simplified) string {
		for i := range list {
			if list[i].op == cond.Any {
				list[i].text = enclosed(list[i].text)
			}
		}
		return joinTexts(list, " && ")
	},
	any: func(list []simplified) string {
		for i := range list {
			if list[i].op == cond.All && strings.Contains(list[i].text, "&&") {
				list[i].text = enclosed(list[i].text)
			}
		}
		return joinTexts(list, " || ")
	},
}

func joinTexts(list []simplified, by string) string {
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i].text
	}
	return strings.Join(texts, by)
}

// enclosed is text in parentheses, once.
func enclosed(text string) string {
	if bare(text) != text {
		return text
	}
	return "(" + text + ")"
}

// bare is text without parentheses that enclose all of it.
func bare(text string) string {
	if !strings.HasPrefix(text, "(") || !strings.HasSuffix(text, ")") {
		return text
	}
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 && i < len(text)-1 {
				return text
			}
		}
	}
	return text[1 : len(text)-1]
}
