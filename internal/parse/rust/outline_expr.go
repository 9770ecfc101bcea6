package rust

// mode says where an expression stands.
type mode uint8

const (
	exprArg       mode = iota // an operand or argument
	exprStatement             // a statement
	exprHead                  // before a block: a brace begins no struct literal
)

// expr reads one expression from token i, and gives the index behind it.
func (o *outliner) expr(i, end int, p place, m mode) int {
	next, _ := o.chain(i, end, p, m)
	return next
}

// chain reads an expression; what it gives besides is the receiver that a method
// called on the expression would have, nil when it has an operator between operands.
func (o *outliner) chain(i, end int, p place, m mode) (int, *Recv) {
	if p.depth++; p.depth > maxWalk {
		return end, nil
	}
	p.items = false
	if o.at(i) != '{' { // block does it
		o.branch(i, &p)
	}
	begin := i
	lone := true
	for {
		operand, blocky := i, false
		var recv *Recv
		i, recv, blocky = o.operand(i, end, &p, m)
		if i == operand || i >= end {
			o.borrows(operand, i, p)
			if i == begin || !lone {
				recv = nil
			}
			return i, recv
		}
		if !(blocky && m == exprStatement && operand == begin) || o.at(i) == '.' || o.at(i) == '?' {
			p.head = o.prefixed(operand, i)
			i, recv = o.postfix(i, end, p, recv)
		} else {
			return i, nil
		}
		o.borrows(operand, i, p)
		for o.at(i) == kAs && i < end {
			lone = false
			_, i = o.typeAt(i+1, end, &p, 0)
		}
		next := o.infix(i, end)
		if next == i {
			if !lone {
				recv = nil
			}
			return i, recv
		}
		lone = false
		i = next
	}
}

// infix is the index behind the operator at token i, and i without one.
func (o *outliner) infix(i, end int) int {
	if i >= end {
		return i
	}
	switch c := o.at(i); c {
	case '=':
		if o.isArrow(i) {
			return i
		}
	case '-':
		if o.isPair(i, '-', '>') {
			return i
		}
	case '.':
		if o.at(i+1) != '.' {
			return i
		}
		for i++; o.at(i) == '.'; i++ {
		}
		if o.at(i) == '=' && !o.isArrow(i) && i < end {
			i++
		}
		return i
	case '!':
		if !o.isPair(i, '!', '=') {
			return i
		}
		return i + 2
	case '+', '*', '/', '%', '^', '&', '|', '<', '>':
	default:
		return i
	}
	c := o.at(i)
	i++
	// The same byte again, and then "=", glued: && || << >> == += <= <<=
	if o.at(i) == c && o.glued(i-1) && i < end && (c == '&' || c == '|' || c == '<' || c == '>' || c == '=') {
		i++
	}
	if o.at(i) == '=' && o.glued(i-1) && i < end && c != '=' && !o.isArrow(i) {
		i++
	}
	return i
}

// postfix reads calls, methods, fields and indexes behind an operand.
func (o *outliner) postfix(i, end int, p place, recv *Recv) (int, *Recv) {
	if recv == nil {
		recv = nowhere
	}
	for i < end {
		switch c := o.at(i); {
		case c == '?':
			i, recv = i+1, recv.opened()
		case c == '(':
			o.elements(i, o.closing(i, end), p)
			i = min(o.after(i), end)
			if recv.Root != nil && !recv.Call && len(recv.Methods) == 0 && !recv.Index {
				recv = &Recv{Root: recv.Root, Call: true}
			} else {
				recv = nowhere // what a field or a call gives is called
			}
		case c == '[':
			o.elements(i, o.closing(i, end), p)
			i = min(o.after(i), end)
			recv = recv.indexed()
		case c == '.' && o.at(i+1) == kAwait:
			i, recv = i+2, recv.opened()
		case c == '.' && o.at(i+1) == kMatch && o.at(i+2) == '{':
			i, recv = o.arms(i+2, end, p), nowhere
		case c == '.' && o.at(i+1) == cNumber:
			recv = recv.field(o.raw(i + 1))
			i += 2
		case c == '.' && (o.at(i+1).isName() || o.at(i+1) >= 128):
			i, recv = o.member(i+1, end, p, recv)
		default:
			return i, recv
		}
	}
	return i, recv
}

// opened is the receiver behind "?" or await. What a call gives is told without them.
func (r *Recv) opened() *Recv {
	if r.Call || r.Root == nil && r.Is == nil {
		return r
	}
	return r.indexed()
}

func (r *Recv) indexed() *Recv {
	c := *r
	c.Index, c.Is, c.Field = true, nil, ""
	return &c
}

