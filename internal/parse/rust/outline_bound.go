package rust

import "bytes"

// moreBounds reads the "+ B" of a trait object without dyn.
func (o *outliner) moreBounds(i, end int, p *place, depth int) int {
	if o.at(i) == '+' && i < end {
		return o.bounds(i+1, end, p, nil, depth+1)
	}
	return i
}

// bounds reads bounds joined by "+", and calls found with the path of each trait.
func (o *outliner) bounds(i, end int, p *place, found func(Path), depth int) int {
	if depth > maxPath {
		return end
	}
	for i < end {
		begin, konst := i, false
		for {
			switch c := o.at(i); {
			case c == '?' || c == '~' || c == '!' || c == kAsync || c == kConst:
				konst = konst || c == kConst
				i++
				continue
			case c == '[' && o.at(i+1) == kConst && o.at(i+2) == ']':
				konst = true
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
			o.bounds(i+1, o.closing(i, end), p, found, depth+1)
			i = min(o.after(i), end)
		case c == kDyn || c == kImpl || c == '&' || c == kFn || c == kExtern || c == kUnsafe:
			_, i = o.typeAt(i, end, p, depth+1)
		case o.startsPath(i):
			i = o.bound(i, end, konst || p != nil && o.maskedConst(i), p, found, depth)
		}
		if i == begin || o.at(i) != '+' || i >= end {
			return i
		}
		i++
	}
	return i
}

// bound reads the path of one trait. konst says that const stands before it.
func (o *outliner) bound(i, end int, konst bool, p *place, found func(Path), depth int) int {
	path, next := o.path(i, end, true, p, depth)
	if next == i {
		return i
	}
	if o.at(next) == '!' && opens(o.at(next+1)) && next+1 < end {
		return o.macroCall(path, i, next+1, p)
	}
	o.pathRef(&path, i, false, p)
	if konst {
		o.constTrait(&path, p)
	}
	if found != nil && len(path.Segs) > 0 {
		found(path)
	}
	return o.inputs(next, end, p, depth)
}

// constTrait keeps the path of a trait that must be const where it stands, if that may be
// gated.
func (o *outliner) constTrait(path *Path, p *place) {
	if p == nil {
		return
	}
	name := path.Last()
	gated := o.interesting(WantsConstTrait + name)
	for i := range o.out.Uses {
		if u := &o.out.Uses[i]; !gated && u.Name == name && len(u.Path) > 0 {
			gated = o.interesting(WantsConstTrait + u.Path[len(u.Path)-1])
		}
	}
	if gated {
		o.out.Refs = append(o.out.Refs, Ref{Kind: RefConstTrait, Scope: p.scope, Path: *path, Cond: p.cond})
	}
}

// maskedConst reports whether const, ~const or [const] stands before token i of a macro,
// where the grammar must not see it.
func (o *outliner) maskedConst(i int) bool {
	if o.region.Kind == Code || o.region.Kind == Doctest {
		return false
	}
	before, _ := bytes.CutSuffix(bytes.TrimRight(o.src[:o.start(i)], " \t\n"), []byte("]"))
	return bytes.HasSuffix(before, []byte("const"))
}

// generics reads the parameters that the "<" at token i opens, if one stands there.
func (o *outliner) generics(i, end int, p *place) ([]Generic, int) {
	if o.at(i) != '<' || i >= end {
		return nil, i
	}
	last, next := o.angled(i, end)
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
			g := Generic{Name: o.name(i + 1), Type: scalar}
			if i += 2; o.at(i) == ':' {
				var t *Type
				if t, i = o.typeAt(i+1, last, p, 0); !t.isScalar() {
					g.Type = t
				}
			}
			list = append(list, g)
			if o.at(i) == '=' && i < last {
				if p != nil {
					o.constExpr(i+1, o.toComma(i+1, last), *p)
					i = o.expr(i+1, last, *p, exprArg)
				}
				i = o.toComma(i, last)
			}
		case c.isName():
			g := Generic{Name: o.name(i)}
			list = append(list, g)
			if i++; o.at(i) == ':' && i < last {
				i = o.bounds(i+1, last, p, o.bounding(g.Name, i, last, p), 0)
			}
			if o.at(i) == '=' && i < last {
				_, i = o.typeAt(i+1, last, p, 0)
			}
		}
		if i <= before {
			i = before + 1
		}
	}
	return list, next
}

// scalars are the types that every release takes for const parameters.
var scalars = map[string]bool{
	"u8": true, "u16": true, "u32": true, "u64": true, "u128": true, "usize": true, "bool": true,
	"i8": true, "i16": true, "i32": true, "i64": true, "i128": true, "isize": true, "char": true,
}

// isScalar reports what is named as one of the scalars, and what could not be read.
func (t *Type) isScalar() bool {
	return t == nil || t.Kind == TypePath && t.Path.Self == nil && len(t.Path.Segs) == 1 && scalars[t.Path.Segs[0].Name]
}

// where reads a where clause at token i, if one stands there; the index behind it.
func (o *outliner) where(i, end int, p *place) int {
	if o.at(i) != kWhere || i >= end {
		return i
	}
	for i++; i < end; {
		before := i
		var bounded *Type
		switch c := o.at(i); {
		case c == '{' || c == ';' || c == '=':
			return i
		case c == cLifetime:
			i++
		case c == '#':
			i = o.attribute(i, p)
		default:
			bounded, i = o.typeAt(i, end, p, 0)
		}
		if o.at(i) == ':' && i < end {
			i = o.bounds(i+1, end, p, o.bounding(bounded.alone(), i, end, p), 0)
		}
		if i == before {
			i++
		}
	}
	return i
}

// bounding keeps the bounds of a parameter, between two tokens, that are interesting; nil
// when there are none.
func (o *outliner) bounding(param string, i, end int, p *place) func(Path) {
	if p == nil || param == "" || o.quiet(i, end) {
		return nil
	}
	return func(trait Path) {
		if o.wanted(&trait) {
			o.out.Bounds = append(o.out.Bounds, Bound{Scope: p.scope, Param: param, Trait: trait})
		}
	}
}

// alone is the name that is all of a type, "" for any other.
func (t *Type) alone() string {
	if t == nil || t.Kind != TypePath || t.Path == nil || t.Path.Self != nil || t.Path.Global || len(t.Path.Segs) != 1 || len(t.Path.Segs[0].Args) > 0 {
		return ""
	}
	return t.Path.Segs[0].Name
}
