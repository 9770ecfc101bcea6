package rustdb

import (
	"path"
	"slices"
	"strings"
)

// maxNesting bounds modules in modules, macros in macros and brackets in brackets.
const maxNesting = 64

// itemParser reads the items of one crate, following its modules into other
// files. It reads no function body.
type itemParser struct {
	src   sources
	crate *library
}

// scope is where items stand.
type scope struct {
	mod  *module
	self *selfType // set inside an impl or trait
	heir *def      // the trait, inherent impl or module whose instability holds here
	// inherent is set inside an impl of no trait, whose items may be private.
	inherent bool
	// dir is where files of modules declared here stand, base where #[path] is
	// relative to.
	dir, base string
	depth     int
}

func (p *itemParser) file(name string, m *module, isRoot bool) {
	text, ok := p.src[name]
	if !ok {
		return
	}
	toks := lex(text)
	depth := strings.Count(m.path, "::")
	if depth > maxNesting {
		return
	}
	p.items(toks, 0, len(toks), scope{mod: m, dir: stem(name, isRoot), base: path.Dir(name), depth: depth})
}

// items reads what stands in toks[i:end].
func (p *itemParser) items(toks []token, i, end int, in scope) {
	if in.depth > maxNesting {
		return
	}
	in.depth++
	for i < end {
		if toks[i].is("#") && i+1 < end && toks[i+1].is("!") && i+2 < end && toks[i+2].is("[") {
			next := behind(toks, i+2, end)
			var a attributes
			a.read(toks, i+3, next-1)
			in.inner(a)
			i = next
			continue
		}
		var a attributes
		for i+1 < end && toks[i].is("#") && toks[i+1].is("[") {
			next := behind(toks, i+1, end)
			a.read(toks, i+2, next-1)
			i = next
		}
		if i < end {
			i = p.item(toks, i, end, in, a)
		}
	}
}

// inner applies an inner attribute to the module it stands in.
func (in scope) inner(a attributes) {
	if in.self == nil && in.mod.def != nil {
		in.mod.def.gates = append(in.mod.def.gates, a.gates...)
		in.mod.def.marked = in.mod.def.marked || a.marked
	}
}

// behind is the index behind the bracket that opens at i, or behind i itself.
func behind(toks []token, i, end int) int {
	if i < len(toks) && toks[i].match > int32(i) && int(toks[i].match) < end {
		return int(toks[i].match) + 1
	}
	return i + 1
}

// qualifiers may stand in front of an item's keyword.
var qualifiers = []string{"default", "unsafe", "async", "extern", "safe", "auto", "gen", "crate"}

// item reads one item and returns the index behind it.
func (p *itemParser) item(toks []token, i, end int, in scope, a attributes) int {
	pub := in.self != nil && !in.inherent
	for i < end {
		t := toks[i]
		switch {
		case t.ident("pub"):
			pub = true
			i++
			if i < end && toks[i].is("(") {
				pub = false
				i = behind(toks, i, end)
			}
			continue
		case t.ident("impl") && i+1 < end && toks[i+1].is("("): // pub impl(self) trait
			i = behind(toks, i+1, end)
			continue
		case t.ident("extern") && i+1 < end && toks[i+1].ident("crate"):
			return p.externCrate(toks, i+2, end, in, pub)
		case t.ident("extern") && i+1 < end && toks[i+1].is("{"):
			p.items(toks, i+2, behind(toks, i+1, end)-1, in)
			return behind(toks, i+1, end)
		case t.kind == tokIdent && slices.Contains(qualifiers, t.text) && i+1 < end && toks[i+1].kind != tokPunct,
			t.ident("extern") && i+1 < end,
			t.ident("const") && i+1 < end && qualifies(toks[i+1]):
			i++
			continue
		case t.kind == tokString: // extern "C"
			i++
			if i < end && toks[i].is("{") {
				p.items(toks, i+1, behind(toks, i, end)-1, in)
				return behind(toks, i, end)
			}
			continue
		}
		break
	}
	if i >= end {
		return end
	}
	return p.keyword(toks, i, end, in, a, pub)
}

// qualifies reports whether a const in front of t is a qualifier, not an item.
func qualifies(t token) bool {
	switch t.text {
	case "fn", "unsafe", "async", "extern", "trait", "impl", "auto":
		return t.kind == tokIdent
	}
	return false
}