// field is the receiver that a field of r is.
func (r *Recv) field(name string) *Recv {
	c := r.indexed()
	if r.Root != nil && !r.Call && !r.Index && len(r.Methods) == 0 {
		c.Field = name
	}
	return c
}

// member reads the name behind a dot: that of a field, or of a method with its call.
func (o *outliner) member(i, end int, p place, recv *Recv) (int, *Recv) {
	name, next := i, i+1
	var args []Arg
	if o.isPathSep(next) && o.at(next+2) == '<' && next+2 < end {
		if !o.tokens[name].says.isMember() && o.quiet(next, o.angles(next+2, end)) {
			next = o.angles(next+2, end)
		} else {
			args, next = o.args(next+2, end, &p, 0)
		}
	}
	if o.at(next) != '(' || next >= end {
		return next, recv.field(o.name(name))
	}
	switch {
	case !o.borrowing || !p.konst:
	case borrowsMutably(o.name(name)):
		if o.isPlace(recv) {
			o.mut(RefMutCall, p.head, name-1, p)
		}
	case p.head == name-2:
		o.shared(RefSharedCall, p.head, name-1, p)
	}
	o.method(name, args, p, recv)
	o.elements(next, o.closing(next, end), p)
	if len(recv.Methods) >= maxPath {
		recv = nowhere // nobody can follow it
	}
	c := *recv
	c.Is, c.Field = nil, ""
	c.Methods = append(c.Methods[:len(c.Methods):len(c.Methods)], o.name(name))
	return min(o.after(next), end), &c
}

// method keeps the method call whose name is token i.
func (o *outliner) method(i int, args []Arg, p place, recv *Recv) {
	says := o.tokens[i].says
	owned := says&wordCalled != 0 || p.konst && says&wordOwned != 0
	var is *Value
	if says&wordMember != 0 || owned {
		is = o.variable(recv, p.scope)
	}
	matters := says&wordMember != 0 || owned && (is != nil || recv.calls())
	if !matters && len(args) == 0 {
		return
	}
	seg := Segment{Name: o.name(i), Start: o.start(i), Args: args}
	path := Path{Segs: []Segment{seg}, Start: seg.Start, End: o.stop(i)}
	if !matters && !infers(&path) {
		return
	}
	r := *recv
	r.Is = is
	o.out.Refs = append(o.out.Refs, Ref{Kind: RefMethod, Scope: p.scope, Path: path, Const: p.konst && !p.static, ConstFn: p.constFn, Static: p.static,
		Recv: &r, Cond: p.cond})
}

// calls reports whether a receiver is the call of a path, or a constant of its own type,
// and nothing more.
func (r *Recv) calls() bool {
	return r.Root != nil && (r.Call || r.Root.NamesOwnConstant()) && len(r.Methods) == 0 && !r.Index && r.Root.Self == nil
}

// NamesOwnConstant reports whether a path is that of a constant of a type, such as
// u32::MAX, that has this type itself.
func (p *Path) NamesOwnConstant() bool { return len(p.Segs) > 1 && ownConstants[p.Last()] }

// ownConstants are those that the standard library has in types, each of its own type.
var ownConstants = map[string]bool{
	"MAX": true, "MIN": true, "ZERO": true, "EPSILON": true, "INFINITY": true, "NEG_INFINITY": true, "NAN": true, "MIN_POSITIVE": true, "UNIX_EPOCH": true,
}

// macroCall keeps a call whose path begins at token i and whose arguments the
// bracket at token open encloses; they are a region of their own.
func (o *outliner) macroCall(path Path, i, open int, p *place) int {
	next := o.after(open)
	if p == nil {
		return next
	}
	start, end := o.spanStart(i), o.stop(next-1)
	o.calls[end] = len(o.out.Calls)
	o.out.Calls = append(o.out.Calls, Invocation{Scope: p.scope, Path: path, Start: start, End: end, Cond: p.cond,
		Const: p.konst && !p.static, ConstFn: p.constFn})
	switch path.Last() {
	case "addr_of_mut":
		if o.borrowing && p.konst {
			o.mut(RefMut, i, next, *p)
		}
	case "include":
		if p.items {
			file := ""
			if o.at(open+1) == cString && open+3 == next {
				file = unquote(o.raw(open + 1))
			}
			o.out.Includes = append(o.out.Includes, Include{Scope: p.scope, File: file, Cond: p.cond})
		}
	case "offset_of":
		o.offsetOf(open, next, *p)
	}
	if o.wanted(&path) {
		o.out.Refs = append(o.out.Refs, Ref{Kind: RefMacro, Scope: p.scope, Path: path, Cond: p.cond})
	}
	return next
}
