package rust

import "strings"

func (o *outliner) mod(n *Node, p place, attrs []*Attr) {
	m := Mod{Scope: p.scope, Body: -1, Paths: pathAttrs(attrs), Cond: p.cond, Start: o.base + int(n.StartByte())}
	m.Name = o.name(n.ChildByFieldName("name"))
	m.Pub = o.public(n)
	body := n.ChildByFieldName("body")
	if body != nil {
		start, end := o.span(body)
		m.Body = o.open(Scope{Kind: ScopeMod, Name: m.Name, Start: start, End: end}, p)
	}
	o.out.Mods = append(o.out.Mods, m)
	if body == nil {
		return
	}
	inner := place{scope: m.Body, cond: p.cond}
	o.fields(func(field string, _ *Node) {
		if field == "body" {
			o.children(inner)
		}
	})
}

// public reports a visibility wider than the module itself.
func (o *outliner) public(n *Node) bool {
	for i := range min(int(n.ChildCount()), 3) {
		if c := n.Child(i); c != nil && c.Type() == "visibility_modifier" {
			return strings.TrimSpace(nodeText(c, o.text)) != "pub(self)"
		}
	}
	// A macro's $vis was masked to a name of its own.
	return false
}

func (o *outliner) externCrate(n *Node, p place, attrs []*Attr) {
	e := ExternCrate{Scope: p.scope, Cond: p.cond, MacroUse: hasAttr(attrs, "macro_use")}
	e.Start, e.End = o.span(n)
	e.Crate = o.name(n.ChildByFieldName("name"))
	e.Name = e.Crate
	if alias := n.ChildByFieldName("alias"); alias != nil {
		e.Name = o.name(alias)
	}
	o.out.Externs = append(o.out.Externs, e)
}

var itemKinds = map[nodeKind]ItemKind{
	kStruct: ItemStruct, kUnion: ItemUnion, kEnum: ItemEnum, kTrait: ItemTrait, kAlias: ItemAlias, kConst: ItemConst,
	kStatic: ItemStatic, kFn: ItemFn, kFnSig: ItemFn, kVariant: ItemVariant,
}

var itemScopes = map[nodeKind]ScopeKind{
	kStruct: ScopeItem, kUnion: ScopeItem, kEnum: ScopeEnum, kTrait: ScopeTrait, kAlias: ScopeItem, kFn: ScopeFn, kFnSig: ScopeFn,
}

// item keeps a declaration, and opens the scope of its generics and body.
func (o *outliner) item(k nodeKind, n *Node, p place, attrs []*Attr) {
	it := Item{Kind: itemKinds[k], Scope: p.scope, Body: -1, Cond: p.cond}
	it.Start, it.End = o.span(n)
	it.Name = o.name(n.ChildByFieldName("name"))
	it.Generics = o.generics(n.ChildByFieldName("type_parameters"))
	switch k {
	case kAlias, kConst, kStatic:
		it.Target = o.typeOf(n.ChildByFieldName("type"), 0)
	case kFn, kFnSig:
		it.Target = o.typeOf(n.ChildByFieldName("return_type"), 0)
		it.Method = o.takesSelf(n)
	case kTrait:
		it.Supers = o.bounds(n.ChildByFieldName("bounds"))
	case kStruct:
		it.Unsized = o.unsizedTail(n.ChildByFieldName("body"))
	}
	if it.ProcMacro = procMacro(attrs, it.Name); it.ProcMacro != "" {
		it.Mentions = o.mentions(it.Start, it.End)
	}
	inner := o.inside(k, n, p)
	if kind, ok := itemScopes[k]; ok {
		it.Body = o.open(Scope{Kind: kind, Name: it.Name, Start: it.Start, End: it.End, Generics: it.Generics}, inner)
		inner.scope = it.Body
	}
	o.out.Items = append(o.out.Items, it)
	o.body(k, inner)
}

// inside is the place of what an item contains.
func (o *outliner) inside(k nodeKind, n *Node, p place) place {
	p.bare = false
	switch k {
	case kConst:
		p.konst, p.constFn = true, false
	case kStatic:
		p.konst, p.constFn, p.static = true, false, true
	case kFn, kFnSig:
		p.konst = o.isConstFn(n)
		p.constFn, p.static = p.konst, false
	case kTrait, kStruct, kEnum, kUnion, kAlias:
		p.konst, p.constFn, p.static = false, false, false
	}
	return p
}

// body visits what stands below an item, save the names that it declares.
func (o *outliner) body(k nodeKind, inner place) {
	var attrs []*Attr
	o.fields(func(field string, c *Node) {
		switch kindOf(c) {
		case kAttr:
			attrs = append(attrs, o.attrs(c, inner)...)
			return
		case kInnerAttr:
			inner.cond = condOf(inner.cond, o.attrs(c, inner))
			return
		case kSkip:
			return
		}
		switch {
		case field == "name":
		case field == "type_parameters":
			o.typeParameters(inner)
		case k == kStatic && field != "value" || k == kConst && field == "type":
			outer := inner
			outer.konst = false
			o.visit(c, outer, attrs)
		case k == kFn && field == "body":
			inner.bare = true
			if !inner.konst && o.pruner.empty(o.base+int(c.StartByte()), o.base+int(c.EndByte())) {
				return
			}
			o.block(c, inner)
		default:
			o.visit(c, inner, attrs)
		}
		attrs = nil
	})
}

// typeParameters visits bounds and defaults, not the declared names.
func (o *outliner) typeParameters(p place) {
	o.fields(func(_ string, c *Node) {
		switch c.Type() {
		case "constrained_type_parameter", "optional_type_parameter", "const_parameter", "type_parameter":
			o.boundsOf(p)
		case "type_identifier", "lifetime", "metavariable":
		default:
			if kindOf(c) != kToken {
				o.visit(c, p, nil)
			}
		}
	})
}

