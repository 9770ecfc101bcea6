package rust

// typeAt reads the type that begins at token i, and gives the index behind it;
// nil where none does.
func (o *outliner) typeAt(i, end int, p *place, depth int) (*Type, int) {
	if i >= end || depth > maxPath {
		return nil, i
	}
	t := &Type{Start: o.spanStart(i)}
	next := o.typeInto(t, i, end, p, depth)
	if next == i {
		return nil, i
	}
	if t.Kind == TypeTuple && len(t.Elems) == 1 && o.at(i) == '(' && o.at(next-2) != ',' {
		// A single type in parentheses without a comma is that type.
		return t.Elems[0], next
	}
	t.End = o.stop(next - 1)
	return t, next
}

func (o *outliner) typeInto(t *Type, i, end int, p *place, depth int) int {
	begin := i
	switch c := o.at(i); {
	case c == '&':
		t.Kind = TypeRef
		if i++; o.at(i) == '&' && o.glued(i-1) {
			inner := &Type{Kind: TypeRef, Start: o.start(i)}
			t.Elems = []*Type{inner}
			next := o.pointee(inner, i+1, end, p, depth)
			inner.End = o.stop(next - 1)
			return next
		}
		return o.pointee(t, i, end, p, depth)
	case c == '*':
		t.Kind = TypePtr
		return o.pointee(t, i+1, end, p, depth)
	case c == '[':
		shut := o.closing(i, end)
		e, at := o.typeAt(i+1, shut, p, depth+1)
		if e != nil {
			t.Elems = []*Type{e}
		}
		t.Kind = TypeSlice
		if o.at(at) == ';' && at < shut {
			t.Kind = TypeArray
			if p != nil {
				o.constExpr(at+1, shut, *p)
				o.expr(at+1, shut, *p, exprArg)
			}
		}
		return min(o.after(i), end)
	case c == '(':
		return o.tuple(t, i, end, p, depth)
	case c == '!':
		t.Kind = TypeNever
		return i + 1
	case c == cWild:
		t.Kind = TypeInfer
		return i + 1
	case c == kDyn && o.at(i+1) != '!' && !o.isPathSep(i+1):
		t.Kind = TypeDyn
		return o.bounds(i+1, end, p, nil, depth+1)
	case c == kImpl:
		t.Kind = TypeImpl
		return o.bounds(i+1, end, p, nil, depth+1)
	case c == kFor && o.at(i+1) == '<':
		next := o.angles(i+1, end)
		return o.typeInto(t, next, end, p, depth)
	case c == kUnsafe || c == kExtern || c == kFn:
		return o.fnPointer(i, end, p, depth)
	case c == '?' || c == '~' || c == kConst && o.startsPath(i+1) || c == cLifetime && o.at(i+1) == '+':
		return o.bounds(i, end, p, nil, depth+1)
	case c == '#':
		if next := o.attribute(i, p); next > i {
			return o.typeInto(t, next, end, p, depth)
		}
	case o.startsPath(i):
		return o.pathType(t, i, end, p, depth)
	}
	return begin
}

// pathType reads a path in a type: a name, a call of a macro, or Fn(A) -> B.
func (o *outliner) pathType(t *Type, i, end int, p *place, depth int) int {
	path, next := o.path(i, end, true, p, depth)
	if next == i {
		return i
	}
	if o.at(next) == '!' && opens(o.at(next+1)) && next+1 < end {
		return o.macroCall(path, i, next+1, p)
	}
	o.pathRef(&path, i, false, p)
	behind := o.inputs(next, end, p, depth)
	if behind == next && len(path.Segs) > 0 {
		t.Kind, t.Path = TypePath, &path
	}
	return behind
}

// inputs reads (A, B) -> C behind the name of a trait of closures, if it stands there.
func (o *outliner) inputs(i, end int, p *place, depth int) int {
	begin := i
	if o.isPathSep(i) {
		i += 2
	}
	if o.at(i) != '(' || i >= end {
		return begin
	}
	shut := o.closing(i, end)
	for at := i + 1; at < shut; {
		before := at
		_, at = o.typeAt(at, shut, p, depth+1)
		if at == before {
			at++
		}
	}
	return o.output(min(o.after(i), end), end, p, depth)
}

// output reads "-> T" at token i, if it stands there.
func (o *outliner) output(i, end int, p *place, depth int) int {
	if i+2 < end && o.isPair(i, '-', '>') {
		_, i = o.typeAt(i+2, end, p, depth+1)
	}
	return i
}

// pointee reads what a reference or a pointer points to.
func (o *outliner) pointee(t *Type, i, end int, p *place, depth int) int {
	for {
		switch o.at(i) {
		case cLifetime, kConst:
			i++
			continue
		case kMut:
			t.Mut = true
			i++
			continue
		}
		break
	}
	e, next := o.typeAt(i, end, p, depth+1)
	if e != nil {
		t.Elems = []*Type{e}
	}
	return next
}

func (o *outliner) tuple(t *Type, i, end int, p *place, depth int) int {
	t.Kind = TypeTuple
	shut := o.closing(i, end)
	for at := i + 1; at < shut; {
		before := at
		e, next := o.typeAt(at, shut, p, depth+1)
		if e != nil {
			t.Elems = append(t.Elems, e)
		}
		if at = o.moreBounds(next, shut, p, depth); at == before {
			at++
		}
	}
	return min(o.after(i), end)
}

// fnPointer reads unsafe extern "C" fn(a: A, B) -> C.
func (o *outliner) fnPointer(i, end int, p *place, depth int) int {
	for o.at(i) == kUnsafe || o.at(i) == kExtern || o.at(i) == cString {
		i++
	}
	if o.at(i) != kFn {
		return i
	}
	i++
	if o.at(i) != '(' || i >= end {
		return i
	}
	shut := o.closing(i, end)
	for at := i + 1; at < shut; {
		before := at
		if (o.at(at).isName() || o.at(at) == cWild) && o.at(at+1) == ':' && !o.isPathSep(at+1) {
			at += 2
		}
		_, at = o.typeAt(at, shut, p, depth+1)
		if at == before {
			at++
		}
	}
	return o.output(min(o.after(i), end), end, p, depth)
}
