package rust

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
			next := o.attributeOn(i, p)
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
		case o.modifiesClosure(i), (c == kUnsafe || c == kAsync || c == kGen) && o.at(i+1) == '{':
			i++
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

// modifiesClosure reports whether token i is a word before a closure or a block.
func (o *outliner) modifiesClosure(i int) bool {
	switch o.at(i) {
	case kStatic, kAsync, kConst, kGen:
		switch o.at(i + 1) {
		case '|', kMove, kAsync, kStatic:
			return true
		case kGen:
			return o.at(i) != kConst
		}
	}
	return false
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
		return min(o.after(i), end), nowhere, false
	case c == '{':
		return o.block(i, end, *p), nowhere, true
	case c == cNumber || c == cString || c == cChar || c == kTrue || c == kFalse || c == cLifetime:
		if o.at(i+1) == '.' && o.at(i+2).isName() {
			if v, _ := o.literalValue(i); v != nil {
				return i + 1, &Recv{Is: v}, false
			}
		}
		return i + 1, nowhere, false
	case c == cWild:
		return i + 1, nowhere, false
	case c == kIf || c == kWhile:
		return o.conditional(i, end, *p), nowhere, true
	case c == kMatch:
		i = o.expr(i+1, end, *p, exprHead)
		return o.arms(i, end, *p), nowhere, true
	case c == kLoop:
		return o.block(i+1, end, *p), nowhere, true
	case c == kFor:
		i = o.pattern(i+1, end, *p, stopFor)
		if o.at(i) == kIn {
			i++
		}
		i = o.expr(i, end, *p, exprHead)
		return o.block(i, end, *p), nowhere, true
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
	next, recv := min(o.after(i), end), nowhere
	at, inner := o.chain(i+1, shut, p, exprArg)
	if at == shut && inner != nil && o.at(i+1) != '*' {
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
	o.repeatCount(open, shut, p)
	o.sequence(open+1, shut, p)
}

// sequence reads expressions that commas, semicolons or anything else separates.
func (o *outliner) sequence(i, end int, p place) {
	for i < end {
		i = max(o.expr(i, end, p, exprArg), i+1)
	}
}

// arms reads the arms of a match.
func (o *outliner) arms(i, end int, p place) int {
	shut, next, read := o.braces(i, end, &p)
	if !read {
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
		return o.macroCall(path, i, next+1, &p), nowhere, brace
	case o.at(next) == '{' && next < end && m != exprHead && o.literal(next):
		o.pathRef(&path, i, false, &p)
		o.literalFields(&path, next, o.closing(next, end), p)
		return min(o.after(next), end), nowhere, false
	}
	before := len(o.out.Refs)
	o.pathRef(&path, i, false, &p)
	if len(o.out.Refs) > before {
		o.out.Refs[before].Value = o.at(next) != '(' || next >= end
	}
	if len(path.Segs) == 0 {
		return next, nowhere, false
	}
	return next, &Recv{Root: &path}, false
}

// nowhere is the receiver of which nothing is known. Receivers do not change.
var nowhere = &Recv{}

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
	for i := open + 1; i < shut; i++ {
		q := p
		i, _ = o.leading(i, shut, &p, &q)
		name, value := o.fieldName(i, shut)
		i = value
		if i < shut && o.at(i) != ',' {
			i = o.expr(i, shut, q, exprArg)
		}
		if wanted && name >= 0 {
			o.field(path, name, i, q)
		}
		comma := o.comma(i, shut) // what a macro's own words leave
		o.sequence(i, comma, q)
		i = comma
	}
}

// fieldName is the name of the field at token i of a struct literal, -1 without, and
// the index of its value: of a comma for a field that is its own.
func (o *outliner) fieldName(i, end int) (name, value int) {
	if !o.at(i).isName() && o.at(i) != cNumber {
		return -1, i
	}
	switch next := o.at(i + 1); {
	case next == ':' && !o.isPathSep(i+1):
		return i, i + 2
	case o.isPair(i+1, '<', '-'): // of pin-init
		return i, i + 3
	case next == ',' || i+1 >= end:
		return i, i + 1
	}
	return -1, i
}
