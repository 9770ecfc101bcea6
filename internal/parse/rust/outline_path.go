package rust

// maxPath bounds how long a path and how deep a type is read.
const maxPath = 64

// startsPath reports whether a path begins at token i.
func (o *outliner) startsPath(i int) bool {
	c := o.at(i)
	return c.isName() || c == '<' || o.isPathSep(i)
}

// path reads the path that begins at token i and gives the index behind it.
// inType says that generic arguments need no turbofish. With a place, what stands
// in its arguments is kept.
func (o *outliner) path(i, end int, inType bool, p *place, depth int) (Path, int) {
	var path Path
	path.Start = o.spanStart(i)
	switch {
	case o.at(i) == '<':
		i = o.qualified(i, end, &path, p, depth)
		if !o.isPathSep(i) {
			path.End = o.stop(i - 1)
			return path, i
		}
		i += 2
	case o.isPathSep(i):
		path.Global = true
		i += 2
	}
	for i < end && o.at(i).isName() {
		path.Segs = append(path.Segs, Segment{Name: o.name(i), Start: o.spanStart(i)})
		seg := &path.Segs[len(path.Segs)-1]
		i++
		if o.at(i) == '<' && inType && i < end {
			seg.Args, i = o.args(i, end, p, depth+1)
		} else if o.isPathSep(i) && o.at(i+2) == '<' && i+2 < end {
			seg.Args, i = o.args(i+2, end, p, depth+1)
		}
		if !o.isPathSep(i) || !o.at(i+2).isName() || i+2 >= end || len(path.Segs) >= maxPath {
			break
		}
		i += 2
	}
	path.End = o.stop(i - 1)
	return path, i
}

// qualified reads <T> or <T as Trait> at token i.
func (o *outliner) qualified(i, end int, path *Path, p *place, depth int) int {
	shut := o.angles(i, end)
	begin := o.start(i)
	i++
	path.Self, i = o.typeAt(i, shut-1, p, depth+1)
	if path.Self == nil {
		path.Self = &Type{Start: begin, End: o.stop(shut - 1)}
	}
	if o.at(i) == kAs && i < shut {
		at := i + 1
		trait, _ := o.path(at, shut-1, true, p, depth+1)
		o.pathRef(&trait, at, false, p)
		path.Trait = &trait
	}
	return shut
}

// args reads the generic arguments that the "<" at token i opens, save lifetimes
// and associated items.
func (o *outliner) args(i, end int, p *place, depth int) ([]Arg, int) {
	shut := o.angles(i, end)
	if depth > maxPath {
		return nil, shut
	}
	var args []Arg
	last := shut - 1
	if o.at(last) != '>' {
		last = shut
	}
	for i++; i < last; {
		switch c := o.at(i); {
		case c == ',' || c == cLifetime || c == ':' || c == '+':
			i++
			continue
		case c == '{' || c == cNumber || c == cString || c == cChar || c == '-' || c == kTrue || c == kFalse:
			args = append(args, Arg{Start: o.start(i), Const: true})
			if p != nil {
				i = o.expr(i, last, *p, exprArg)
			} else {
				i = o.after(i)
			}
			i = o.toComma(i, last)
			continue
		case c.isName():
			if next := o.binding(i, last, p, depth); next > i {
				i = next
				continue
			}
		}
		before := i
		a := Arg{Start: o.spanStart(i)}
		a.Type, i = o.typeAt(i, last, p, depth+1)
		i = o.moreBounds(i, last, p, depth)
		a.Infer = a.Type != nil && a.Type.Kind == TypeInfer
		if a.Type != nil {
			args = append(args, a)
		}
		if i == before {
			i++
		}
	}
	return args, shut
}

// toComma is the index of the next comma of this level.
func (o *outliner) toComma(i, end int) int {
	for i < end && o.at(i) != ',' {
		if o.at(i) == '<' {
			if next := o.angles(i, end); o.at(next-1) == '>' && next > i {
				i = next
				continue
			}
		}
		i = o.after(i)
	}
	return min(i, end)
}

// binding passes over "Item = Type", "Item<..> = Type" and "Item: Bound", and gives
// i where none of these begins.
func (o *outliner) binding(i, end int, p *place, depth int) int {
	next := i + 1
	if o.at(next) == '<' {
		next = o.angles(next, end)
	} else if o.at(next) == '(' {
		next = o.after(next)
	}
	switch {
	case next >= end:
		return i
	case o.at(next) == '=' && o.at(next+1) != '=':
		if next > i+1 && p != nil && o.at(i+1) == '<' {
			o.args(i+1, next, p, depth)
		}
		if c := o.at(next + 1); c == '{' || c == cNumber || c == '-' || c == cString || c == cChar || c == kTrue || c == kFalse {
			if p != nil {
				return o.toComma(o.expr(next+1, end, *p, exprArg), end)
			}
			return o.toComma(next+1, end)
		}
		_, next = o.typeAt(next+1, end, p, depth+1)
		return next
	case o.at(next) == ':' && !o.isPathSep(next):
		return o.bounds(next+1, end, p, nil, depth+1)
	}
	return i
}

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
				o.expr(at+1, shut, *p, exprArg)
			}
		}
		return min(shut+1, end)
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
	switch {
	case o.at(next) == '!' && opens(o.at(next+1)) && next+1 < end:
		return o.macroCall(path, i, next+1, p)
	case o.at(next) == '(' && next < end:
		o.pathRef(&path, i, false, p)
		next = o.inputs(next, end, p, depth)
	case o.isPathSep(next) && o.at(next+2) == '(':
		o.pathRef(&path, i, false, p)
		next = o.inputs(next+2, end, p, depth)
	default:
		o.pathRef(&path, i, false, p)
		if len(path.Segs) > 0 {
			t.Kind, t.Path = TypePath, &path
		}
	}
	return next
}

