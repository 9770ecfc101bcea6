package rust

import (
	"slices"
	"sort"
)

// Interest says which names matter to an outline: a reference is kept when one of
// its names does, and a fragment (macro body, doc test) is read only when one of
// its names does or it declares something. What can only be a method or another
// item of a type is asked for with a dot before it, as in ".extract_if", when calls of
// it matter whatever they are made on, with colons, as in "::new", when the type must
// be seen, with brackets, as in "()new", when that holds for calls outside of constants as
// well, and with what may be that type, as in "Box::new".
type Interest struct {
	in    func(name string) bool
	heads map[string]bool
}

// WantsBorrows is the name that an interest accepts when borrows in constant contexts matter.
const WantsBorrows = "&"

// WantsConstUses is the name that an interest accepts when ConstUses matter.
const WantsConstUses = "[;]"

// WantsAnyOwner stands before the name of what belongs to a trait, and a path may give to
// any type; an interest that accepts one accepts it alone as well.
const WantsAnyOwner = "*::"

// WantsBindings stands behind a name that may be another one of a trait whose items matter
// where its arguments name them.
const WantsBindings = "<"

// WantsConstTrait stands before the name of a trait that an interest accepts where the
// trait must be const.
const WantsConstTrait = "const "

// NewInterest makes an interest in the names that in accepts. They must stay the same.
// heads has those that in accepts without anything before them, or with a dot or
// colons alone, so that others need not be asked for; nil when that is not known.
func NewInterest(in func(name string) bool, heads map[string]bool) *Interest {
	return &Interest{in, heads}
}

// MakeOutline reads the outline of f. interest may be nil, and then no reference is
// kept save those to `_` arguments.
func MakeOutline(f *File, interest *Interest) *Outline {
	if interest == nil {
		interest = nothing
	}
	words := &f.parser.words
	words.ask(interest)
	draft := &f.parser.draft
	draft.empty()
	o := &outliner{file: f, src: f.Src, out: &draft.out, interesting: interest.in, order: append(draft.order, 0), calls: draft.calls, words: words,
		tokens: draft.toks, shift: draft.shift, borrowing: interest.in(WantsBorrows), constUses: interest.in(WantsConstUses), anyOwner: interest.in(WantsAnyOwner)}
	defer func() {
		if o.code == nil {
			o.code, o.tokens = o.tokens, draft.inner
		}
		draft.toks, draft.inner, draft.shift, draft.order = o.code[:0], o.tokens[:0], o.shift[:0], o.order[:0]
	}()
	o.out.Scopes = append(o.out.Scopes, Scope{Kind: ScopeFile, Parent: -1, Impl: -1, End: len(f.Src)})
	for _, r := range f.Regions {
		if r.Kind == Code || o.worth(r) {
			o.fragment(r)
		}
	}
	words.forget(o.renames)
	for _, a := range f.Attrs {
		o.innerAttr(a)
	}
	o.invoked()
	f.outlined = true
	return o.out.copied()
}

// draft is the memory in which a parser's outlines are made, one after the other:
// lists that grow in it are copied once.
type draft struct {
	out   Outline
	order []int
	calls map[int]int
	toks  []tok // of the code
	inner []tok // of fragments
	shift []int32
}

func (d *draft) empty() {
	o := &d.out
	d.out = Outline{
		Scopes: o.Scopes[:0], Mods: o.Mods[:0], Uses: o.Uses[:0], Externs: o.Externs[:0], Includes: o.Includes[:0], Items: o.Items[:0],
		Impls: o.Impls[:0], Receivers: o.Receivers[:0], ConstUses: o.ConstUses[:0], Calls: o.Calls[:0], Refs: o.Refs[:0], Offsets: o.Offsets[:0], Bounds: o.Bounds[:0], Invoked: o.Invoked[:0],
	}
	if d.calls == nil {
		d.calls = map[int]int{}
	}
	clear(d.calls)
}

