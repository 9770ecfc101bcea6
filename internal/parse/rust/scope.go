package rust

import (
	"sort"

	"featscan/internal/cond"
)

// scopeCond is the condition that an attribute puts on what it is on:
// cfg(p), or cfg_attr(q, cfg(p)), which asks for p where q holds.
func (l *layer) scopeCond(a *Attr) (Cond, bool) {
	if a.Path != "cfg" || a.argFirst > a.argLast {
		return Cond{}, false
	}
	c := a.from.predicate(a.argFirst, a.argLast)
	if a.from.is(a.argLast, ",") {
		c = a.from.predicate(a.argFirst, a.argLast-1)
	}
	if len(a.Conds) == 0 {
		return c, true
	}
	when := joinConds(a.Conds)
	return Cond{"any(not(" + when.Source + "), " + c.Source + ")", cond.AnyOf(cond.Negate(when.Expr), c.Expr)}, true
}

// maxBranches bounds how many branches of one choice are told from each other.
const maxBranches = 64

// otherwise notes the condition of what follows the block that token shut closes, when
// that has failed: else {..} and else if #[cfg(..)] {..}, as cfg_if! takes them.
func (l *layer) otherwise(shut int, failed Cond) {
	c, last := negated(failed), shut
	for n := 0; n < maxBranches && l.is(last+1, "else") && l.spend(); n++ {
		open := last + 2
		if l.is(open, "if") {
			for open++; l.is(open, "#") && l.is(open+1, "[") && l.tokens[open+1].Match() > open; {
				open = l.tokens[open+1].Match() + 1
			}
		}
		if !l.is(open, "{") || l.tokens[open].Match() < open {
			break
		}
		last = l.tokens[open].Match()
		l.choose(open, c)
	}
	if last > shut {
		l.file.scopes = append(l.file.scopes, scope{l.tokens[shut+1].Start(), l.tokens[last].End(), c})
	}
}

// arm notes the condition of an arm of cfg_select!, from token first to last.
func (l *layer) arm(first, last int, c Cond) {
	l.choose(first, c)
	l.file.scopes = append(l.file.scopes, scope{l.tokens[first].Start(), l.tokens[last].End(), c})
}

// choose notes the condition of a branch for the outline, by its first token.
func (l *layer) choose(first int, c Cond) {
	if l.file.branches == nil {
		l.file.branches = map[int]*cond.Expr{}
	}
	at := l.tokens[first].Start()
	l.file.branches[at] = cond.AllOf(l.file.branches[at], c.Expr)
}

func negated(c Cond) Cond { return Cond{"not(" + c.Source + ")", cond.Negate(c.Expr)} }

// tokenAt is the index of the first token that begins at an offset or behind it.
func (l *layer) tokenAt(offset int) int {
	return sort.Search(len(l.tokens), func(i int) bool { return l.tokens[i].Start() >= offset })
}

// innerScope notes the scope of #![cfg(..)]: what encloses it.
func (l *layer) innerScope(a *Attr) {
	c, ok := l.scopeCond(a)
	if !ok {
		return
	}
	start, end := l.base, l.base+len(l.src)
	if len(l.frames) > 0 {
		shut := l.top().close
		start, end = l.tokens[l.tokens[shut].Match()].Start(), l.tokens[shut].End()
	}
	l.file.scopes = append(l.file.scopes, scope{start, end, c})
}

// target names what begins at token i: the keyword of an item, "let", "expr",
// "closure", "field" (of a struct, a struct literal or a parameter list), "arm",
// "param" or "".
func (l *layer) target(i int) string {
	if i >= len(l.tokens) || l.kind(i) == Close {
		return ""
	}
	j := l.skipVisibility(i)
	for k := j; k < len(l.tokens) && k < j+8; k++ {
		if l.kind(k) == String && l.is(k-1, "extern") {
			continue
		}
		if l.kind(k) != Ident {
			break
		}
		word := l.text(l.tokens[k])
		switch word {
		case "fn", "struct", "enum", "trait", "impl", "mod", "use", "type", "let":
			return word
		case "macro", "union":
			if l.kind(k+1) == Ident || l.sigil(k+1) {
				return word
			}
		case "macro_rules":
			if l.is(k+1, "!") {
				return word
			}
		case "extern":
			if l.is(k+1, "crate") || l.is(k+1, "{") || l.kind(k+1) == String && l.is(k+2, "{") {
				return word
			}
			continue
		case "static", "const":
			if l.kind(k+1) == Ident && !itemModifier[l.text(l.tokens[k+1])] || l.is(k+1, "mut") || l.sigil(k+1) {
				return word
			}
			continue
		}
		if !itemModifier[word] {
			break
		}
	}
	switch {
	case l.startsClosure(j):
		return "closure"
	case l.is(j, "async") && (l.is(j+1, "{") || l.is(j+1, "move") && l.is(j+2, "{")):
		return "async"
	case l.kind(j) == Ident && l.is(j+1, ":") && !l.is(j+2, ":"):
		return "field"
	}
	return "expr"
}