func (p *itemParser) keyword(toks []token, i, end int, in scope, a attributes, pub bool) int {
	t := toks[i]
	if t.is("{") { // an arm of cfg_if! or cfg_select!
		next := behind(toks, i, end)
		if !a.skip {
			p.items(toks, i+1, next-1, in)
		}
		return next
	}
	if t.kind != tokIdent {
		return behind(toks, i, end)
	}
	name := ""
	if i+1 < end && toks[i+1].kind == tokIdent {
		name = toks[i+1].text
	}
	if i+1 < end && toks[i+1].is("!") && t.text != "impl" {
		return p.macroCall(toks, i, end, in, a)
	}
	switch t.text {
	case "mod":
		return p.module(toks, i, end, in, a, pub, name)
	case "fn":
		kind := ItemFn
		if in.self != nil {
			kind = ItemAssocFn
			if takesSelf(toks, i, end) {
				kind = ItemMethod
			}
		}
		p.declare(in, kind, name, pub, a)
		return endOfItem(toks, i, end)
	case "struct", "union", "enum":
		return p.typeItem(toks, i, end, in, a, pub, name)
	case "trait":
		return p.trait(toks, i, end, in, a, pub, name)
	case "impl":
		return p.impl(toks, i, end, in, a)
	case "const", "static":
		if name == "mut" && i+2 < end {
			name = toks[i+2].text
		}
		kind := ItemConst
		if in.self != nil {
			kind = ItemAssoc
		}
		if name != "" && name != "_" {
			p.declare(in, kind, name, pub, a)
		}
		return endOfStatement(toks, i, end)
	case "type":
		kind := ItemType
		if in.self != nil {
			kind = ItemAssoc
		}
		p.declare(in, kind, name, pub, a)
		return endOfStatement(toks, i, end)
	case "use":
		next := endOfStatement(toks, i, end)
		if in.self == nil && !a.skip {
			in.mod.uses = append(in.mod.uses, useTree(toks, i+1, next-1, nil, pub, 0)...)
		}
		return next
	case "macro":
		p.declare(in, ItemMacro, name, pub, a)
		return endOfItem(toks, i, end)
	}
	return i + 1
}

// takesSelf reports whether the function at toks[i] has a parameter self.
func takesSelf(toks []token, i, end int) bool {
	for i < end && !toks[i].is("(") {
		if i++; i < end && toks[i].is("<") {
			i = skipAngles(toks, i, end)
		}
	}
	for i++; i < end; i++ {
		switch t := toks[i]; {
		case t.ident("self"):
			return true
		case t.is("#") && i+1 < end && toks[i+1].is("["):
			i = behind(toks, i+1, end) - 1
		case !t.is("&") && !t.ident("mut") && t.kind != tokLifetime:
			return false
		}
	}
	return false
}

// declare notes an item, unless it is compiled for tests only.
func (p *itemParser) declare(in scope, kind ItemKind, name string, pub bool, a attributes) *def {
	if a.skip || name == "" {
		return nil
	}
	if in.self == nil {
		d := in.mod.declare(kind, name, pub, a.gates)
		d.stables, d.marked, d.heir, d.arch = a.stables, a.marked, in.mod.def, a.arch
		if a.derive != "" {
			d.kind = ItemMacro
		}
		return d
	}
	d := &def{
		kind: kind, name: name, owner: in.mod, self: in.self,
		gates: a.gates, stables: a.stables, marked: a.marked, heir: in.heir,
	}
	if len(a.gates) > 0 || len(a.stables) > 0 || pub && in.heir != nil && len(in.heir.around().gates) > 0 {
		p.crate.defs = append(p.crate.defs, d)
	}
	return d
}

func (p *itemParser) module(toks []token, i, end int, in scope, a attributes, pub bool, name string) int {
	next := endOfItem(toks, i, end)
	if a.skip || name == "" || in.self != nil {
		return next
	}
	m := in.mod.child(name, pub, a)
	if i+2 < end && toks[i+2].is("{") {
		inner := scope{mod: m, dir: path.Join(in.dir, name), base: path.Join(in.dir, name), depth: in.depth}
		p.items(toks, i+3, next-1, inner)
		return next
	}
	if a.path != "" {
		p.file(path.Join(in.base, a.path), m, true)
		return next
	}
	for _, file := range []string{path.Join(in.dir, name+".rs"), path.Join(in.dir, name, "mod.rs")} {
		if p.src.has(file) {
			p.file(file, m, false)
			break
		}
	}
	return next
}

func (p *itemParser) externCrate(toks []token, i, end int, in scope, pub bool) int {
	next := endOfStatement(toks, i, end)
	if i+2 < next && toks[i+1].ident("as") && toks[i+2].kind == tokIdent {
		p.crate.externs[toks[i+2].text] = toks[i].text
	}
	return next
}