// copied is the outline in memory of its own.
func (o *Outline) copied() *Outline {
	return &Outline{
		Scopes: exact(o.Scopes), Mods: exact(o.Mods), Uses: exact(o.Uses), Externs: exact(o.Externs), Includes: exact(o.Includes), Items: exact(o.Items),
		Impls: exact(o.Impls), Receivers: exact(o.Receivers), ConstUses: exact(o.ConstUses), Calls: exact(o.Calls), Refs: exact(o.Refs), Offsets: exact(o.Offsets), Bounds: exact(o.Bounds), Invoked: exact(o.Invoked),
		NoStd: o.NoStd, NoCore: o.NoCore, MacroUse: o.MacroUse,
	}
}

// exact is a copy without room to grow.
func exact[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	own := make([]T, len(list))
	copy(own, list)
	return own
}

var nothing = NewInterest(func(string) bool { return false }, map[string]bool{})

// outliner builds one Outline, region by region, from tokens alone: it needs no
// syntax tree, and what a grammar does not know cannot hide anything from it.
type outliner struct {
	file        *File
	src         []byte
	out         *Outline
	interesting func(string) bool
	borrowing   bool            // RefMut, RefShared and the like are wanted
	constUses   bool            // ConstUses are wanted
	anyOwner    bool            // some names are wanted behind any type
	renames     map[string]bool // other names under which the file imports interesting ones
	order       []int           // scopes by their start, outer ones first
	calls       map[int]int     // macro calls by their end
	macros      []int           // the definitions in code, as Macros lists them
	words       *words

	// Of the region that is read:
	region   *Region
	text     []byte // as tokens are of it
	base     int    // its offset in the file
	tokens   []tok
	code     []tok // those of the code, while a fragment is read
	shift    []int32
	matter   int32          // how many tokens matter
	steps    int            // of looking ahead for closing angles, of all regions; see maxSteps
	looked   int            // steps of looking back for variables, of all regions
	doctests []*Region      // of the file by where they start, once asked for
	other    *outliner      // of the code around a macro; see around
	structs  map[string]int // see structBodies
	bindings []int          // of the arguments that are read: the names of items that they bind
}

// fragment reads one region. Code is read as it stands, fragments as they are masked.
func (o *outliner) fragment(r *Region) {
	o.region, o.base, o.structs, o.bindings = r, r.Start(), nil, o.bindings[:0]
	p := place{items: true}
	if r.Kind == Code {
		o.text = o.src
		o.tokenize(o.file.Tokens)
	} else {
		if o.code == nil {
			o.code, o.tokens = o.tokens, o.file.parser.draft.inner
		}
		o.text = r.Src()
		o.tokenize(r.masked())
		p = o.enclosing(r)
		p.bare, p.items = true, r.Kind == Doctest
	}
	if r.Kind == Code || r.Kind == Doctest {
		o.rename() // the tokens of macros are among those of what is around them
	}
	o.weigh()
	o.statements(0, len(o.tokens), p)
}

// masked are the tokens of the region's masked text, with offsets in the file.
func (r *Region) masked() []Token {
	if r.Kind == Doctest || r.InDoctest {
		return r.Tokens()
	}
	tokens := lex(&r.file.parser.words, r.file.parser.lexed, r.Src()).tokens
	r.file.parser.lexed = tokens[:0] // they are read before the next region is
	for i := range tokens {
		tokens[i].move(r.start)
	}
	return tokens
}

// enclosing opens the scope of a fragment within what the earlier regions
// opened around it.
func (o *outliner) enclosing(r *Region) place {
	p := place{scope: o.scopeAt(r.Start())}
	s := o.out.Scopes[p.scope]
	p.cond, p.konst, p.constFn = s.Cond, s.Const, s.ConstFn
	if r.Kind == MacroBody {
		if o.macros == nil {
			o.macros = o.out.Macros()
		}
		if m := o.out.MacroAt(r.Start(), o.macros); m >= 0 {
			p.cond = o.out.Items[m].Cond
		}
	}
	if c := o.callOf(r); c != nil {
		p.scope, p.cond, p.konst, p.constFn = c.Scope, c.Cond, c.Const, c.ConstFn
	}
	kind := map[RegionKind]ScopeKind{MacroCall: ScopeMacroCall, MacroBody: ScopeMacroBody, Doctest: ScopeDoctest}[r.Kind]
	if kind != ScopeMacroCall {
		p.konst, p.constFn = false, false
	}
	p.scope = o.open(Scope{Kind: kind, Name: r.Macro, Start: r.Start(), End: r.End()}, p)
	return p
}

