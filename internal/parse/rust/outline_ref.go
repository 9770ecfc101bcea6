package rust

// use flattens a use declaration into its leaves.
func (o *outliner) use(n *Node, p place) {
	u := Use{Scope: p.scope, Pub: o.public(n), Cond: p.cond}
	if arg := n.ChildByFieldName("argument"); arg != nil {
		o.useTree(arg, u, 0)
	}
}

func (o *outliner) useTree(n *Node, u Use, depth int) {
	if depth > 64 {
		return
	}
	u.Start, u.End = o.span(n)
	switch n.Type() {
	case "use_list":
		for i := range int(n.NamedChildCount()) {
			if c := n.NamedChild(i); kindOf(c) != kSkip {
				o.useTree(c, u, depth+1)
			}
		}
	case "scoped_use_list":
		u.Path = o.usePath(n.ChildByFieldName("path"), u.Path, n)
		if list := n.ChildByFieldName("list"); list != nil {
			o.useTree(list, u, depth+1)
		}
	case "use_wildcard":
		u.Path = o.usePath(n.NamedChild(0), u.Path, n)
		u.Glob = true
		o.out.Uses = append(o.out.Uses, u)
	case "use_as_clause":
		alias := n.ChildByFieldName("alias")
		o.useLeaf(n.ChildByFieldName("path"), u, o.name(alias))
	default:
		o.useLeaf(n, u, "")
	}
}

// useLeaf keeps one imported name. `use a::{self}` imports a.
func (o *outliner) useLeaf(n *Node, u Use, alias string) {
	if n == nil {
		return
	}
	prefix := len(u.Path)
	u.Path = o.usePath(n, u.Path, n)
	if last := len(u.Path) - 1; last > 0 && prefix > 0 && last == prefix && u.Path[last] == "self" {
		u.Path, u.SelfOnly = u.Path[:last:last], true
	}
	if len(u.Path) == 0 {
		return
	}
	u.Name = u.Path[len(u.Path)-1]
	if alias != "" {
		u.Name = alias
	}
	o.out.Uses = append(o.out.Uses, u)
}

// usePath appends the names of n to prefix, into memory of its own. whole is
// the node whose leading :: counts.
func (o *outliner) usePath(n *Node, prefix []string, whole *Node) []string {
	path := append(make([]string, 0, len(prefix)+4), prefix...)
	at := int(whole.StartByte())
	if len(prefix) == 0 && at+2 <= len(o.text) && string(o.text[at:at+2]) == "::" {
		path = append(path, "")
	}
	if n == nil {
		return path
	}
	p := o.path(n, 0)
	return append(path, p.Names()...)
}

// maxPath bounds how long a path and how deep a type is read.
const maxPath = 64

// path reads a path node.
func (o *outliner) path(n *Node, depth int) Path {
	var p Path
	if n == nil || depth > maxPath {
		return p
	}
	p.Start, p.End = o.span(n)
	switch t := n.Type(); t {
	case "scoped_identifier", "scoped_type_identifier", "scoped_type_identifier_in_expression_position":
		prefix := n.ChildByFieldName("path")
		if prefix == nil {
			p.Global = true
		} else {
			q := o.path(prefix, depth+1)
			p.Global, p.Self, p.Trait, p.Segs = q.Global, q.Self, q.Trait, q.Segs
		}
		if name := n.ChildByFieldName("name"); name != nil {
			p.Segs = append(p.Segs, Segment{Name: o.name(name), Start: o.base + int(name.StartByte())})
		}
	case "generic_type", "generic_type_with_turbofish", "generic_function":
		inner := n.ChildByFieldName("type")
		if t == "generic_function" {
			inner = n.ChildByFieldName("function")
		}
		start, end := p.Start, p.End
		p = o.path(inner, depth+1)
		p.Start, p.End = start, end
		if len(p.Segs) > 0 {
			p.Segs[len(p.Segs)-1].Args = o.args(n.ChildByFieldName("type_arguments"), depth+1)
		}
	case "bracketed_type":
		o.qualified(n, &p, depth+1)
	case "identifier", "type_identifier", "primitive_type", "self", "super", "crate", "metavariable", "field_identifier", "shorthand_field_identifier":
		p.Segs = []Segment{{Name: o.name(n), Start: p.Start}}
	}
	return p
}

