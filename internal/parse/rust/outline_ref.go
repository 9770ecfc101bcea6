package rust

import "strings"

// pathRef keeps a path that begins at token i, if it matters. binds says that a lone
// name there may declare a variable. Without a place nothing is kept.
func (o *outliner) pathRef(path *Path, i int, binds bool, p *place) {
	if p == nil || len(path.Segs) == 0 {
		return
	}
	if len(path.Segs) == 1 && len(path.Segs[0].Args) == 0 && path.Self == nil && !path.Global {
		t := &o.tokens[i]
		if t.code >= kSelf || t.says&wordBuiltin != 0 || t.says&wordInterest == 0 && !(p.konst && !p.static && t.says&wordShouts != 0) {
			return
		}
		o.keep(path, p, binds)
		return
	}
	if o.wanted(path) || infers(path) || p.konst && !p.static && shouts(path.Last()) {
		o.keep(path, p, false)
	}
}

func (o *outliner) keep(path *Path, p *place, pattern bool) {
	o.out.Refs = append(o.out.Refs, Ref{Kind: RefPath, Scope: p.scope, Path: *path, Pattern: pattern,
		Const: p.konst && !p.static, ConstFn: p.constFn, Static: p.static, Cond: p.cond})
}

// wanted reports whether a name of the path is interesting.
func (o *outliner) wanted(p *Path) bool {
	for i := range p.Segs {
		switch {
		case i > 0 && o.belongs(p.Segs[i-1].Name, p.Segs[i].Name),
			i == 1 && p.Self == nil && o.region.isUnknown(p.Segs[0].Name) && o.interesting("."+p.Segs[1].Name):
			return true
		case i == 0 && p.Self != nil && (o.interesting("."+p.Segs[i].Name) || o.interesting("::"+p.Segs[i].Name)):
			return true
		}
		if o.interesting(p.Segs[i].Name) || o.renames[p.Segs[i].Name] || len(p.Segs[i].Args) > 1 && allocates[p.Segs[i].Name] {
			return true
		}
	}
	return false
}

// isParameter tells the name of a type parameter by its shortness, as in T::NAME, or a
// macro's variable.
func isParameter(name string) bool {
	return name != "" && len(name) <= 2 && upper(name) || IsMacroVariable(name)
}

// IsMacroVariable reports whether a name of a path is that of a macro's variable, which
// stands for whatever the macro is given.
func IsMacroVariable(name string) bool { return strings.HasPrefix(name, "$") && name != "$crate" }

// isUnknown reports whether nobody may know what type a name stands for: a parameter, or
// any in what a macro is given or writes, which may declare it.
func (r *Region) isUnknown(name string) bool {
	return isParameter(name) || name != "" && upper(name) && (r.Kind == MacroCall || r.Kind == MacroBody)
}

// belongs reports whether an item of that name, of what may be a type or a trait, is
// interesting.
func (o *outliner) belongs(owner, name string) bool {
	return o.interesting(owner+"::"+name) || o.anyOwner && o.interesting(WantsAnyOwner+name) ||
		o.renames[owner] && (o.interesting("."+name) || o.interesting("::"+name))
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
