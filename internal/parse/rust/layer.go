package rust

import (
	"slices"
	"sort"
	"strings"
)

// layer is a run of tokens that is analysed as one: the code of a file, or a
// doc test. src[0] stands at offset base of the file, and the tokens have file
// offsets.
type layer struct {
	file    *File
	src     []byte
	base    int
	tokens  []Token
	doctest bool

	frames []frame
	attrs  []*Attr // outer ones that still wait for what they are on
	docs   []int   // doc comments of the run at hand
	blanks []span  // what no region around may see: the insides of macro definitions

	unknownAttribute bool // the attributes at hand stand where the grammar knows none
}

// frame is one open bracket, and what it opens.
type frame struct {
	close int // token index of its partner
	kind  frameKind
	macro string // the innermost macro around
	depth int    // how many macros there are around
}

type frameKind uint8

const (
	plain frameKind = iota
	module
	macroCall
	macroDef
	matcher // the left side of a macro rule
	macroBody
)

func (l *layer) text(t Token) string {
	if t.word != 0 {
		return l.file.parser.words.known(t.word).text
	}
	return string(l.src[t.Start()-l.base : t.End()-l.base])
}

// name is the identifier at i without r#.
func (l *layer) name(i int) string { return strings.TrimPrefix(l.text(l.tokens[i]), "r#") }

// is reports whether token i exists and reads s.
func (l *layer) is(i int, s string) bool {
	if i < 0 || i >= len(l.tokens) {
		return false
	}
	return l.tokens[i].reads(l.src, l.base, s)
}

// reads reports whether the token of a text that begins at offset base is s, which is
// not empty. Most texts differ in their first byte.
func (t *Token) reads(text []byte, base int, s string) bool {
	at := t.Start() - base
	return t.End()-t.Start() == len(s) && text[at] == s[0] && (len(s) == 1 || string(text[at:at+len(s)]) == s)
}

// Reads reports whether the token of src is s.
func (t *Token) Reads(src []byte, s string) bool { return t.reads(src, 0, s) }

// code is what token i is, a bracket or a sign of punctuation by its byte.
func (l *layer) code(i int) code {
	if i < 0 || i >= len(l.tokens) {
		return cEnd
	}
	return l.tokens[i].code
}

func (l *layer) kind(i int) TokenKind {
	if i < 0 || i >= len(l.tokens) {
		return Close
	}
	return l.tokens[i].Kind
}

// glued reports whether token i+1 follows token i without space.
func (l *layer) glued(i int) bool {
	return i >= 0 && i+1 < len(l.tokens) && l.tokens[i].End() == l.tokens[i+1].Start()
}

// analyse walks the tokens once: attributes, scopes of cfg, macro definitions
// and calls, doc comments, and syntax that the grammar does not know.
func (l *layer) analyse() {
	for i := 0; i < len(l.tokens); i++ {
		t := &l.tokens[i]
		for len(l.frames) > 0 && i > l.frames[len(l.frames)-1].close {
			l.frames = l.frames[:len(l.frames)-1]
		}
		if t.Kind == Doc {
			l.docs = append(l.docs, i)
			l.docOperand(i)
			continue
		}
		if open, inner := l.attributeAt(i); open >= 0 {
			if l.top().kind != matcher {
				l.addAttribute(i, open, inner)
			}
			i = l.tokens[open].Match()
			continue
		}
		l.settle(i)
		if t.Kind == Open && t.Match() > i {
			if t.code == '(' && (t.Match() == i+3 || l.is(t.Match()+1, ":")) && l.top().kind != matcher {
				l.returnNotation(i)
			}
			l.push(i)
			continue
		}
		if top := l.top(); top.kind != matcher {
			l.gap(i)
			if top.macro == "" && !l.file.doubtful && !l.doctest {
				l.file.doubtful = l.nonsense(i)
			}
		} else if t.Kind == Ident {
			l.guardFragment(i)
		}
	}
	l.settle(len(l.tokens))
	l.metavariables()
}

// maxSteps bounds all the looking ahead that one file may cause, in tokens:
// a file that was not made to annoy needs less than twenty steps a token.
const maxSteps = 20_000_000

// spend counts one step of looking ahead, and reports whether any are left.
func (l *layer) spend() bool {
	l.file.steps++
	return l.file.steps <= maxSteps
}

func (l *layer) top() frame {
	if len(l.frames) == 0 {
		return frame{close: len(l.tokens)}
	}
	return l.frames[len(l.frames)-1]
}

