package rust

import "strings"

// mut keeps &mut in a constant context: what stands from token i to before token end.
func (o *outliner) mut(kind RefKind, i, end int, p place) {
	if p.static {
		return // which may hold some, and rustc refuses the others whatever is gated
	}
	o.out.Refs = append(o.out.Refs, Ref{Kind: kind, Scope: p.scope, Path: Path{Start: o.spanStart(i), End: o.stop(end - 1)},
		Const: true, ConstFn: p.constFn, Cond: p.cond})
}

// prefixed is the index of what follows the prefix operators at token i.
func (o *outliner) prefixed(i, end int) int {
	for i < end {
		switch c := o.at(i); {
		case c == '&' && o.at(i+1) == kRaw && (o.at(i+2) == kConst || o.at(i+2) == kMut):
			i += 3
		case c == '&' || c == '*' || c == '-' || c == '!' || c == kMut:
			i++
		default:
			return i
		}
	}
	return i
}

// borrows keeps each &mut and &raw mut among the prefix operators of the operand between
// two tokens, but for &mut [], which borrows nothing.
func (o *outliner) borrows(i, end int, p place) {
	if !o.borrowing || !p.konst {
		return
	}
	if o.leads(i, end) {
		o.mut(RefMut, i, end, p)
	}
	for last := o.prefixed(i, end); i < last; i++ {
		at := i + 1
		if o.at(at) == kRaw {
			at++
		}
		if o.at(i) == '&' && (o.at(at) == cName || o.at(at) == kConst && o.at(at+1) == cName) {
			o.shared(RefShared, i, end, p)
		}
		if o.at(i) != '&' || o.at(at) != kMut || o.at(at+1) == '[' && o.at(at+2) == ']' {
			continue
		}
		kind := RefMut
		if o.at(at+1) == '*' && !o.leads(at+1, end) {
			kind = RefMutCall // what a reference leads to may be borrowed anew
		}
		o.mut(kind, i, end, p)
	}
}

// leads reports whether token i begins with what a raw mutable pointer leads to, *p or (*p),
// as far as the declaration of p says that it is one.
func (o *outliner) leads(i, end int) bool {
	begin := i
	if o.at(i) == '(' && o.closing(i, end) == i+3 {
		i++
	}
	if o.at(i) != '*' || o.at(i+1) != cName || i+1 >= end {
		return false
	}
	if before := o.at(i - 2); o.at(i-1) == '(' && o.at(i+2) == ')' && i == begin && !before.isName() && !closes(before) && before != '>' {
		return false // which is part of (*p)
	}
	switch c := o.at(i + 2); {
	case c == '.' || c == '(' || c == '[' || c == '?' || c == '!' || o.isPathSep(i+2):
		return false
	}
	v := o.declared(&Path{Segs: []Segment{{Start: o.start(i + 1)}}})
	return v != nil && v.Type != nil && v.Type.Kind == TypePtr && v.Type.Mut
}

// shared keeps the borrow, between two tokens, of a variable of a declared type, or of a
// part of it.
func (o *outliner) shared(kind RefKind, i, end int, p place) {
	at := o.prefixed(i, end)
	if o.at(at+1) == '(' || o.at(at+1) == '!' || o.isPathSep(at+1) || o.at(at) != cName {
		return
	}
	if p.static {
		return // mut keeps nothing there
	}
	v := o.declared(&Path{Segs: []Segment{{Start: o.start(at)}}})
	if v == nil || v.Type == nil {
		return
	}
	n := len(o.out.Refs)
	if o.mut(kind, i, end, p); len(o.out.Refs) > n {
		o.out.Refs[n].Recv = &Recv{Is: v}
	}
}

// borrowsMutably tells by the name of a method that it borrows what it is called on.
func borrowsMutably(name string) bool {
	return strings.HasSuffix(name, "_mut") || strings.HasPrefix(name, "as_mut")
}

// isPlace reports whether a receiver is a variable, or a part of one, that a method would
// have to borrow: a reference or a pointer is handed on.
func (o *outliner) isPlace(r *Recv) bool {
	switch {
	case r.Root == nil || r.Call || len(r.Methods) > 0:
		return false
	case r.Index:
		return true
	case r.Root.Self != nil || len(r.Root.Segs) != 1 || r.Root.Segs[0].Name == "self":
		return false
	}
	v := o.declared(r.Root)
	return v == nil || v.Type == nil || v.Type.Kind != TypeRef && v.Type.Kind != TypePtr
}

// mutableTypes keeps the parameters of a const function, between the brackets at token open
// and before shut, whose types hold &mut, and the type that it gives.
func (o *outliner) mutableTypes(open, shut, end int, p place) {
	for i := open + 1; i < shut-1; {
		i = o.attributesOn(i, shut-1, nil)
		comma := o.toComma(i, shut-1)
		if o.holdsMut(i, comma) {
			last := i
			for last < comma && !(o.at(last) == ':' && !o.isPathSep(last) && !o.isPathSep(last-1)) {
				last = o.after(last)
			}
			o.mut(RefMut, i, last, p)
		}
		i = max(comma, i) + 1
	}
	if o.isPair(shut, '-', '>') && o.holdsMut(shut+2, end) {
		o.mut(RefMut, shut+2, end, p)
	}
}

// holdsMut reports whether &mut stands between two tokens.
func (o *outliner) holdsMut(i, end int) bool {
	for ; i+1 < end; i++ {
		if o.at(i) == '&' && (o.at(i+1) == kMut || o.at(i+1) == cLifetime && o.at(i+2) == kMut) {
			return true
		}
	}
	return false
}
