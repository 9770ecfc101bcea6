package rust

// use flattens a use declaration into its leaves.
func (o *outliner) use(h head, end int, p place) int {
	next := o.toSemicolon(h.keyword, end)
	last := next
	if o.at(next-1) == ';' {
		last--
	}
	o.useTree(h.keyword+1, last, Use{Scope: p.scope, Pub: h.pub, Unstable: p.unstable, Cond: p.cond}, 0)
	return next
}

// useTree reads one tree between two tokens.
func (o *outliner) useTree(i, end int, u Use, depth int) {
	if depth > maxPath || i >= end {
		return
	}
	u.Start = o.spanStart(i)
	begin := i
	prefix := len(u.Path)
	path := append(make([]string, 0, prefix+4), u.Path...)
	if o.isPathSep(i) {
		if prefix == 0 {
			path = append(path, "")
		}
		i += 2
	}
	for i < end && o.at(i).isName() && len(path) < maxPath {
		path = append(path, o.name(i))
		if i++; !o.isPathSep(i) || i+1 >= end {
			break
		}
		i += 2
	}
	u.Path = path
	behind := i == begin || o.isPathSep(i-2) // a name has no braces without "::"
	switch {
	case o.at(i) == '{' && i < end && behind:
		shut := o.closing(i, end)
		for at := i + 1; at < shut; {
			comma := o.comma(at, shut)
			o.useTree(at, comma, u, depth+1)
			at = comma + 1
		}
		return
	case o.at(i) == '*' && i < end && behind:
		u.Glob, u.End = true, o.stop(i)
		o.out.Uses = append(o.out.Uses, u)
		return
	}
	alias := ""
	if o.at(i) == kAs && i+1 < end {
		alias = o.name(i + 1)
		i += 2
	}
	if i == begin {
		return // no name stands there
	}
	u.End = o.stop(i - 1)
	o.useLeaf(u, prefix, alias)
}

// useLeaf keeps one imported name. `use a::{self}` imports a.
func (o *outliner) useLeaf(u Use, prefix int, alias string) {
	if last := len(u.Path) - 1; last > 0 && prefix > 0 && last == prefix && u.Path[last] == "self" {
		u.Path, u.SelfOnly = u.Path[:last:last], true
	}
	if len(u.Path) == 0 {
		return
	}
	u.Name = u.Path[len(u.Path)-1]
	if alias != "" {
		u.Name = alias
	}
	o.out.Uses = append(o.out.Uses, u)
}
