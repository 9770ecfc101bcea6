package rust

import "featscan/internal/cond"

// place is where something stands.
type place struct {
	scope   int
	cond    *cond.Expr
	konst   bool // evaluated at compile time
	constFn bool
	static  bool // in the initialiser of a static
	bare    bool // among statements and expressions
	items   bool // in a list of items
	depth   int  // of brackets and expressions
}

// maxWalk bounds how deep expressions are followed; the parser bounds brackets,
// but operators and closures nest as well.
const maxWalk = 2000

// statements reads items and statements between two tokens. What it cannot
// understand it passes over, token by token.
func (o *outliner) statements(i, end int, p place) {
	if p.depth++; p.depth > maxWalk {
		return
	}
	for i < end {
		before := i
		q := p
		var attrs []*Attr
		i, attrs = o.leading(i, end, &p, &q)
		if i >= end {
			return
		}
		if h, ok := o.itemAt(i, end); ok {
			i = o.item(i, h, end, q, attrs)
		} else {
			i = o.statement(i, end, q)
		}
		if i <= before {
			i = before + 1
		}
	}
}

// leading reads the attributes at token i: outer ones hold for what follows, q,
// inner ones for all of p.
func (o *outliner) leading(i, end int, p, q *place) (int, []*Attr) {
	var attrs []*Attr
	for o.at(i) == '#' && i < end {
		open := i + 1
		inner := o.at(open) == '!'
		if inner {
			open++
		}
		if o.at(open) != '[' || open >= end {
			return i, attrs
		}
		next := o.after(open)
		list := o.attrs(o.start(i), o.stop(next-1), *q)
		if inner {
			p.cond = condOf(p.cond, list)
			if k := o.out.Scopes[p.scope].Kind; k == ScopeMod || k == ScopeFile {
				o.out.Scopes[p.scope].Cond = p.cond // for fragments, which only know their scope
			}
			*q = *p
		} else {
			attrs = append(attrs, list...)
		}
		i = next
	}
	if len(attrs) > 0 {
		q.cond = condOf(q.cond, attrs)
	}
	return i, attrs
}

// attributes reads one attribute at token i into the condition of p, and gives i
// where none stands.
func (o *outliner) attributes(i int, p *place) int {
	open := i + 1
	if o.at(open) == '!' {
		open++
	}
	if o.at(open) != '[' {
		return i
	}
	next := o.after(open)
	if p != nil {
		p.cond = condOf(p.cond, o.attrs(o.start(i), o.stop(next-1), *p))
	}
	return next
}

// attribute reads an attribute that no condition is asked of.
func (o *outliner) attribute(i int, p *place) int {
	if p == nil {
		return o.attributes(i, nil)
	}
	q := *p
	return o.attributes(i, &q)
}

// statement reads one statement that is no item.
func (o *outliner) statement(i, end int, p place) int {
	switch c := o.at(i); c {
	case ';', ',':
		return i + 1
	case kLet:
		return o.let(i, end, p)
	}
	if !p.konst && p.bare {
		if next := o.statementEnd(i, end); o.quiet(i, next) {
			return next
		}
	}
	if p.items {
		return o.loneCall(i, end, p)
	}
	return o.expr(i, end, p, exprStatement)
}

// loneCall reads a macro call among items. What else stands there is no item, and
// the file's tree will say why.
func (o *outliner) loneCall(i, end int, p place) int {
	if path, next := o.path(i, end, false, &p, 0); next > i && o.at(next) == '!' && next+1 < end {
		open := next + 1
		if o.at(open).isName() { // a macro that takes a name, as macro_rules does
			open++
		}
		if opens(o.at(open)) && open < end {
			return o.semicolon(o.macroCall(path, i, open, &p), end)
		}
	}
	if o.region.Kind == Code {
		o.file.doubtful = true
	}
	p.items = false
	return o.expr(i, end, p, exprStatement)
}

// statementEnd is the index behind the statement at token i: behind its semicolon,
// or behind the block of one that needs none.
func (o *outliner) statementEnd(i, end int) int {
	blocky := false
	switch o.at(i) {
	case '{', kIf, kMatch, kWhile, kLoop, kFor, kUnsafe, kAsync, kConst, cLifetime:
		blocky = true
	}
	for i < end {
		c := o.at(i)
		i = o.after(i)
		if c == ';' {
			break
		}
		if next := o.at(i); c == '{' && blocky && next != '.' && next != '?' && next != kElse {
			break
		}
	}
	return min(i, end)
}