// attributeAt gives the index of the "[" of an attribute that starts at token i, else -1.
func (l *layer) attributeAt(i int) (open int, inner bool) {
	if l.code(i) != '#' {
		return -1, false
	}
	open = i + 1
	if l.is(open, "!") {
		open, inner = open+1, true
	}
	if !l.is(open, "[") || l.tokens[open].Match() < 0 {
		return -1, false
	}
	return open, inner
}

func (l *layer) addAttribute(hash, open int, inner bool) {
	list := l.attribute(hash, open, inner)
	if !l.endsAttribute(hash - 1) {
		l.unknownAttribute = !inner && l.attributeGap(hash)
	}
	if prev := hash - 1; !inner && (l.kind(prev) == Punct && !l.is(prev, ";") && !l.is(prev, ",") && !l.is(prev, "<") || l.unknownAttribute) {
		// The grammar knows no attribute there, nor on the right side of an operator.
		l.edit(l.tokens[hash].Start(), l.tokens[l.tokens[open].Match()].End(), "")
	}
	position := ""
	if inner {
		position = l.innerPosition(hash)
	} else {
		position = l.position(hash)
	}
	for i, a := range list {
		a.Place = Place{l.doctest, l.top().macro}
		a.AtRoot = len(l.frames) == 0
		if a.Position = position; position == "operand" && i > 0 {
			a.Position = "rest" // what cfg_attr holds
		}
		if a.Path == "doc" && a.value >= 0 && l.tokens[a.value].Kind == String {
			l.docs = append(l.docs, a.value)
		}
		if inner {
			l.innerScope(a)
			continue
		}
		l.attrs = append(l.attrs, a)
	}
	l.file.Attrs = append(l.file.Attrs, list...)
}

// settle gives the waiting outer attributes their target, the token i, and
// hands the doc comments on it to the search for doc tests.
func (l *layer) settle(i int) {
	if len(l.docs) > 0 {
		l.doctests(l.docs)
		l.docs = l.docs[:0]
	}
	if len(l.attrs) > 0 {
		l.give(i)
	}
}

// give gives the waiting outer attributes their target.
func (l *layer) give(i int) {
	target := l.target(i)
	start := len(l.src) + l.base
	if i < len(l.tokens) {
		start = l.tokens[i].Start()
	}
	end := -1
	var conds []Cond
	// Rust has no attribute behind if; what cfg_if! takes has.
	branch := l.is(i, "{") && l.tokens[i].Match() > i && l.is(l.tokenAt(l.attrs[0].Start)-1, "if")
	words := l.modifiers(i)
	bodiless := target == "mod" && l.is(l.skipVisibility(i)+2, ";")
	for _, a := range l.attrs {
		a.Bodiless = bodiless
		a.Target, a.TargetStart, a.Modifiers = target, start, words
		if target == "field" && !a.FromCfg {
			// The grammar knows no attribute in struct patterns, and nobody
			// misses those of fields, which Attrs lists.
			l.edit(a.Start, a.End, "")
		}
		c, ok := l.scopeCond(a)
		if !ok {
			continue
		}
		if end < 0 && branch {
			end = l.tokens[l.tokens[i].Match()].End()
		} else if end < 0 {
			end = l.itemEnd(i, target)
		}
		l.file.scopes = append(l.file.scopes, scope{a.Start, end, c})
		conds = append(conds, c)
	}
	if branch && len(conds) > 0 {
		l.otherwise(l.tokens[i].Match(), joinConds(conds))
	}
	l.attrs = l.attrs[:0]
}

// push opens the bracket at token i and notes what it is.
func (l *layer) push(i int) {
	f := frame{close: l.tokens[i].Match(), macro: l.top().macro, depth: l.top().depth}
	up := l.top().kind
	switch {
	case up == matcher:
		f.kind = matcher
	case l.kind(i-1) == Ident && l.is(i-2, "mod"):
		f.kind = module
	case up == macroDef:
		f.kind = matcher
		if l.is(i-1, ">") && l.is(i-2, "=") {
			f.kind = macroBody
			l.body(i, f.macro)
		}
	default:
		l.pushMacro(i, &f)
	}
	l.frames = append(l.frames, f)
}

