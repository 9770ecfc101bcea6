package rust

import (
	"bytes"
	"slices"
	"sort"

	sitter "github.com/smacker/go-tree-sitter"

	"featscan/internal/cond"
)

// MakeOutline reads the outline of f. interesting says which names matter: a
// reference is kept when one of its names does, and a fragment (macro body,
// doc test) is read only when one of its names does or it declares something.
// What can only be a method or another item of a type is asked for with a dot
// before it, as in ".extract_if". interesting may be nil, and then no reference
// is kept save those to `_` arguments.
func MakeOutline(f *File, interesting func(name string) bool) *Outline {
	if interesting == nil {
		interesting = func(string) bool { return false }
	}
	o := &outliner{file: f, src: f.Src, out: &Outline{}, interesting: interesting, order: []int{0}, calls: map[int]int{}, words: map[string]word{}}
	o.renames = renamed(f.Tokens, f.Src, interesting)
	o.out.Scopes = []Scope{{Kind: ScopeFile, Parent: -1, Impl: -1, End: len(f.Src)}}
	for _, r := range f.Regions {
		if r.Kind == Code || o.worth(r) {
			o.fragment(r)
		}
	}
	for _, a := range f.Attrs {
		o.crateAttr(a)
	}
	o.invoked()
	return o.out
}

// outliner builds one Outline, region by region.
type outliner struct {
	file        *File
	src         []byte
	out         *Outline
	interesting func(string) bool
	renames     map[string]bool // other names under which the file imports interesting ones
	region      *Region         // the one that is read
	text        []byte          // its masked text
	base        int             // offset of the region in the file
	cur         *sitter.TreeCursor
	order       []int       // scopes by their start, outer ones first
	calls       map[int]int // macro calls by their end
	macros      []int       // the definitions in code, as Macros lists them
	depth       int
	words       map[string]word // what names by themselves say
	whole       *pruner         // of the file's tokens
	pruner      *pruner         // of the region
}

// place is where a node stands.
type place struct {
	scope   int
	cond    *cond.Expr
	konst   bool // evaluated at compile time
	constFn bool
	static  bool // in the initialiser of a static
	bare    bool // among statements and expressions, of which each that matters says so in a token
}

// maxWalk bounds how deep the walk follows a tree; the parser bounds brackets,
// but operators nest trees as well.
const maxWalk = 2000