// moreBounds reads the "+ B" of a trait object without dyn.
func (o *outliner) moreBounds(i, end int, p *place, depth int) int {
	if o.at(i) == '+' && i < end {
		return o.bounds(i+1, end, p, nil, depth+1)
	}
	return i
}

// inputs reads (A, B) -> C behind the name of a trait of closures.
func (o *outliner) inputs(i, end int, p *place, depth int) int {
	shut := o.closing(i, end)
	for at := i + 1; at < shut; {
		before := at
		_, at = o.typeAt(at, shut, p, depth+1)
		if at == before {
			at++
		}
	}
	return o.output(min(shut+1, end), end, p, depth)
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
	return min(shut+1, end)
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
	return o.output(min(shut+1, end), end, p, depth)
}

// bounds reads bounds joined by "+", and calls found with the path of each trait.
func (o *outliner) bounds(i, end int, p *place, found func(Path), depth int) int {
	if depth > maxPath {
		return end
	}
	for i < end {
		begin := i
		for {
			switch c := o.at(i); {
			case c == '?' || c == '~' || c == '!' || c == kAsync || c == kConst:
				i++
				continue
			case c == '[' && o.at(i+1) == kConst && o.at(i+2) == ']':
				i += 3
				continue
			case c == kFor && o.at(i+1) == '<':
				i = o.angles(i+1, end)
				continue
			}
			break
		}
		switch c := o.at(i); {
		case c == cLifetime:
			i++
		case c == kUse && o.at(i+1) == '<':
			i = o.angles(i+1, end)
		case c == '(':
			shut := o.closing(i, end)
			o.bounds(i+1, shut, p, found, depth+1)
			i = min(shut+1, end)
		case c == kDyn || c == kImpl || c == '&' || c == kFn || c == kExtern || c == kUnsafe:
			_, i = o.typeAt(i, end, p, depth+1)
		case o.startsPath(i):
			i = o.bound(i, end, p, found, depth)
		}
		if i == begin || o.at(i) != '+' || i >= end {
			return i
		}
		i++
	}
	return i
}

// bound reads the path of one trait.
func (o *outliner) bound(i, end int, p *place, found func(Path), depth int) int {
	path, next := o.path(i, end, true, p, depth)
	if next == i {
		return i
	}
	if o.at(next) == '!' && opens(o.at(next+1)) && next+1 < end {
		return o.macroCall(path, i, next+1, p)
	}
	o.pathRef(&path, i, false, p)
	if found != nil && len(path.Segs) > 0 {
		found(path)
	}
	if o.at(next) == '(' && next < end {
		return o.inputs(next, end, p, depth)
	}
	if o.isPathSep(next) && o.at(next+2) == '(' {
		return o.inputs(next+2, end, p, depth)
	}
	return next
}

// generics reads the parameters that the "<" at token i opens, if one stands there.
func (o *outliner) generics(i, end int, p *place) ([]Generic, int) {
	if o.at(i) != '<' || i >= end {
		return nil, i
	}
	shut := o.angles(i, end)
	last := shut - 1
	if o.at(last) != '>' {
		last = shut
	}
	var list []Generic
	for i++; i < last; {
		before := i
		switch c := o.at(i); {
		case c == '#':
			i = o.attribute(i, p)
		case c == cLifetime:
			if i++; o.at(i) == ':' {
				i = o.bounds(i+1, last, p, nil, 0)
			}
		case c == kConst && o.at(i+1).isName():
			list = append(list, Generic{Name: o.name(i + 1), Const: true})
			if i += 2; o.at(i) == ':' {
				_, i = o.typeAt(i+1, last, p, 0)
			}
			if o.at(i) == '=' && i < last {
				if p != nil {
					i = o.expr(i+1, last, *p, exprArg)
				}
				i = o.toComma(i, last)
			}
		case c.isName():
			list = append(list, Generic{Name: o.name(i)})
			if i++; o.at(i) == ':' && i < last {
				i = o.bounds(i+1, last, p, nil, 0)
			}
			if o.at(i) == '=' && i < last {
				_, i = o.typeAt(i+1, last, p, 0)
			}
		}
		if i <= before {
			i = before + 1
		}
	}
	return list, shut
}

// where reads a where clause at token i, if one stands there; the index behind it.
func (o *outliner) where(i, end int, p *place) int {
	if o.at(i) != kWhere || i >= end {
		return i
	}
	for i++; i < end; {
		before := i
		switch c := o.at(i); {
		case c == '{' || c == ';' || c == '=':
			return i
		case c == cLifetime:
			i++
		case c == '#':
			i = o.attribute(i, p)
		default:
			_, i = o.typeAt(i, end, p, 0)
		}
		if o.at(i) == ':' && i < end {
			i = o.bounds(i+1, end, p, nil, 0)
		}
		if i == before {
			i++
		}
	}
	return i
}
