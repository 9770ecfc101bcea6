package rust

import (
	"strings"

	"featscan/internal/cond"
	"featscan/internal/release"
)

// Place says in what kind of text something stands.
type Place struct {
	Doctest bool
	Macro   string // the innermost macro definition or call around it, "" in plain code
}

// Cond is one condition, as written and as understood.
type Cond struct {
	Source string // "CONFIG_X" of cfg(CONFIG_X), comments and line breaks squeezed
	Expr   *cond.Expr
}

// Attr is one attribute. Those that cfg_attr holds come as attributes of their
// own, with its predicate among their Conds, and cfg_attr itself comes too.
type Attr struct {
	// Start and End are rustc's span: from "#" to "]", or the attribute alone
	// when it comes out of a cfg_attr.
	Start, End int
	Path       string // "feature", "rustfmt::skip"
	Inner      bool   // #![..]
	FromCfg    bool   // out of a cfg_attr
	Unsafe     bool   // unsafe(..) around it
	Conds      []Cond // the predicates of the cfg_attr around it, outermost first
	Place
	AtRoot bool // at the file's outermost level, in no module and no macro

	// Target is the keyword of what an outer attribute is on: "fn", "closure",
	// "struct", "let", "expr" and so on; "" when it is an inner one. TargetStart is the
	// offset of the first token after its attributes.
	Target      string
	TargetStart int
	// Bodiless tells that a semicolon follows the target's name: mod x;
	Bodiless bool
	// Modifiers are the words before the target's keyword: "pub", "unsafe", "async" and so
	// on, with the ABI in quotes however it is written: "\"C\"".
	Modifiers []string
	// Position is "operand" for an attribute where one expression is expected (after an
	// operator, as an initializer, in parentheses), and "rest" when it is not the first
	// of that expression or cfg_attr holds it; "element" where one of a list is (call
	// arguments, arrays), "statement" for one on an expression statement, else "".
	Position string
	// Call tells the predicate of a cfg!(..) call or of an arm of cfg_select!, which
	// is no attribute but obeys the rules of one. File.Predicates lists these.
	Call bool

	from               *layer
	bodyStart, bodyEnd int  // the path and arguments
	argFirst, argLast  int  // tokens of the arguments, delimiters excluded; empty when first > last
	value              int  // index of the token after "=", -1 without
	bare               bool // the body is a predicate without cfg(..) around it
}

// Args gives the tokens between the parentheses of the attribute; nil without.
// Text reads them.
func (a *Attr) Args() []Token {
	if a.argFirst > a.argLast {
		return nil
	}
	return a.from.tokens[a.argFirst : a.argLast+1]
}

// Value is the token after "=", if there is one.
func (a *Attr) Value() (Token, bool) {
	if a.value < 0 {
		return Token{}, false
	}
	return a.from.tokens[a.value], true
}

// InPredicate reports whether an offset of the file is inside the cfg predicate
// that a cfg or cfg_attr attribute states, or link(.., cfg(..)).
func (a *Attr) InPredicate(offset int) bool {
	if a.argFirst > a.argLast {
		return false
	}
	first, last := a.argFirst, a.argLast
	switch a.Path {
	case "cfg":
	case "cfg_attr":
		last = a.from.split(first, last)[0].end
	case "link":
		first, last = a.from.linkCfg(first, last)
	default:
		return false
	}
	return last >= first && offset >= a.from.tokens[first].Start() && offset < a.from.tokens[last].End()
}

// linkCfg is what the cfg(..) among the arguments of link holds; first is behind
// last without one.
func (l *layer) linkCfg(first, last int) (int, int) {
	for _, p := range l.split(first, last) {
		if open := p.start + 1; open < p.end && l.name(p.start) == "cfg" && l.is(open, "(") && l.tokens[open].Match() == p.end {
			return open + 1, p.end - 1
		}
	}
	return first, first - 1
}

// Text is the text of one of the attribute's tokens.
func (a *Attr) Text(t Token) string { return a.from.text(t) }

// Condition joins the conditions of an attribute or gate: its source form ("" for none) and its meaning.
func joinConds(conds []Cond) Cond {
	switch len(conds) {
	case 0:
		return Cond{}
	case 1:
		return conds[0]
	}
	var sources []string
	var exprs []*cond.Expr
	for _, c := range conds {
		sources = append(sources, c.Source)
		exprs = append(exprs, c.Expr)
	}
	return Cond{"all(" + strings.Join(sources, ", ") + ")", cond.AllOf(exprs...)}
}

// attribute reads the attribute whose "[" is token open and whose "#" is token
// hash, with all that cfg_attr unfolds to.
func (l *layer) attribute(hash, open int, inner bool) []*Attr {
	last := l.tokens[open].Match()
	if last < 0 {
		return nil
	}
	top := &Attr{Start: l.tokens[hash].Start(), End: l.tokens[last].End(), Inner: inner}
	return l.meta(nil, top, open+1, last-1, 0)
}

// maxUnfold bounds how deep cfg_attr may hold cfg_attr.
const maxUnfold = 32