func (o *outliner) fragment(r *Region) {
	root := r.Root()
	if root == nil {
		return
	}
	o.region, o.text, o.base = r, r.Src(), r.Start()
	p := place{}
	if r.Kind != Code {
		p = o.enclosing(r)
		p.bare = true
	}
	o.pruner = o.prune(r)
	o.cur = sitter.NewTreeCursor(root)
	defer o.cur.Close()
	o.children(p)
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

// worth reports whether a fragment may hold anything to keep.
func (o *outliner) worth(r *Region) bool {
	tokens := r.Tokens()
	text := r.file.Src
	call := o.callOf(r)
	konst := call != nil && call.Const
	for i, t := range tokens {
		switch t.Kind {
		case Ident:
			name := text[t.Start:t.End]
			if declares[string(name)] || o.interesting(string(name)) || o.renames[string(name)] || konst && shouts(string(name)) {
				return true
			}
			if i > 0 && isPunct(text, tokens[i-1], '.', ':') && o.interesting("."+string(name)) {
				return true
			}
			if len(name) == 1 && name[0] == '_' && i > 0 && i+1 < len(tokens) && isPunct(text, tokens[i+1], '>', ',') && isPunct(text, tokens[i-1], '<', ',') {
				return true
			}
		case Punct:
			if text[t.Start] == '!' && i > 0 && i+1 < len(tokens) && tokens[i-1].Kind == Ident && tokens[i+1].Kind == Open {
				return true
			}
		}
	}
	return false
}

// Tokens are the tokens of the fragment; those of a doc test are lexed anew
// from its masked text, and their offsets are in the file all the same.
func (r *Region) Tokens() []Token {
	if r.Kind == Doctest || r.InDoctest {
		if r.lexed == nil {
			l := lex(r.Src())
			for i := range l.tokens {
				l.tokens[i].Start += r.start
				l.tokens[i].End += r.start
			}
			r.lexed = l.tokens
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
	first = sort.Search(len(all), func(i int) bool { return all[i].Start >= r.start })
	return first, first + sort.Search(len(all)-first, func(i int) bool { return all[first+i].Start >= r.end })
}

func isPunct(src []byte, t Token, one ...byte) bool {
	return t.Kind == Punct && bytes.IndexByte(one, src[t.Start]) >= 0
}

var declares = map[string]bool{
	"fn": true, "struct": true, "enum": true, "union": true, "trait": true, "type": true, "impl": true, "use": true,
	"mod": true, "static": true, "macro_rules": true, "extern": true,
}

// renamed finds other names for what is interesting: those after `as`, and those
// that a use declaration takes out of an interesting module.
func renamed(tokens []Token, src []byte, interesting func(string) bool) map[string]bool {
	names := map[string]bool{}
	text := func(i int) string { return string(src[tokens[i].Start:tokens[i].End]) }
	inUse, through := false, false
	for i := 0; i+1 < len(tokens); i++ {
		if isPunct(src, tokens[i], ';') {
			inUse, through = false, false
		}
		if tokens[i].Kind != Ident {
			continue
		}
		switch name := text(i); {
		case name == "use":
			inUse, through = true, false
		case name == "as":
			if i > 0 && tokens[i-1].Kind == Ident && tokens[i+1].Kind == Ident && interesting(text(i-1)) {
				names[text(i+1)] = true
			}
		case inUse && isPunct(src, tokens[i+1], ':'):
			through = through || interesting(name)
		case inUse && through && name != "self":
			names[name] = true
		}
	}
	return names
}

func (o *outliner) crateAttr(a *Attr) {
	if !a.Inner || !a.AtRoot {
		return
	}
	switch a.Path {
	case "no_std":
		o.out.NoStd = true
	case "no_core":
		o.out.NoCore = true
	}
}

// children visits what is below the cursor's node, with the attributes that
// stand before each child.
func (o *outliner) children(p place) {
	if o.depth >= maxWalk || !o.cur.GoToFirstChild() {
		return
	}
	o.depth++
	var attrs []*Attr
	for {
		n := o.cur.CurrentNode()
		switch kindOf(n) {
		case kAttr:
			attrs = append(attrs, o.attrs(n, p)...)
		case kInnerAttr:
			p.cond = condOf(p.cond, o.attrs(n, p))
			if k := o.out.Scopes[p.scope].Kind; k == ScopeMod || k == ScopeFile {
				o.out.Scopes[p.scope].Cond = p.cond // for fragments, which only know their scope
			}
		case kSkip:
		default:
			o.visit(n, p, attrs)
			attrs = nil
		}
		if !o.cur.GoToNextSibling() {
			break
		}
	}
	o.depth--
	o.cur.GoToParent()
}

// word restores what masking took off a name: the $ of a macro variable.
func (o *outliner) word(name string, start int) string {
	if start > 0 && o.src[start-1] == '$' {
		return "$" + name
	}
	if len(name) > 2 && name[:2] == "r#" {
		return name[2:]
	}
	return name
}

// visit reads one node; the cursor stands on it.
func (o *outliner) visit(n *Node, p place, attrs []*Attr) {
	k := kindOf(n)
	if p.bare && !p.konst && k != kToken && k != kName && o.pruner.empty(o.base+int(n.StartByte()), o.base+int(n.EndByte())) {
		return
	}
	p.cond = condOf(p.cond, attrs)
	switch k {
	case kToken:
	case kMod:
		o.mod(n, p, attrs)
	case kUse:
		o.use(n, p)
	case kExtern:
		o.externCrate(n, p, attrs)
	case kStruct, kUnion, kEnum, kTrait, kAlias, kConst, kStatic, kFn, kFnSig, kVariant:
		o.item(k, n, p, attrs)
	case kImpl:
		o.impl(n, p)
	case kMacroDef:
		o.macroDef(n, p, attrs)
	case kMacroCall:
		o.macroCall(n, p)
	case kCall:
		o.call(n, p)
	case kPath, kName:
		o.pathRef(n, p)
	case kParam:
		o.param(n, p)
	case kBlock:
		o.block(n, p)
	case kStructLit:
		o.literalFields(n, p)
		o.children(p)
	case kConstBlock:
		p.konst, p.constFn = true, false
		o.children(p)
	default:
		o.children(p)
	}
}

// block opens a scope when the block declares something, since names are
// visible in the whole block.
func (o *outliner) block(n *Node, p place) {
	if o.declares() {
		p.scope = o.open(Scope{Kind: ScopeBlock, Start: o.base + int(n.StartByte()), End: o.base + int(n.EndByte())}, p)
	}
	o.children(p)
}

func (o *outliner) declares() bool {
	if !o.cur.GoToFirstChild() {
		return false
	}
	found := false
	for !found {
		k := kindOf(o.cur.CurrentNode())
		found = k >= kMod && k <= kMacroDef
		if !found && !o.cur.GoToNextSibling() {
			break
		}
	}
	o.cur.GoToParent()
	return found
}

// field runs read on the cursor's child of that field name.
func (o *outliner) fields(read func(field string, n *Node)) {
	if o.depth >= maxWalk || !o.cur.GoToFirstChild() {
		return
	}
	o.depth++
	for {
		read(o.cur.CurrentFieldName(), o.cur.CurrentNode())
		if !o.cur.GoToNextSibling() {
			break
		}
	}
	o.depth--
	o.cur.GoToParent()
}

// span is where a node stands in the file. One that begins with $crate or a
// macro variable begins at the dollar, as rustc has it.
func (o *outliner) span(n *Node) (start, end int) {
	start, end = o.base+int(n.StartByte()), o.base+int(n.EndByte())
	if start > 0 && o.src[start-1] == '$' {
		start--
	}
	return start, end
}

// name is the text of a node, with the $ of a macro variable restored.
func (o *outliner) name(n *Node) string {
	if n == nil {
		return ""
	}
	return o.word(nodeText(n, o.text), o.base+int(n.StartByte()))
}