// scopeAt is the innermost scope around an offset: scopes nest, so that it is
// the last one to begin before the offset, or one around that.
func (o *outliner) scopeAt(at int) int {
	i := sort.Search(len(o.order), func(i int) bool { return o.out.Scopes[o.order[i]].Start > at })
	if i == 0 {
		return 0
	}
	s := o.order[i-1]
	for s > 0 && o.out.Scopes[s].End <= at {
		s = o.out.Scopes[s].Parent
	}
	return s
}

// callOf is the macro call whose arguments a region holds, nil when none is
// known. Both end at the same bracket.
func (o *outliner) callOf(r *Region) *Invocation {
	if i, ok := o.calls[r.End()]; ok && r.Kind == MacroCall {
		return &o.out.Calls[i]
	}
	return nil
}

// open adds a scope inside p and gives its index.
func (o *outliner) open(s Scope, p place) int {
	s.Parent, s.Cond, s.Const, s.ConstFn = p.scope, p.cond, p.konst, p.constFn
	if s.Kind != ScopeImpl {
		s.Impl = -1
	}
	o.out.Scopes = append(o.out.Scopes, s)
	n := len(o.out.Scopes) - 1
	i := sort.Search(len(o.order), func(i int) bool { return o.out.Scopes[o.order[i]].Start > s.Start })
	o.order = slices.Insert(o.order, i, n)
	return n
}

// worth reports whether a fragment may hold anything to keep, attributes aside.
func (o *outliner) worth(r *Region) bool {
	tokens := r.Tokens()
	at := func(i int) code {
		if i < 0 || i >= len(tokens) {
			return cEnd
		}
		return tokens[i].code
	}
	call := o.callOf(r)
	konst := call != nil && call.Const
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Kind == Ident:
			says := o.words.says(t.word)
			if konst && says&wordOwned != 0 {
				says |= wordCalled
			}
			if says.matters(at(i+1)) || says.isMember() && o.memberAmong(r, tokens, i, says) ||
				konst && says&wordShouts != 0 || t.code == cWild && infersBetween(at(i-1), at(i+1)) {
				return true
			}
		case t.code == '!' && i > 0 && tokens[i-1].Kind == Ident && opens(at(i+1)):
			return true
		}
	}
	return false
}

// memberAmong is matters for token i of the fragment r, which may belong to a type.
func (o *outliner) memberAmong(r *Region, tokens []Token, i int, says word) bool {
	is := func(i int, text string) bool { return i >= 0 && tokens[i].Reads(o.src, text) }
	name := func(i int) string { return o.word(string(o.src[tokens[i].Start():tokens[i].End()]), tokens[i].Start()) }
	switch {
	case is(i-1, "."):
		if says&wordMember != 0 || i < 2 || is(i-2, ")") || is(i-2, "?") || is(i-2, "await") {
			return says&(wordMember|wordCalled) != 0
		}
		if says&wordCalled == 0 {
			return false
		}
		switch tokens[i-2].Kind {
		case Ident:
			return !is(i-3, ".") && !is(i-3, ":") || is(i-3, ":") && ownConstants[name(i-2)]
		case String, Char, Number:
			return true
		}
		return false
	case !is(i-1, ":") || !is(i-2, ":"):
		return false
	case i > 2 && tokens[i-3].Kind == Ident:
		return o.belongs(name(i-3), name(i)) || says&wordMember != 0 && r.isUnknown(name(i-3))
	}
	return true
}