// pushMacro recognises macro_rules! name {..}, macro name(..) {..} and name!(..).
func (l *layer) pushMacro(i int, f *frame) {
	t := l.tokens[i]
	inside := span{t.Start() + 1, l.tokens[t.Match()].Start()}
	switch {
	case l.kind(i-1) == Ident && l.is(i-2, "!") && l.is(i-3, "macro_rules"),
		l.kind(i-1) == Ident && l.is(i-2, "$") && l.is(i-3, "!") && l.is(i-4, "macro_rules"):
		f.kind, f.macro = macroDef, l.name(i-1)
		l.blanks = append(l.blanks, inside)
	case l.kind(i-1) == Ident && l.is(i-2, "macro") && l.is(i, "("):
		f.kind, f.macro = matcher, l.name(i-1)
	case l.kind(i-1) == Ident && l.is(i-2, "macro") && l.is(i, "{"):
		f.kind, f.macro = macroDef, l.name(i-1)
	case l.is(i, "{") && l.is(i-1, ")") && l.macroItem(l.tokens[i-1].Match()) != "":
		f.kind, f.macro = macroBody, l.macroItem(l.tokens[i-1].Match())
		l.body(i, f.macro)
	case l.is(i-1, "!") && l.is(i-2, "stringify"):
		f.kind = matcher // rustc does not parse it either
	case l.is(i-1, "!") && l.kind(i-2) == Ident && !keywordBeforeNot[l.text(l.tokens[i-2])]:
		f.kind, f.macro = macroCall, l.name(i-2)
		if f.depth++; f.depth <= maxMacroDepth {
			l.call(i, f.macro)
		}
	}
}

// macroItem is the name of the macro item whose "(" is token i, else "".
func (l *layer) macroItem(i int) string {
	if i >= 2 && l.kind(i-1) == Ident && l.is(i-2, "macro") {
		return l.name(i - 1)
	}
	return ""
}

// keywordBeforeNot are the keywords after which "!" negates an expression.
var keywordBeforeNot = map[string]bool{
	"if": true, "while": true, "match": true, "return": true, "in": true, "else": true, "break": true,
	"as": true, "mut": true, "const": true, "move": true, "yield": true, "become": true, "dyn": true, "impl": true, "for": true,
}

// opaque reports whether a macro only looks at its tokens.
func opaque(macro string) bool {
	return macro == "stringify" || macro == "concat_idents" || macro == "cfg" || Quotes(macro)
}

// Chooses reports whether a macro gives what is in one of the arms that it is given.
func Chooses(macro string) bool {
	return macro == "cfg_if" || macro == "cfg_select" || macro == "cfg_match"
}

// Quotes reports whether a macro turns its arguments into tokens instead of
// into code that runs here, as those of the quote crate do.
func Quotes(macro string) bool {
	return strings.HasPrefix(macro, "quote") || strings.HasPrefix(macro, "parse_quote")
}

// maxMacroDepth bounds how deep calls in calls become regions: each is parsed
// once more than the one around it. Linux 7.2 reaches 5.
const maxMacroDepth = 16

func (l *layer) region(kind RegionKind, open int, macro string) *Region {
	r := &Region{
		Kind: kind, Macro: macro, InDoctest: l.doctest, file: l.file, from: l,
		start: l.tokens[open].Start(), end: l.tokens[l.tokens[open].Match()].End(),
	}
	l.file.Regions = append(l.file.Regions, r)
	return r
}

func (l *layer) body(open int, macro string) {
	if l.tokens[open].Match() > open+1 {
		l.region(MacroBody, open, macro)
	}
}

// call makes a region of a macro call's arguments. Where they read as a list of
// expressions, their commas become semicolons.
func (l *layer) call(open int, macro string) {
	last := l.tokens[open].Match()
	if last == open+1 || last == open+2 && macro != "cfg" && reserved[l.text(l.tokens[open+1])] {
		return // nothing, or a keyword by itself, as in Token![yield]
	}
	r := l.region(MacroCall, open, macro)
	if strings.HasSuffix(macro, "asm") {
		l.asm(open)
	}
	if macro == "cfg" {
		l.file.Predicates = append(l.file.Predicates, &Attr{
			Start: l.tokens[open-2].Start(), End: l.tokens[last].End(), Path: "cfg", Call: true, Place: Place{l.doctest, l.top().macro},
			from: l, value: -1, argFirst: open + 1, argLast: last - 1, bodyStart: l.tokens[open-2].Start(), bodyEnd: l.tokens[last].End(),
		})
	}
	if macro == "cfg_select" {
		l.selectPredicates(open)
	}
	if l.readsAsCode(open+1, last-1) {
		return
	}
	for i := open + 1; i < last; i++ {
		t := l.tokens[i]
		if t.Kind == Open && t.Match() > i {
			i = t.Match()
			continue
		}
		if l.is(i, "<") {
			i = l.anglesEnd(i, last)
			continue
		}
		if l.is(i, ",") {
			r.commas = append(r.commas, t.Start())
		}
	}
}

