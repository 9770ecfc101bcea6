package rust

// stopper says what ends a pattern besides the bracket around it.
type stopper uint8

const (
	stopLet     stopper = iota // ":" "=" ";"
	stopParam                  // ":" ","
	stopClosure                // ":" "," "|"
	stopFor                    // in
	stopArm                    // "=>" if
	stopNone                   // a list of patterns
)

func (o *outliner) ends(i int, s stopper) bool {
	switch c := o.at(i); c {
	case ':':
		return s <= stopClosure && !o.isPathSep(i) && !(i > 0 && o.isPathSep(i-1))
	case '=':
		return s == stopLet || s == stopArm && o.isArrow(i)
	case ';':
		return s != stopNone
	case ',':
		return s == stopParam || s == stopClosure
	case '|':
		return s == stopClosure
	case kIn:
		return s == stopFor
	case kIf:
		return s == stopArm
	case kElse:
		return s == stopLet
	}
	return false
}

// pattern reads a pattern from token i, and gives the index of what ends it.
func (o *outliner) pattern(i, end int, p place, s stopper) int {
	if p.depth++; p.depth > maxWalk {
		return end
	}
	p.items = false
	for i < end && !o.ends(i, s) {
		switch c := o.at(i); {
		case c == '#':
			next := o.attributeOn(i, &p)
			if next == i {
				next++
			}
			i = next
		case c == '(' || c == '[':
			o.pattern(i+1, o.closing(i, end), p, stopNone)
			i = min(o.after(i), end)
		case c == kConst && o.at(i+1) == '{':
			q := p
			q.konst, q.constFn = true, false
			i = o.block(i+1, end, q)
		case c == '<' && i > 0 && o.at(i-1) != cName, o.at(i).isName(), o.isPathSep(i):
			i = o.patternPath(i, end, p)
		default:
			i++
		}
	}
	return min(i, end)
}

// patternPath reads a path in a pattern with what belongs to it.
func (o *outliner) patternPath(i, end int, p place) int {
	path, next := o.path(i, end, false, &p, 0)
	if next == i {
		return i + 1
	}
	ranged := o.isPair(next, '.', '.') || i >= 2 && (o.isPair(i-2, '.', '.') || o.isPair(i-2, '.', '='))
	switch {
	case o.at(next) == '!' && opens(o.at(next+1)) && next+1 < end:
		return o.macroCall(path, i, next+1, &p)
	case o.at(next) == '(' && next < end:
		o.pathRef(&path, i, false, &p)
		shut := o.closing(next, end)
		o.pattern(next+1, shut, p, stopNone)
		o.tupleFields(&path, next+1, shut, p)
		return min(o.after(next), end)
	case o.at(next) == '{' && next < end:
		o.pathRef(&path, i, false, &p)
		o.patternFields(&path, next+1, o.closing(next, end), p)
		return min(o.after(next), end)
	}
	o.pathRef(&path, i, !ranged, &p)
	return next
}

// tupleFields keeps the fields of a tuple pattern, each as its pattern, when what the
// path names is interesting.
func (o *outliner) tupleFields(path *Path, i, end int, p place) {
	if !o.wanted(path) {
		return
	}
	for i < end {
		q := p
		begin, _ := o.leading(i, end, &p, &q)
		i = o.comma(begin, end)
		if begin < i && !(o.isPair(begin, '.', '.') && begin+2 == i) {
			o.field(path, begin, i, q)
		}
		i++
	}
}

// field keeps a field, between two tokens, of what the path names.
func (o *outliner) field(path *Path, i, end int, p place) {
	field := *path
	field.Start, field.End = o.spanStart(i), o.stop(end-1)
	o.out.Refs = append(o.out.Refs, Ref{Kind: RefField, Scope: p.scope, Path: field, Cond: p.cond})
}

// patternFields reads the fields of a struct pattern, and keeps them when the struct is
// interesting.
func (o *outliner) patternFields(path *Path, i, end int, p place) {
	wanted := o.wanted(path)
	for i < end {
		before := i
		q := p
		i, _ = o.leading(i, end, &p, &q)
		if begin := i; wanted && begin < end && o.at(begin) != ',' && !o.isPair(begin, '.', '.') {
			o.field(path, begin, o.comma(begin, end), q)
		}
		if (o.at(i).isName() || o.at(i) == cNumber) && o.at(i+1) == ':' && !o.isPathSep(i+1) {
			i = o.pattern(i+2, end, q, stopParam)
		}
		i = o.comma(i, end)
		if i++; i <= before {
			i = before + 1
		}
	}
}