// meta reads one attribute's path and arguments from the tokens first to last.
func (l *layer) meta(list []*Attr, a *Attr, first, last, depth int) []*Attr {
	name := first // of the path, which "::" may lead
	if l.is(first, ":") && l.is(first+1, ":") {
		name += len("::")
	}
	if name > last || l.tokens[name].Kind != Ident || depth > maxUnfold {
		return list
	}
	if l.is(first, "unsafe") && first < last && l.is(first+1, "(") && l.tokens[first+1].Match() == last {
		a.Unsafe = true
		return l.meta(list, a, first+2, last-1, depth+1)
	}
	a.from, a.value = l, -1
	a.argFirst, a.argLast = 0, -1
	a.bodyStart, a.bodyEnd = l.tokens[first].Start(), l.tokens[last].End()
	i := first + 1
	for i <= last && (l.tokens[i].Kind == Ident || l.is(i, ":")) {
		i++
	}
	a.Path = l.name(first)
	if i > first+1 {
		var path strings.Builder
		for j := first; j < i; j++ {
			path.WriteString(l.name(j))
		}
		a.Path = path.String()
	}
	switch {
	case i <= last && l.is(i, "="):
		if i < last {
			a.value = i + 1
		}
	case i <= last && l.tokens[i].Kind == Open && l.tokens[i].Match() == last:
		a.argFirst, a.argLast = i+1, last-1
	}
	list = append(list, a)
	if a.Path != "cfg_attr" || a.argFirst > a.argLast {
		return list
	}
	parts := l.split(a.argFirst, a.argLast)
	conds := append(a.Conds[:len(a.Conds):len(a.Conds)], l.predicate(parts[0].start, parts[0].end))
	for _, p := range parts[1:] {
		if p.start > p.end {
			continue
		}
		sub := *a
		sub.FromCfg, sub.Unsafe, sub.Conds = true, false, conds
		sub.Start, sub.End = l.tokens[p.start].Start(), l.tokens[p.end].End()
		list = l.meta(list, &sub, p.start, p.end, depth+1)
	}
	return list
}

// split cuts the tokens first to last at their top-level commas; the spans hold
// token indices, both inclusive.
func (l *layer) split(first, last int) []span {
	var parts []span
	start := first
	for i := first; i <= last; i++ {
		if l.tokens[i].Kind == Open && l.tokens[i].Match() > i {
			i = l.tokens[i].Match()
			continue
		}
		if l.is(i, ",") {
			parts = append(parts, span{start, i - 1})
			start = i + 1
		}
	}
	return append(parts, span{start, last})
}

// predicate reads a cfg predicate from the tokens first to last.
func (l *layer) predicate(first, last int) Cond {
	if first > last {
		return Cond{"", cond.Constant(cond.Unknown)}
	}
	return Cond{l.squeeze(first, last), l.predicateExpr(first, last)}
}

func (l *layer) predicateExpr(first, last int) *cond.Expr {
	unknown := cond.Constant(cond.Unknown)
	if first > last || l.tokens[first].Kind != Ident {
		return unknown
	}
	name := strings.TrimPrefix(l.text(l.tokens[first]), "r#")
	switch {
	case first == last && name == "true":
		return cond.Constant(cond.True)
	case first == last && name == "false":
		return cond.Constant(cond.False)
	case first == last:
		return cfgAtom(name, "")
	case l.is(first+1, "=") && first+2 == last && l.tokens[last].Kind == String:
		return cfgAtom(name, unquote(l.text(l.tokens[last])))
	case !l.is(first+1, "(") || l.tokens[first+1].Match() != last:
		return unknown
	}
	return l.predicateCall(name, first+2, last-1)
}

// predicateCall reads all(..), any(..), not(..), version("..") and target(..).
func (l *layer) predicateCall(name string, first, last int) *cond.Expr {
	var sub []*cond.Expr
	for _, p := range l.split(first, last) {
		if p.start <= p.end {
			sub = append(sub, l.predicateExpr(p.start, p.end))
		}
	}
	switch {
	case name == "all":
		return &cond.Expr{Op: cond.All, Sub: sub}
	case name == "any":
		return &cond.Expr{Op: cond.Any, Sub: sub}
	case name == "not" && len(sub) == 1:
		return cond.Negate(sub[0])
	case name == "target":
		for _, e := range sub {
			e.Name = strings.Replace(e.Name, "cfg:", "cfg:target_", 1)
		}
		return &cond.Expr{Op: cond.All, Sub: sub}
	case name == "version" && first == last:
		if v, err := release.ParseRust(unquote(l.text(l.tokens[first]))); err == nil {
			return cond.NewAtom("rustc>=", v.String())
		}
	}
	return cond.Constant(cond.Unknown)
}

func cfgAtom(name, arg string) *cond.Expr {
	if strings.HasPrefix(name, "CONFIG_") {
		return cond.NewAtom(name, arg)
	}
	return cond.NewAtom("cfg:"+name, arg)
}

// unquote is the content of a string literal, escapes left as they are.
func unquote(lit string) string {
	lit = strings.TrimLeft(lit, "bcr")
	lit = strings.Trim(lit, "#")
	if len(lit) >= 2 && lit[0] == '"' {
		return lit[1 : len(lit)-1]
	}
	return lit
}

// squeeze writes tokens as rustfmt would write them on one line: one space where the source has
// space, a comment or a line break, none inside of brackets or before a comma.
func (l *layer) squeeze(first, last int) string {
	var b strings.Builder
	if first <= last {
		b.Grow(l.tokens[last].End() - l.tokens[first].Start())
	}
	for i := first; i <= last; i++ {
		t := l.tokens[i]
		if t.Kind == Close && i > first && l.is(i-1, ",") {
			s := strings.TrimSuffix(b.String(), ",")
			b.Reset()
			b.WriteString(s)
		}
		if i > first && t.Start() > l.tokens[i-1].End() && t.Kind != Close && l.tokens[i-1].Kind != Open && !l.is(i, ",") {
			b.WriteByte(' ')
		}
		b.WriteString(l.text(t))
	}
	return b.String()
}