// qualified reads the <T as Trait> that a path begins with.
func (o *outliner) qualified(n *Node, p *Path, depth int) {
	for i := range int(n.NamedChildCount()) {
		c := n.NamedChild(i)
		if c.Type() != "qualified_type" {
			p.Self = o.typeOf(c, depth)
			continue
		}
		p.Self = o.typeOf(c.ChildByFieldName("type"), depth)
		trait := o.path(c.ChildByFieldName("alias"), depth)
		p.Trait = &trait
	}
	if p.Self == nil {
		p.Self = &Type{Start: p.Start, End: p.End}
	}
}

// args reads generic arguments, save lifetimes and associated items.
func (o *outliner) args(n *Node, depth int) []Arg {
	if n == nil || depth > maxPath {
		return nil
	}
	var args []Arg
	for i := range int(n.NamedChildCount()) {
		c := n.NamedChild(i)
		a := Arg{Start: o.base + int(c.StartByte())}
		switch c.Type() {
		case "lifetime", "type_binding", "line_comment", "block_comment", "trait_bounds":
			continue
		case "block", "integer_literal", "boolean_literal", "char_literal", "string_literal", "negative_literal", "float_literal":
			a.Const = true
		default:
			a.Type = o.typeOf(c, depth+1)
			a.Infer = a.Type != nil && a.Type.Kind == TypeInfer
		}
		args = append(args, a)
	}
	return args
}

// typeOf reads a type node, nil when there is none.
func (o *outliner) typeOf(n *Node, depth int) *Type {
	if n == nil || depth > maxPath {
		return nil
	}
	t := &Type{}
	t.Start, t.End = o.span(n)
	elem := func(names ...string) {
		for _, name := range names {
			if e := o.typeOf(n.ChildByFieldName(name), depth+1); e != nil {
				t.Elems = append(t.Elems, e)
			}
		}
	}
	switch n.Type() {
	case "reference_type":
		t.Kind, t.Mut = TypeRef, hasChild(n, "mutable_specifier")
		elem("type")
	case "pointer_type":
		t.Kind, t.Mut = TypePtr, hasChild(n, "mutable_specifier")
		elem("type")
	case "array_type":
		t.Kind = TypeArray
		if n.ChildByFieldName("length") == nil {
			t.Kind = TypeSlice
		}
		elem("element")
	case "tuple_type", "unit_type":
		t.Kind = TypeTuple
		for i := range int(n.NamedChildCount()) {
			if e := o.typeOf(n.NamedChild(i), depth+1); e != nil {
				t.Elems = append(t.Elems, e)
			}
		}
		// A single type in parentheses without a comma is that type.
		if len(t.Elems) == 1 && !hasChild(n, ",") {
			return t.Elems[0]
		}
	case "dynamic_type":
		t.Kind = TypeDyn
	case "abstract_type":
		t.Kind = TypeImpl
	case "never_type":
		t.Kind = TypeNever
	case "bracketed_type", "function_type", "bounded_type", "macro_invocation":
	default:
		p := o.path(n, depth+1)
		if len(p.Segs) == 0 {
			return t
		}
		if len(p.Segs) == 1 && p.Segs[0].Name == "_" {
			t.Kind = TypeInfer
			return t
		}
		t.Kind, t.Path = TypePath, &p
	}
	return t
}

func hasChild(n *Node, kind string) bool {
	for i := range int(n.ChildCount()) {
		if c := n.Child(i); c != nil && c.Type() == kind {
			return true
		}
	}
	return false
}