// selectPredicates notes the predicates of the arms of cfg_select!, of which
// rustc reads all, whichever it selects: predicate => {..} or predicate => value,.
func (l *layer) selectPredicates(open int) {
	last := l.tokens[open].Match()
	var before []Cond // of the arms before, negated
	for i := open + 1; i < last && l.spend(); {
		first := i
		if i = l.skipTo(i, last, l.arrow); i >= last {
			return
		}
		arm := slices.Clone(before)
		if i > first && !(i == first+1 && l.is(first, "_")) {
			if len(before) < maxBranches {
				c := l.predicate(first, i-1)
				arm, before = append(arm, c), append(before, negated(c))
			}
			start, end := l.tokens[first].Start(), l.tokens[i-1].End()
			l.file.Predicates = append(l.file.Predicates, &Attr{
				Start: start, End: end, Path: "cfg", Call: true, Place: Place{l.doctest, l.top().macro},
				from: l, value: -1, argFirst: first, argLast: i - 1, bodyStart: start, bodyEnd: end, bare: true,
			})
		}
		i += len("=>")
		value := i
		if l.is(i, "{") && l.tokens[i].Match() > i {
			i = l.tokens[i].Match() + 1
		} else {
			i = l.skipTo(i, last, func(i int) bool { return l.is(i, ",") })
		}
		if len(arm) > 0 && value < i {
			l.arm(value, i-1, joinConds(arm))
		}
		if l.is(i, ",") {
			i++
		}
	}
}

// skipTo is the first token from i on, outside of brackets, for which found holds;
// last without.
func (l *layer) skipTo(i, last int, found func(int) bool) int {
	for ; i < last && !found(i) && l.spend(); i++ {
		if l.kind(i) == Open && l.tokens[i].Match() > i {
			i = l.tokens[i].Match()
		}
	}
	return i
}

// readsAsCode reports whether macro arguments look like items or statements:
// they begin with a keyword of items or have a top-level semicolon.
func (l *layer) readsAsCode(first, last int) bool {
	if l.is(first, "#") || l.kind(first) == Ident && itemStart[l.text(l.tokens[first])] {
		return true
	}
	for i := first; i <= last && l.spend(); i++ {
		if t := l.tokens[i]; t.Kind == Open && t.Match() > i {
			i = t.Match()
			continue
		}
		if l.is(i, ";") {
			return true
		}
	}
	return false
}

var itemStart = map[string]bool{
	"pub": true, "fn": true, "struct": true, "enum": true, "trait": true, "impl": true, "mod": true, "use": true,
	"static": true, "type": true, "extern": true, "let": true,
}

// anglesEnd is the index of the ">" that closes the "<" at i when both enclose
// a list of generic arguments, and i itself when "<" compares.
func (l *layer) anglesEnd(i, last int) int {
	depth := 0
	for j := i; j < last && l.spend(); j++ {
		t := l.tokens[j]
		switch {
		case l.is(j, "<"):
			depth++
		case l.is(j, ">") && !l.is(j-1, "-") && !l.is(j-1, "="):
			if depth--; depth == 0 {
				return j
			}
		case t.Kind == Open && t.Match() > j:
			j = t.Match()
		case t.Kind == Punct && !strings.Contains(":,&*=+->!?#$", l.text(t)), t.Kind == String:
			return i
		}
	}
	return i
}

// metavariables masks $x, $(..)*, ${..} in the bodies of macros.
func (l *layer) metavariables() {
	var kinds map[string]string // of the nearest matcher before
	for i := range l.tokens {
		if l.tokens[i].code != '$' {
			continue
		}
		if kinds == nil {
			kinds = map[string]string{}
		}
		if l.kind(i+1) == Ident && l.is(i+2, ":") && l.kind(i+3) == Ident && fragments[l.text(l.tokens[i+3])] {
			kinds[l.text(l.tokens[i+1])] = l.text(l.tokens[i+3])
		}
		l.metavariable(i, kinds)
	}
}

func (l *layer) edit(start, end int, text string) {
	l.file.edits = append(l.file.edits, edit{l, start, end, text})
}