// modifiers are the words from token i to the keyword of the item there, an ABI
// in quotes.
func (l *layer) modifiers(i int) []string {
	var words []string
	if l.sigil(i) {
		i += 2 // $vis
	}
	for n := 0; n < 8 && l.kind(i) == Ident; n++ {
		w := l.text(l.tokens[i])
		if w != "pub" && !itemModifier[w] || w == "fn" {
			break
		}
		words = append(words, w)
		if i++; w == "pub" {
			i = l.skipVisibility(i - 1)
		}
		if l.kind(i) == String {
			words = append(words, `"`+unquote(l.text(l.tokens[i]))+`"`)
			i++
		}
	}
	return words
}

// repeats reports whether token i says how often what a macro has in brackets before it
// is repeated.
func (l *layer) repeats(i int) bool {
	return (l.is(i, "*") || l.is(i, "+") || l.is(i, "?")) && l.is(i-1, ")") && l.sigil(l.tokens[i-1].Match()-1)
}

// sigil reports whether token i makes a metavariable of what follows, in
// macro_rules! or in quote!.
func (l *layer) sigil(i int) bool { return l.is(i, "$") || l.is(i, "#") }

// afterAttributes is the token after the attributes that begin at token i, doc comments
// among them.
func (l *layer) afterAttributes(i int) int {
	for {
		if l.kind(i) == Doc {
			i++
			continue
		}
		open, _ := l.attributeAt(i)
		if open < 0 {
			return i
		}
		i = l.tokens[open].Match() + 1
	}
}

// itemModifier are the words that may stand before the keyword of an item.
var itemModifier = map[string]bool{
	"unsafe": true, "async": true, "const": true, "default": true, "auto": true, "safe": true, "gen": true,
	"extern": true, "move": true, "static": true, "fn": true,
}

// startsClosure reports whether a closure begins at token i.
func (l *layer) startsClosure(i int) bool {
	if l.is(i, "for") && l.is(i+1, "<") {
		i = l.anglesEnd(i+1, min(i+64, len(l.tokens))) + 1
	}
	for n := 0; n < 4 && (l.is(i, "static") || l.is(i, "const") || l.is(i, "async") || l.is(i, "move") || l.is(i, "gen") || l.is(i, "use")); n++ {
		i++
	}
	return l.is(i, "|")
}

// skipVisibility is the index after pub, pub(..) or crate-less nothing.
func (l *layer) skipVisibility(i int) int {
	if l.sigil(i) && l.kind(i+1) == Ident && l.kind(i+2) == Ident {
		return i + 2 // $vis fn
	}
	if !l.is(i, "pub") {
		return i
	}
	if l.is(i+1, "(") && l.tokens[i+1].Match() > 0 {
		return l.tokens[i+1].Match() + 1
	}
	return i + 1
}

// itemEnd is the offset where what begins at token i ends.
func (l *layer) itemEnd(i int, target string) int {
	limit := l.top().close // the end of the bracket around
	if i >= limit {
		return l.endBefore(limit)
	}
	switch target {
	case "use", "static", "const", "type", "let":
		return l.until(i, limit, ";")
	case "extern":
		if l.is(l.skipVisibility(i)+1, "crate") {
			return l.until(i, limit, ";")
		}
		return l.itemBody(i, limit)
	case "fn", "struct", "enum", "trait", "impl", "mod", "macro", "union", "macro_rules":
		return l.itemBody(i, limit)
	case "field":
		return l.until(i, limit, ",")
	}
	return l.expressionEnd(i, limit)
}