// typeItem reads a struct, union or enum with the gates of its fields or variants.
func (p *itemParser) typeItem(toks []token, i, end int, in scope, a attributes, pub bool, name string) int {
	next := endOfItem(toks, i, end)
	kind, member := ItemStruct, ItemField
	if toks[i].text == "enum" {
		kind, member = ItemEnum, ItemVariant
	}
	d := p.declare(in, kind, name, pub, a)
	if d == nil || in.self != nil {
		return next
	}
	for j := i + 2; j < next; j++ {
		if toks[j].is("[") { // an attribute of a parameter
			j = behind(toks, j, next) - 1
			continue
		}
		if !toks[j].is("{") && !toks[j].is("(") || toks[j].match < 0 {
			continue
		}
		self := &selfType{found: d}
		for _, arg := range memberAttrs(toks, j) {
			inherits := member == ItemVariant && !arg.a.marked && len(d.around().gates) > 0
			if (len(arg.a.gates)+len(arg.a.stables) > 0 || inherits) && !arg.a.skip && arg.name != "" {
				p.crate.defs = append(p.crate.defs, &def{
					kind: member, name: arg.name, owner: in.mod, self: self, gates: arg.a.gates, stables: arg.a.stables, marked: arg.a.marked, heir: d,
				})
			}
		}
		break
	}
	return next
}

type member struct {
	a    attributes
	name string
}

// memberAttrs reads the attributes and names of fields or variants in the bracket
// at open.
func memberAttrs(toks []token, open int) (members []member) {
	end := int(toks[open].match)
	for i := open + 1; i < end; {
		var m member
		for i+1 < end && toks[i].is("#") && toks[i+1].is("[") {
			next := behind(toks, i+1, end)
			m.a.read(toks, i+2, next-1)
			i = next
		}
		for i < end && (toks[i].ident("pub") || toks[i].is("(") && i > open+1 && toks[i-1].ident("pub")) {
			i = behind(toks, i, end)
		}
		if i < end && toks[i].kind == tokIdent {
			m.name = toks[i].text
		}
		members = append(members, m)
		for i < end && !toks[i].is(",") {
			i = behind(toks, i, end)
		}
		i++
	}
	return members
}

func (p *itemParser) trait(toks []token, i, end int, in scope, a attributes, pub bool, name string) int {
	next := endOfItem(toks, i, end)
	d := p.declare(in, ItemTrait, name, pub, a)
	if d == nil || !toks[next-1].is("}") || toks[next-1].match < 0 {
		return next
	}
	in.self, in.heir, in.inherent = &selfType{found: d}, d, false
	p.items(toks, int(toks[next-1].match)+1, next-1, in)
	return next
}

// impl reads `impl<..> [const] [!]Trait for Type where .. { items }`.
func (p *itemParser) impl(toks []token, i, end int, in scope, a attributes) int {
	next := endOfItem(toks, i, end)
	if a.skip || !toks[next-1].is("}") || toks[next-1].match < 0 {
		return next
	}
	open := int(toks[next-1].match)
	j := i + 1
	if j < open && toks[j].is("<") {
		j = skipAngles(toks, j, open)
	}
	split, stop := -1, open
	depth := 0
	for k := j; k < open; k++ {
		switch {
		case toks[k].is("<"):
			depth++
		case toks[k].is(">") && !toks[k-1].is("-"):
			depth--
		case depth == 0 && toks[k].ident("for") && !(k+1 < open && toks[k+1].is("<")) && split < 0:
			split = k
		case depth == 0 && toks[k].ident("where"):
			stop = k
		}
		if stop < open {
			break
		}
		if toks[k].opens() && toks[k].match > 0 {
			k = int(toks[k].match)
		}
	}
	start := j
	if split >= 0 {
		start = split + 1
	}
	in.self, in.heir, in.inherent = typeOf(toks, start, stop), nil, split < 0
	if in.inherent {
		in.heir = &def{kind: ItemImpl, gates: a.gates, marked: a.marked, heir: in.mod.def}
	}
	if split >= 0 {
		p.traitImpl(toks, j, split, in, a)
	}
	p.items(toks, open+1, next-1, in)
	return next
}

// traitImpl notes a gated `impl Trait for Type`.
func (p *itemParser) traitImpl(toks []token, i, end int, in scope, a attributes) {
	if len(a.gates) == 0 || in.self == nil {
		return
	}
	trait := typeOf(toks, i, end)
	if len(trait.segments) == 0 {
		return
	}
	p.crate.defs = append(p.crate.defs, &def{
		kind: ItemImpl, name: trait.segments[len(trait.segments)-1], owner: in.mod, self: in.self, gates: a.gates,
	})
}