func (l *layer) metavariable(i int, kinds map[string]string) {
	t := l.tokens[i]
	next := i + 1
	switch {
	case !l.glued(i) && l.kind(next) == Ident:
		l.edit(t.Start(), t.End(), "")
	case l.is(next, "$"):
		l.edit(t.Start(), t.End(), "")
		if !l.is(i-1, "$") {
			l.bodyFact("metavar-expr", next, next)
		}
	case l.kind(next) == Ident:
		l.metavariableName(i, kinds)
	case l.is(next, "("):
		l.repetition(i)
	case l.is(next, "{") && l.tokens[next].Match() > 0:
		kind := "metavar-expr"
		if l.is(next+1, "concat") {
			kind = "metavar-concat"
		}
		l.bodyFact(kind, next, l.tokens[next].Match())
		l.edit(t.Start(), l.tokens[l.tokens[next].Match()].End(), " m")
	default:
		l.edit(t.Start(), t.End(), "")
	}
}

// bodyFact notes a fact if it stands in what a macro expands to.
func (l *layer) bodyFact(kind string, first, last int) {
	at := l.tokens[first].Start()
	for i := len(l.file.Regions) - 1; i >= 0 && l.spend(); i-- {
		r := l.file.Regions[i]
		if r.Kind == MacroBody && r.start < at && at < r.end {
			l.file.Facts = append(l.file.Facts, Fact{
				Kind: kind, Start: at, End: l.tokens[last].End(),
				Place: Place{l.doctest, r.Macro}, masked: true,
			})
			return
		}
	}
}

// metavariableName masks $x by " x", or by what its fragment may stand for.
func (l *layer) metavariableName(i int, kinds map[string]string) {
	t, name := l.tokens[i], l.tokens[i+1]
	switch kinds[l.text(name)] {
	case "vis", "item":
		l.edit(t.Start(), name.End(), "")
		return
	case "lifetime":
		l.edit(t.Start(), t.End(), "'")
		return
	case "block":
		l.edit(t.Start(), name.End(), "{}")
		return
	}
	if w := l.text(name); reserved[w] || (w == "self" || w == "super") && kinds[w] != "" {
		l.edit(t.Start(), name.End(), " m")
		return
	}
	l.edit(t.Start(), t.End(), "")
}

// fragments are the kinds that "$x:kind" in a macro's matcher may have.
var fragments = map[string]bool{
	"block": true, "expr": true, "expr_2021": true, "ident": true, "item": true, "lifetime": true, "literal": true,
	"meta": true, "pat": true, "pat_param": true, "path": true, "stmt": true, "tt": true, "ty": true, "vis": true,
}

// repetition masks "$(", ")" and the separator and operator after it.
func (l *layer) repetition(i int) {
	open := i + 1
	end := l.tokens[open].Match()
	if end < 0 {
		return
	}
	l.edit(l.tokens[i].Start(), l.tokens[open].End(), "")
	last := end
	for n := 1; n <= 4 && end+n < len(l.tokens); n++ {
		if l.is(end+n, "*") || l.is(end+n, "+") || l.is(end+n, "?") {
			last = end + n
			break
		}
	}
	l.edit(l.tokens[end].Start(), l.tokens[last].End(), "")
}

// reserved are the names that cannot be an identifier once "$" is taken off.
var reserved = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("as break const continue else enum extern false fn for if impl in let loop match mod move mut pub ref return static struct trait true type unsafe use where while async await dyn macro try union default gen yield box") {
		m[w] = true
	}
	return m
}()

// scope is a stretch of the file that is compiled under a condition only.
type scope struct {
	start, end int
	cond       Cond
}

// Cfgs are the conditions of the #[cfg(..)] around an offset, outermost first.
func (f *File) Cfgs(offset int) []Cond {
	if f.around == nil {
		f.around = around(f.scopes)
	}
	n := sort.Search(len(f.scopes), func(i int) bool { return f.scopes[i].start > offset })
	var conds []Cond
	for i := n - 1; i >= 0; i = f.around[i] {
		if offset < f.scopes[i].end {
			conds = append(conds, f.scopes[i].cond)
		}
	}
	slices.Reverse(conds)
	return conds
}

// around tells for each scope which one before it, by start, is the last that may be
// around what begins there; -1 for none.
func around(scopes []scope) []int {
	list := make([]int, len(scopes))
	var open []int
	for i := range scopes {
		for len(open) > 0 && scopes[open[len(open)-1]].end <= scopes[i].start {
			open = open[:len(open)-1]
		}
		list[i] = -1
		if len(open) > 0 {
			list[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
	return list
}

// PlaceOf tells the macro and doc test around a region's fragment.
func (r *Region) PlaceOf() Place {
	return Place{Doctest: r.Kind == Doctest || r.InDoctest, Macro: r.Macro}
}