func (l *layer) endBefore(limit int) int {
	if limit < len(l.tokens) {
		return l.tokens[limit].Start()
	}
	return l.base + len(l.src)
}

// until is the end of the first token at the level of i that reads stop, or of
// the bracket around. Commas among generic arguments do not stop.
func (l *layer) until(i, limit int, stop string) int {
	for j := i; j < limit && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case t.Kind == Open && t.Match() > j:
			j = t.Match()
		case stop == "," && l.is(j, "<"):
			j = l.anglesEnd(j, limit)
		case l.is(j, stop):
			return t.End()
		}
	}
	return l.endBefore(limit)
}

// itemBody is the end of an item that a semicolon or its body in braces ends.
func (l *layer) itemBody(i, limit int) int {
	for j := i; j < limit && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case l.is(j, "{") && t.Match() > j && !l.inAngles(j):
			return l.tokens[t.Match()].End()
		case t.Kind == Open && t.Match() > j:
			j = t.Match()
		case l.is(j, ";"):
			return t.End()
		}
	}
	return l.endBefore(limit)
}

// inAngles reports whether the braces at token i hold a generic argument or its
// default, as in Foo<A, { N }>, and no body. A comma stands before a body, too: that
// of a where clause.
func (l *layer) inAngles(i int) bool {
	if l.is(i-1, "<") || l.is(i-1, "=") {
		return true
	}
	next := l.tokens[i].Match() + 1
	return l.is(i-1, ",") && (l.is(next, ">") || l.is(next, ","))
}

// expressionEnd is the end of an expression, a statement, a match arm or an
// enum variant.
func (l *layer) expressionEnd(i, limit int) int {
	if end := l.parameterEnd(i, limit); end > 0 {
		return end
	}
	i = l.unlabelled(i)
	blockLike := l.is(i, "{") || l.is(i, "unsafe") || l.is(i, "if") || l.is(i, "match") || l.is(i, "while") ||
		l.is(i, "loop") || l.is(i, "for") || l.kind(i) == Ident && l.is(i+1, "!") && l.is(i+2, "{")
	arm := false
	for j := i; j < limit && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case l.is(j, "=") && l.is(j+1, ">") && l.glued(j):
			arm, blockLike = true, l.is(j+2, "{")
			j++
		case l.is(j, "{") && t.Match() > j && blockLike && !l.is(t.Match()+1, "else") && (!arm || l.is(j-1, ">")) && !(l.is(t.Match()+1, "=") && l.is(t.Match()+2, ">")):
			return l.tokens[t.Match()].End()
		case t.Kind == Open && t.Match() > j:
			j = t.Match()
		case l.is(j, "<") && l.is(j-1, ":"):
			j = l.anglesEnd(j, limit)
		case l.is(j, ",") || l.is(j, ";"):
			return t.End()
		}
	}
	return l.endBefore(limit)
}

// parameterEnd is the end of the generic parameter at token i, which has an attribute, and
// 0 for what is none.
func (l *layer) parameterEnd(i, limit int) int {
	first := i - 1
	for l.is(first, "]") && l.tokens[first].Match() > 0 && l.is(l.tokens[first].Match()-1, "#") {
		first = l.tokens[first].Match() - 2
	}
	if !l.is(first, "<") && !l.is(first, ",") {
		return 0
	}
	depth := 1
	for j := first; depth > 0; j-- {
		switch {
		case j < 0 || j < first-400 || !l.spend() || l.is(j, ";") || l.kind(j) == Open:
			return 0
		case l.kind(j) == Close && l.tokens[j].Match() >= 0:
			j = l.tokens[j].Match()
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			depth++
		case l.is(j, "<"):
			if depth--; depth == 0 && !l.headed(j) {
				return 0
			}
		}
	}
	for j := i; j < limit && l.spend(); j++ {
		switch {
		case l.kind(j) == Open && l.tokens[j].Match() > j:
			j = l.tokens[j].Match()
		case l.is(j, "<"):
			j = l.anglesEnd(j, limit)
		case l.is(j, ","), l.is(j, ">") && !l.is(j-1, "-"):
			return l.endBefore(j)
		}
	}
	return 0
}

// unlabelled is the index behind the label of a loop or block, i without one.
func (l *layer) unlabelled(i int) int {
	if l.kind(i) == Lifetime && l.is(i+1, ":") {
		return i + 2
	}
	return i
}
