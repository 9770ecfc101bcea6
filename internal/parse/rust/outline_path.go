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
	if n := o.namesFrom(i, end); n > 0 {
		path.Segs = make([]Segment, 0, n)
	}
	for i < end && o.at(i).isName() {
		path.Segs = append(path.Segs, Segment{Name: o.name(i), Start: o.spanStart(i)})
		seg := &path.Segs[len(path.Segs)-1]
		bound := len(o.bindings)
		i++
		if o.at(i) == '<' && inType && i < end {
			seg.Args, i = o.args(i, end, p, depth+1)
		} else if o.isPathSep(i) && o.at(i+2) == '<' && i+2 < end {
			seg.Args, i = o.args(i+2, end, p, depth+1)
		}
		if len(o.bindings) > bound {
			o.keepBindings(&path, bound, p)
		}
		if !o.isPathSep(i) || !o.at(i+2).isName() || i+2 >= end || len(path.Segs) >= maxPath {
			break
		}
		i += 2
	}
	path.End = o.stop(i - 1)
	return path, i
}

// namesFrom is how many names "::" joins from token i on, up to generic arguments.
func (o *outliner) namesFrom(i, end int) int {
	n := 0
	for i < end && o.at(i).isName() && n < maxPath {
		if n++; !o.isPathSep(i + 1) {
			break
		}
		i += 3
	}
	return n
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
		path.Trait = &trait
		whole := trait
		whole.Start = path.Start // rustc reports the whole path, once
		o.pathRef(&whole, at, false, p)
	}
	return shut
}

// args reads the generic arguments that the "<" at token i opens, save lifetimes
// and associated items.
func (o *outliner) args(i, end int, p *place, depth int) ([]Arg, int) {
	last, next := o.angled(i, end)
	if depth > maxPath {
		return nil, next
	}
	var args []Arg
	parted := true // by a comma from the one before; a metavariable may follow without
	for i++; i < last; {
		switch c := o.at(i); {
		case c == ',':
			parted = true
			i++
			continue
		case c == cLifetime || c == ':' || c == '+':
			i++
			continue
		case c == '#':
			// What a quoting macro puts there may be an argument, or the rest of one.
			if before := o.at(i - 1); before == ',' || before == '<' {
				args = append(args, Arg{Start: o.start(i), Type: &Type{}})
			}
			i = o.toComma(i, last)
			continue
		case c.isConstant() && parted:
			args = append(args, Arg{Start: o.start(i), Const: true})
			if p != nil {
				o.constExpr(i, o.toComma(i, last), *p)
				i = o.expr(i, last, *p, exprArg)
			} else {
				i = o.after(i)
			}
			i = o.toComma(i, last)
			continue
		case c.isName():
			if behind := o.binding(i, last, p, depth); behind > i {
				if p != nil && o.tokens[i].says.isMember() {
					o.bindings = append(o.bindings, i)
				}
				i = behind
				continue
			}
		}
		before := i
		a := Arg{Start: o.spanStart(i)}
		a.Type, i = o.typeAt(i, last, p, depth+1)
		i = o.moreBounds(i, last, p, depth)
		a.Infer = a.Type != nil && a.Type.Kind == TypeInfer
		if a.Type != nil && parted {
			args, parted = append(args, a), false
		}
		if i == before {
			i++
		}
	}
	return args, next
}

// keepBindings keeps the items, from one of o.bindings on, that the arguments of a path's
// last name bind, if they are wanted.
func (o *outliner) keepBindings(path *Path, from int, p *place) {
	for _, i := range o.bindings[from:] {
		name := Segment{Name: o.name(i), Start: o.start(i)}
		if path.Self == nil && o.namesItem(path.Last(), name.Name) {
			item := Path{Global: path.Global, Segs: append(path.Segs[:len(path.Segs):len(path.Segs)], name), Start: name.Start, End: o.stop(i)}
			o.out.Refs = append(o.out.Refs, Ref{Kind: RefBinding, Scope: p.scope, Path: item, Cond: p.cond})
		}
	}
	o.bindings = o.bindings[:from]
}

// namesItem reports whether an item of that name, of what may be a trait, is interesting where
// the trait's arguments name it.
func (o *outliner) namesItem(trait, name string) bool {
	return o.belongs(trait, name) || o.interesting(trait+WantsBindings) && (o.interesting("."+name) || o.interesting("::"+name))
}

// isConstant reports whether a generic argument that begins with c is a constant,
// whatever it names.
func (c code) isConstant() bool {
	return c == '{' || c == cNumber || c == cString || c == cChar || c == '-' || c == kTrue || c == kFalse
}

// toComma is comma where angle brackets make levels as well.
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
		if o.at(next + 1).isConstant() {
			if p != nil {
				o.constExpr(next+1, o.toComma(next+1, end), *p)
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