// generics reads type and const parameters.
func (o *outliner) generics(n *Node) []Generic {
	if n == nil {
		return nil
	}
	var list []Generic
	for i := range int(n.NamedChildCount()) {
		c := n.NamedChild(i)
		name := c
		for name != nil && kindOf(name) != kName && name.Type() != "metavariable" {
			next := name.ChildByFieldName("name")
			if next == nil {
				next = name.ChildByFieldName("left")
			}
			name = next
		}
		if name == nil || c.Type() == "lifetime" {
			continue
		}
		list = append(list, Generic{Name: o.name(name), Const: c.Type() == "const_parameter"})
	}
	return list
}

// bounds reads the paths of trait bounds.
func (o *outliner) bounds(n *Node) []*Path {
	if n == nil {
		return nil
	}
	var list []*Path
	for i := range int(n.NamedChildCount()) {
		if p := o.path(n.NamedChild(i), 0); len(p.Segs) > 0 {
			list = append(list, &p)
		}
	}
	return list
}

// pathRef keeps a path that matters, and visits its generic arguments.
func (o *outliner) pathRef(n *Node, p place) {
	if kindOf(n) == kName {
		text := nodeText(n, o.text)
		if o.interesting(text) || o.renames[text] || p.konst && !p.static && shouts(text) {
			path := o.path(n, 0)
			o.keep(path, p, o.binds())
		}
		return
	}
	path := o.path(n, 0)
	if o.wanted(&path) || infers(&path) || p.konst && !p.static && shouts(path.Last()) {
		o.keep(path, p, false)
	}
	o.pathArgs(p)
}

func (o *outliner) keep(path Path, p place, pattern bool) {
	if len(path.Segs) > 0 {
		o.out.Refs = append(o.out.Refs, Ref{Kind: RefPath, Scope: p.scope, Path: path, Pattern: pattern,
			Const: p.konst && !p.static, ConstFn: p.constFn, Static: p.static, Cond: p.cond})
	}
}

// binds reports whether the cursor's name stands where it may declare a variable.
func (o *outliner) binds() bool {
	switch o.cur.CurrentFieldName() {
	case "pattern", "label":
		return true
	}
	parent := o.cur.CurrentNode().Parent()
	if parent == nil {
		return false
	}
	switch parent.Type() {
	case "closure_parameters", "tuple_pattern", "captured_pattern", "ref_pattern", "mut_pattern", "match_pattern", "tuple_struct_pattern",
		"slice_pattern", "or_pattern", "reference_pattern":
		return true
	}
	return false
}

// pathArgs visits the generic arguments of the path at the cursor, and the
// types of its <T as Trait>.
func (o *outliner) pathArgs(p place) {
	o.fields(func(_ string, c *Node) {
		switch c.Type() {
		case "type_arguments":
			o.children(p)
		case "bracketed_type":
			o.children(p)
		case "scoped_identifier", "scoped_type_identifier", "generic_type", "generic_type_with_turbofish", "generic_function":
			o.pathArgs(p)
		}
	})
}

// wanted reports whether a name of the path is interesting.
func (o *outliner) wanted(p *Path) bool {
	for i := range p.Segs {
		if i > 0 && o.interesting("."+p.Segs[i].Name) {
			return true
		}
		if o.interesting(p.Segs[i].Name) || o.renames[p.Segs[i].Name] || len(p.Segs[i].Args) > 1 && allocates[p.Segs[i].Name] {
			return true
		}
	}
	return false
}

// literalFields keeps the fields that a struct literal names, when the struct
// is interesting.
func (o *outliner) literalFields(n *Node, p place) {
	name, body := n.ChildByFieldName("name"), n.ChildByFieldName("body")
	if name == nil || body == nil {
		return
	}
	path := o.path(name, 0)
	if !o.wanted(&path) {
		return
	}
	for i := range int(body.NamedChildCount()) {
		c := body.NamedChild(i)
		if t := c.Type(); t == "field_initializer" || t == "shorthand_field_initializer" {
			field := path
			field.Start, field.End = o.span(c)
			o.out.Refs = append(o.out.Refs, Ref{Kind: RefField, Scope: p.scope, Path: field, Cond: p.cond})
		}
	}
}