func (o *outliner) boundsOf(p place) {
	o.fields(func(field string, c *Node) {
		switch {
		case field == "left":
		case field == "name" && kindOf(c) == kName:
		case field == "name":
			o.boundsOf(p)
		default:
			o.visit(c, p, nil)
		}
	})
}

func (o *outliner) isConstFn(n *Node) bool {
	for i := range min(int(n.ChildCount()), 4) {
		if c := n.Child(i); c != nil && c.Type() == "function_modifiers" {
			for _, w := range strings.Fields(nodeText(c, o.text)) {
				if w == "const" {
					return true
				}
			}
		}
	}
	return false
}

func (o *outliner) takesSelf(n *Node) bool {
	params := n.ChildByFieldName("parameters")
	if params == nil {
		return false
	}
	for i := range min(int(params.NamedChildCount()), 4) {
		c := params.NamedChild(i)
		switch c.Type() {
		case "self_parameter":
			return true
		case "parameter":
			pattern := c.ChildByFieldName("pattern")
			return pattern != nil && pattern.Type() == "self"
		}
	}
	return false
}

// unsizedTail is the last field of a struct when its type has no size of its own.
func (o *outliner) unsizedTail(body *Node) string {
	if body == nil || body.NamedChildCount() == 0 {
		return ""
	}
	for i := int(body.NamedChildCount()) - 1; i >= 0; i-- {
		f := body.NamedChild(i)
		if f.Type() != "field_declaration" {
			continue
		}
		t := f.ChildByFieldName("type")
		if t == nil {
			return ""
		}
		name := o.name(f.ChildByFieldName("name"))
		switch {
		case t.Type() == "array_type" && t.ChildByFieldName("length") == nil:
			return "[" + name
		case t.Type() == "dynamic_type":
			return "d" + name
		case nodeText(t, o.text) == "str":
			return "s" + name
		}
		return ""
	}
	return ""
}

// impl keeps an impl block and opens its scope.
func (o *outliner) impl(n *Node, p place) {
	im := Impl{Scope: p.scope, Cond: p.cond, Start: o.base + int(n.StartByte())}
	start, end := o.span(n)
	generics := o.generics(n.ChildByFieldName("type_parameters"))
	im.Body = o.open(Scope{Kind: ScopeImpl, Start: start, End: end, Generics: generics, Impl: len(o.out.Impls)}, place{scope: p.scope, cond: p.cond})
	im.Self = o.typeOf(n.ChildByFieldName("type"), 0)
	if t := n.ChildByFieldName("trait"); t != nil {
		path := o.path(t, 0)
		im.Trait = &path
	}
	o.out.Impls = append(o.out.Impls, im)
	inner := place{scope: im.Body, cond: p.cond}
	o.fields(func(field string, c *Node) {
		if field == "type_parameters" {
			o.typeParameters(inner)
			return
		}
		o.visit(c, inner, nil)
	})
}

func (o *outliner) macroDef(n *Node, p place, attrs []*Attr) {
	it := Item{Kind: ItemMacro, Scope: p.scope, Body: -1, Cond: p.cond, Exported: hasAttr(attrs, "macro_export")}
	it.Start, it.End = o.span(n)
	it.Name = o.name(n.ChildByFieldName("name"))
	o.out.Items = append(o.out.Items, it)
}

// macroCall keeps a call; its arguments are a region of their own.
func (o *outliner) macroCall(n *Node, p place) {
	m := n.ChildByFieldName("macro")
	if m == nil {
		return
	}
	path := o.path(m, 0)
	start, end := o.span(n)
	o.calls[end] = len(o.out.Calls)
	o.out.Calls = append(o.out.Calls, Invocation{Scope: p.scope, Path: path, Start: start, End: end, Cond: p.cond,
		Const: p.konst && !p.static, ConstFn: p.constFn})
	if path.Last() == "include" && standsAmongItems(n) {
		o.out.Includes = append(o.out.Includes, Include{Scope: p.scope, File: o.onlyString(start, end), Cond: p.cond})
	}
	if path.Last() == "offset_of" {
		o.offsetOf(start, end, p)
	}
	if o.wanted(&path) {
		o.out.Refs = append(o.out.Refs, Ref{Kind: RefMacro, Scope: p.scope, Path: path, Cond: p.cond})
	}
}

// param keeps a receiver with a type.
func (o *outliner) param(n *Node, p place) {
	if pattern := n.ChildByFieldName("pattern"); pattern != nil && pattern.Type() == "self" {
		if t := o.typeOf(n.ChildByFieldName("type"), 0); t != nil {
			o.out.Receivers = append(o.out.Receivers, Receiver{Scope: p.scope, Type: t, Cond: p.cond})
		}
	}
	o.children(p)
}

// standsAmongItems reports whether a macro call is an item of a file or module.
func standsAmongItems(n *Node) bool {
	parent := n.Parent()
	if parent != nil && parent.Type() == "expression_statement" {
		parent = parent.Parent()
	}
	return parent != nil && (parent.Type() == "source_file" || parent.Type() == "declaration_list")
}

// onlyString is the content of the string that is the only argument of the
// macro call between two offsets, "" when there is another.
func (o *outliner) onlyString(start, end int) string {
	tokens := o.tokensIn(start, end)
	for i := 0; i+2 < len(tokens); i++ {
		if tokens[i].Kind == Open {
			if tokens[i+1].Kind == String && tokens[i+2].Kind == Close {
				return unquote(string(o.src[tokens[i+1].Start:tokens[i+1].End]))
			}
			return ""
		}
	}
	return ""
}