func (o *outliner) let(i, end int, p place) int {
	if next := o.toSemicolon(i, end); !p.konst && o.quiet(i, next) {
		return next
	}
	i = o.pattern(i+1, end, p, stopLet)
	if o.at(i) == ':' && i < end {
		_, i = o.typeAt(i+1, end, &p, 0)
	}
	if o.at(i) != '=' || i >= end {
		return o.semicolon(i, end)
	}
	i = o.expr(i+1, end, p, exprArg)
	if o.at(i) == kElse && o.at(i+1) == '{' {
		i = o.block(i+1, end, p)
	}
	return o.semicolon(i, end)
}

// block reads the block whose brace is token i. It opens a scope when the block
// declares something, since names are visible in the whole block.
func (o *outliner) block(i, end int, p place) int {
	if o.at(i) != '{' || i >= end {
		return i
	}
	shut := o.closing(i, end)
	next := min(shut+1, end)
	if !p.konst && o.quiet(i, next) {
		return next
	}
	p.items = false
	if o.declares(i+1, shut) {
		p.scope = o.open(Scope{Kind: ScopeBlock, Start: o.start(i), End: o.stop(next - 1)}, p)
	}
	o.statements(i+1, shut, p)
	return next
}

// declares reports whether an item stands directly between two tokens.
func (o *outliner) declares(i, end int) bool {
	if o.quiet(i, end) {
		return false
	}
	for begins := true; i < end; {
		for begins && o.at(i) == '#' && i < end {
			next := o.attribute(i, nil)
			if next == i {
				break
			}
			i = next
		}
		if begins {
			if h, ok := o.itemAt(i, end); ok && o.at(h.keyword) != kMacro && !(o.at(h.keyword) == kExtern && o.at(h.keyword+1) != kCrate) {
				return true
			}
		}
		c := o.at(i)
		i = o.after(i)
		begins = c == ';' || c == '{'
	}
	return false
}

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
	begin := i
	lone := true
	for {
		operand, blocky := i, false
		var recv *Recv
		i, recv, blocky = o.operand(i, end, &p, m)
		if i == operand || i >= end {
			if i == begin || !lone {
				recv = nil
			}
			return i, recv
		}
		if !(blocky && m == exprStatement && operand == begin) || o.at(i) == '.' || o.at(i) == '?' {
			i, recv = o.postfix(i, end, p, m, recv)
		} else {
			return i, nil
		}
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

// operand reads prefixes and one operand. blocky tells an operand that ends a
// statement by itself. Attributes on it add to the condition of p.
func (o *outliner) operand(i, end int, p *place, m mode) (next int, recv *Recv, blocky bool) {
	for i < end {
		switch c := o.at(i); {
		case c == '&':
			i++
			if o.at(i) == kRaw && (o.at(i+1) == kConst || o.at(i+1) == kMut) {
				i += 2
			}
		case c == '*' || c == '-' || c == '!' || c == kMut || c == kBox || c == kReturn || c == kYield || c == kBecome || c == kMove:
			i++
		case c == '.' && o.at(i+1) == '.':
			for i++; o.at(i) == '.' || o.at(i) == '='; i++ {
			}
		case c == kBreak || c == kContinue:
			if i++; o.at(i) == cLifetime {
				i++
			}
		case c == '#':
			next := o.attributes(i, p)
			if next == i {
				next++ // of quote!
			}
			i = next
		case c == '|':
			// Its body runs when it is called.
			p.konst, p.constFn, p.static = false, false, false
			i = o.closure(i, end, *p)
			if o.isPair(i, '-', '>') {
				_, i = o.typeAt(i+2, end, p, 0)
			}
		case c == kFor && o.at(i+1) == '<':
			i = o.angles(i+1, end)
		case (c == kStatic || c == kAsync || c == kConst || c == kGen) && (o.at(i+1) == '|' || o.at(i+1) == kMove || o.at(i+1) == kAsync || o.at(i+1) == kStatic || o.at(i+1) == kGen && c != kConst),
			(c == kUnsafe || c == kAsync || c == kGen || c == kMove) && o.at(i+1) == '{':
			i++
			blocky = o.at(i) == '{'
		case c == kConst && o.at(i+1) == '{':
			q := *p
			q.konst, q.constFn = true, false
			return o.block(i+1, end, q), nil, true
		case c == cLifetime && o.at(i+1) == ':':
			i += 2
		case c == kLet:
			i = o.pattern(i+1, end, *p, stopLet)
			if o.at(i) == '=' && i < end {
				i++
			}
		default:
			return o.primary(i, end, p, m)
		}
	}
	return i, nil, false
}

// closure reads the parameters of a closure; the index behind them.
func (o *outliner) closure(i, end int, p place) int {
	if o.isPair(i, '|', '|') {
		return i + 2
	}
	for i++; i < end && o.at(i) != '|'; {
		before := i
		i = o.pattern(i, end, p, stopClosure)
		if o.at(i) == ':' && i < end {
			_, i = o.typeAt(i+1, end, &p, 0)
		}
		if o.at(i) == ',' {
			i++
		}
		if c := o.at(i); c == ';' || closes(c) {
			return i
		}
		if i == before {
			i++
		}
	}
	return min(i+1, end)
}

// primary reads one operand without its prefixes.
func (o *outliner) primary(i, end int, p *place, m mode) (next int, recv *Recv, blocky bool) {
	switch c := o.at(i); {
	case c == '(':
		return o.parenthesized(i, end, *p)
	case c == '[':
		o.elements(i, o.closing(i, end), *p)
		return min(o.after(i), end), &Recv{}, false
	case c == '{':
		return o.block(i, end, *p), &Recv{}, true
	case c == cNumber || c == cString || c == cChar || c == kTrue || c == kFalse || c == cLifetime:
		return i + 1, &Recv{}, false
	case c == cWild:
		return i + 1, &Recv{}, false
	case c == kIf || c == kWhile:
		return o.conditional(i, end, *p), &Recv{}, true
	case c == kMatch:
		i = o.expr(i+1, end, *p, exprHead)
		return o.arms(i, end, *p), &Recv{}, true
	case c == kLoop:
		return o.block(i+1, end, *p), &Recv{}, true
	case c == kFor:
		i = o.pattern(i+1, end, *p, stopFor)
		if o.at(i) == kIn {
			i++
		}
		i = o.expr(i, end, *p, exprHead)
		return o.block(i, end, *p), &Recv{}, true
	case o.startsPath(i):
		return o.pathExpr(i, end, *p, m)
	}
	return i, nil, false
}

// conditional reads if and while, with what follows as else.
func (o *outliner) conditional(i, end int, p place) int {
	for {
		i = o.block(o.expr(i+1, end, p, exprHead), end, p)
		if o.at(i) != kElse || i >= end {
			return i
		}
		i++
		if o.at(i) != kIf {
			return o.block(i, end, p)
		}
	}
}

// parenthesized reads (a) and (a, b).
func (o *outliner) parenthesized(i, end int, p place) (int, *Recv, bool) {
	shut := o.closing(i, end)
	next, recv := min(shut+1, end), &Recv{}
	if !p.konst && o.quiet(i, next) && next-i > 16 {
		return next, recv, false
	}
	at, inner := o.chain(i+1, shut, p, exprArg)
	if at == shut && inner != nil {
		recv = inner
	}
	o.sequence(at, shut, p)
	return next, recv, false
}

// elements reads the expressions between two brackets.
func (o *outliner) elements(open, shut int, p place) {
	if !p.konst && o.quiet(open, shut) {
		return
	}
	o.sequence(open+1, shut, p)
}

// sequence reads expressions that commas, semicolons or anything else separates.
func (o *outliner) sequence(i, end int, p place) {
	for i < end {
		q := p
		next := o.expr(i, end, q, exprArg)
		if next == i {
			next = i + 1
		}
		i = next
	}
}

// arms reads the arms of a match.
func (o *outliner) arms(i, end int, p place) int {
	if o.at(i) != '{' || i >= end {
		return i
	}
	shut := o.closing(i, end)
	next := min(shut+1, end)
	if !p.konst && o.quiet(i, next) {
		return next
	}
	for i++; i < shut; {
		before := i
		q := p
		i, _ = o.leading(i, shut, &p, &q)
		i = o.pattern(i, shut, q, stopArm)
		if o.at(i) == kIf && i < shut {
			i = o.expr(i+1, shut, q, exprArg)
		}
		if o.isArrow(i) && i < shut {
			i = o.expr(i+2, shut, q, exprStatement)
		}
		if o.at(i) == ',' {
			i++
		}
		if i <= before {
			i = before + 1
		}
	}
	return next
}

// pathExpr reads what begins with a path: a macro call, a struct literal, a name.
func (o *outliner) pathExpr(i, end int, p place, m mode) (int, *Recv, bool) {
	path, next := o.path(i, end, false, &p, 0)
	if next == i {
		return i + 1, nil, false
	}
	switch {
	case o.at(next) == '!' && opens(o.at(next+1)) && next+1 < end && len(path.Segs) > 0:
		brace := o.at(next+1) == '{'
		return o.macroCall(path, i, next+1, &p), &Recv{}, brace
	case o.at(next) == '{' && next < end && m != exprHead && o.literal(next):
		o.pathRef(&path, i, false, &p)
		o.literalFields(&path, next, o.closing(next, end), p)
		return min(o.after(next), end), &Recv{}, false
	}
	o.pathRef(&path, i, false, &p)
	recv := &Recv{}
	if len(path.Segs) > 0 {
		recv.Root = &path
	}
	return next, recv, false
}

// literal reports whether the braces at token i may be those of a struct literal:
// a statement in them would make them a block.
func (o *outliner) literal(i int) bool {
	shut := o.closing(i, len(o.tokens))
	for at := i + 1; at < shut; at = o.after(at) {
		if c := o.at(at); c == ';' || c == kLet {
			return false
		}
	}
	return true
}

// literalFields reads the fields of a struct literal, and keeps those that it
// names when the struct is interesting.
func (o *outliner) literalFields(path *Path, open, shut int, p place) {
	wanted := o.wanted(path)
	if !wanted && !p.konst && o.quiet(open, shut) {
		return
	}
	for i := open + 1; i < shut; {
		before := i
		q := p
		i, _ = o.leading(i, shut, &p, &q)
		name := i
		switch next := o.at(i + 1); {
		case !o.at(i).isName() && o.at(i) != cNumber:
			name = -1
		case next == ':' && !o.isPathSep(i+1), next == '<' && o.at(i+2) == '-' && o.glued(i+1):
			i += 2
			if next == '<' {
				i++
			}
		case next == ',' || i+1 >= shut:
			i++
		default:
			name = -1
		}
		if name < 0 || i > name+1 {
			i = o.expr(i, shut, q, exprArg)
		}
		if wanted && name >= 0 {
			field := *path
			field.Start, field.End = o.spanStart(name), o.stop(i-1)
			o.out.Refs = append(o.out.Refs, Ref{Kind: RefField, Scope: q.scope, Path: field, Cond: q.cond})
		}
		for i < shut && o.at(i) != ',' {
			before := i
			if i = o.expr(i, shut, q, exprArg); i == before {
				i = o.after(i)
			}
		}
		if i++; i <= before {
			i = before + 1
		}
	}
}

// postfix reads calls, methods, fields and indexes behind an operand.
func (o *outliner) postfix(i, end int, p place, m mode, recv *Recv) (int, *Recv) {
	if recv == nil {
		recv = &Recv{}
	}
	for i < end {
		switch c := o.at(i); {
		case c == '?':
			i++
		case c == '(':
			o.elements(i, o.closing(i, end), p)
			i = min(o.after(i), end)
			if recv.Root != nil && !recv.Call && len(recv.Methods) == 0 && !recv.Index {
				recv = &Recv{Root: recv.Root, Call: true}
			} else {
				recv = &Recv{} // what a field or a call gives is called
			}
		case c == '[':
			o.elements(i, o.closing(i, end), p)
			i = min(o.after(i), end)
			recv = recv.indexed()
		case c == '.' && o.at(i+1) == kAwait:
			i += 2
		case c == '.' && o.at(i+1) == kMatch && o.at(i+2) == '{':
			i, recv = o.arms(i+2, end, p), &Recv{}
		case c == '.' && o.at(i+1) == cNumber:
			i += 2
			recv = recv.indexed()
		case c == '.' && (o.at(i+1).isName() || o.at(i+1) >= 128):
			i, recv = o.member(i+1, end, p, recv)
		default:
			return i, recv
		}
	}
	return i, recv
}

func (r *Recv) indexed() *Recv {
	c := *r
	c.Index = true
	return &c
}

// member reads the name behind a dot: that of a field, or of a method with its call.
func (o *outliner) member(i, end int, p place, recv *Recv) (int, *Recv) {
	name, next := i, i+1
	var args []Arg
	if o.isPathSep(next) && o.at(next+2) == '<' && next+2 < end {
		if o.tokens[name].says&wordMember == 0 && o.quiet(next, o.angles(next+2, end)) {
			next = o.angles(next+2, end)
		} else {
			args, next = o.args(next+2, end, &p, 0)
		}
	}
	if o.at(next) != '(' || next >= end {
		return next, recv.indexed()
	}
	o.method(name, args, p, recv)
	o.elements(next, o.closing(next, end), p)
	c := *recv
	c.Methods = append(c.Methods[:len(c.Methods):len(c.Methods)], o.name(name))
	return min(o.after(next), end), &c
}

// method keeps the method call whose name is token i.
func (o *outliner) method(i int, args []Arg, p place, recv *Recv) {
	if o.tokens[i].says&wordMember == 0 && len(args) == 0 {
		return
	}
	seg := Segment{Name: o.name(i), Start: o.start(i), Args: args}
	path := Path{Segs: []Segment{seg}, Start: seg.Start, End: o.stop(i)}
	if o.tokens[i].says&wordMember == 0 && !infers(&path) {
		return
	}
	r := *recv
	o.out.Refs = append(o.out.Refs, Ref{Kind: RefMethod, Scope: p.scope, Path: path, Const: p.konst && !p.static, ConstFn: p.constFn, Static: p.static,
		Recv: &r, Cond: p.cond})
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