// allocates are the standard collections that take an allocator as an argument
// that nobody needs to write.
var allocates = map[string]bool{
	"Box": true, "Vec": true, "Rc": true, "Arc": true, "Weak": true, "VecDeque": true, "BinaryHeap": true, "LinkedList": true,
	"BTreeSet": true, "BTreeMap": true, "IntoIter": true, "Drain": true,
}

// infers reports whether an argument of the path is `_`.
func infers(p *Path) bool {
	for i := range p.Segs {
		for j := range p.Segs[i].Args {
			if p.Segs[i].Args[j].Infer {
				return true
			}
		}
	}
	return false
}

// shouts reports a name in the capitals that statics and constants have.
func shouts(name string) bool {
	upper := false
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z':
			return false
		case c >= 'A' && c <= 'Z':
			upper = true
		}
	}
	return upper && len(name) > 1
}

// call keeps a method call.
func (o *outliner) call(n *Node, p place) {
	function := n.ChildByFieldName("function")
	if function == nil {
		return
	}
	field, turbofish := function, (*Node)(nil)
	if function.Type() == "generic_function" {
		field = function.ChildByFieldName("function")
		turbofish = function.ChildByFieldName("type_arguments")
	}
	if field == nil || field.Type() != "field_expression" {
		o.children(p)
		return
	}
	o.method(field, turbofish, p)
	o.fields(func(name string, c *Node) {
		if name != "function" {
			o.visit(c, p, nil)
			return
		}
		o.children(p)
	})
}

func (o *outliner) method(field, turbofish *Node, p place) {
	name := field.ChildByFieldName("field")
	if name == nil || name.Type() == "integer_literal" {
		return
	}
	seg := Segment{Name: o.name(name), Start: o.base + int(name.StartByte()), Args: o.args(turbofish, 0)}
	path := Path{Segs: []Segment{seg}, Start: seg.Start, End: o.base + int(name.EndByte())}
	if !o.interesting("."+seg.Name) && !infers(&path) {
		return
	}
	o.out.Refs = append(o.out.Refs, Ref{Kind: RefMethod, Scope: p.scope, Path: path, Const: p.konst && !p.static, ConstFn: p.constFn, Static: p.static,
		Recv: o.receiver(field.ChildByFieldName("value")), Cond: p.cond})
}

// receiver reads what a method is called on, back to where it begins.
func (o *outliner) receiver(n *Node) *Recv {
	r := &Recv{}
	for range maxPath {
		if n == nil {
			return r
		}
		switch n.Type() {
		case "call_expression":
			f := n.ChildByFieldName("function")
			if f != nil && f.Type() == "generic_function" && f.ChildByFieldName("function") != nil &&
				f.ChildByFieldName("function").Type() == "field_expression" {
				f = f.ChildByFieldName("function")
			}
			if f == nil || f.Type() != "field_expression" {
				path := o.path(f, 0)
				if len(path.Segs) > 0 {
					r.Root, r.Call = &path, true
				}
				return r
			}
			r.Methods = append([]string{o.name(f.ChildByFieldName("field"))}, r.Methods...)
			n = f.ChildByFieldName("value")
		case "field_expression":
			r.Index = true
			n = n.ChildByFieldName("value")
		case "index_expression":
			r.Index = true
			n = n.NamedChild(0)
		case "try_expression", "parenthesized_expression", "await_expression", "unary_expression":
			n = n.NamedChild(0)
		case "reference_expression":
			n = n.ChildByFieldName("value")
		default:
			path := o.path(n, 0)
			if len(path.Segs) > 0 {
				r.Root = &path
			}
			return r
		}
	}
	return r
}