// Tokens are the tokens of the fragment; those of a doc test are lexed anew
// from its masked text, and their offsets are in the file all the same.
func (r *Region) Tokens() []Token {
	if r.Kind == Doctest || r.InDoctest {
		if r.lexed == nil {
			r.lexed = r.file.parser.lex(r.Src(), r.start).tokens
		}
		return r.lexed
	}
	first, last := r.TokenRange()
	return r.file.Tokens[first:last]
}

// TokenRange is the stretch of the file's tokens that the fragment, which is
// in no doc test, consists of; the end is exclusive.
func (r *Region) TokenRange() (first, last int) {
	all := r.file.Tokens
	first = sort.Search(len(all), func(i int) bool { return all[i].Start() >= r.start })
	return first, first + sort.Search(len(all)-first, func(i int) bool { return all[first+i].Start() >= r.end })
}

var declares = map[string]bool{
	"fn": true, "struct": true, "enum": true, "union": true, "trait": true, "type": true, "impl": true, "use": true,
	"mod": true, "static": true, "macro_rules": true, "extern": true,
}

// rename finds other names for what is interesting, in the tokens of the file: those
// after `as`, and those that a use declaration takes out of an interesting module.
func (o *outliner) rename() {
	for i := 0; i < len(o.tokens); i++ {
		switch o.tokens[i].code {
		case kAs:
			o.renameAs(i)
		case kUse:
			i = o.renameUse(i)
		}
	}
	if o.renames == nil {
		return
	}
	for i := range o.tokens {
		if t := &o.tokens[i]; t.word != 0 {
			t.says = o.words.says(t.word)
		}
	}
}

func (o *outliner) renameAs(i int) {
	if i > 0 && i+1 < len(o.tokens) && o.tokens[i-1].says&wordInterest != 0 && o.tokens[i+1].word != 0 {
		o.renameTo(o.tokens[i+1].word)
	}
}

// renameUse is rename for the use declaration at token i, and gives the index of its
// semicolon.
func (o *outliner) renameUse(i int) int {
	through := false
	for i++; i < len(o.tokens) && o.tokens[i].code != ';'; i++ {
		switch t := &o.tokens[i]; {
		case t.word == 0:
		case t.code == kUse:
			through = false
		case t.code == kAs:
			o.renameAs(i)
		case o.at(i+1) == ':':
			through = through || t.says&wordInterest != 0
			if through && o.at(i+3) == '{' && o.importsSelf(i+3) {
				o.renameTo(t.word)
			}
		case through && t.code != kSelf && i+1 < len(o.tokens):
			o.renameTo(t.word)
		}
	}
	return i
}

// importsSelf reports whether self is in the list of imports that the brace at token i opens.
func (o *outliner) importsSelf(i int) bool {
	shut := o.closing(i, len(o.tokens))
	for i++; i < shut; i = o.comma(i, shut) + 1 {
		if o.at(i) == kSelf {
			return true
		}
	}
	return false
}

// renameTo notes another name for what is interesting. It is known in this file alone.
func (o *outliner) renameTo(word uint32) {
	if o.renames == nil {
		o.renames = map[string]bool{}
	}
	name := o.words.known(word).text
	if !o.renames[name] {
		o.renames[name] = true
		o.words.rename(name, wordInterest|wordMatters)
		o.words.rename("r#"+name, wordMatters)
	}
}

// innerAttr notes what an inner attribute says of the file, or of a module in it.
func (o *outliner) innerAttr(a *Attr) {
	switch {
	case !a.Inner:
		return
	case !a.AtRoot:
		if a.Path == "macro_use" {
			o.macroUse(o.scopeAt(a.Start))
		}
		return
	}
	switch a.Path {
	case "no_std":
		o.out.NoStd = true
	case "no_core":
		o.out.NoCore = true
	case "macro_use":
		o.out.MacroUse = true
	}
}

// macroUse lets the macros of the module that scope body is the body of.
func (o *outliner) macroUse(body int) {
	for i := range o.out.Mods {
		if o.out.Mods[i].Body == body {
			o.out.Mods[i].MacroUse = true
		}
	}
}
