package rust

import (
	"sort"
	"strings"

	"featscan/internal/cond"
)

// attrs gives the attributes between two offsets, those inside a cfg_attr
// included, and keeps their references.
func (o *outliner) attrs(start, end int, p place) []*Attr {
	all := o.file.Attrs
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= start })
	last := first
	for ; last < len(all) && all[last].Start < end; last++ {
		a := all[last]
		if a.Target == "field" && !a.FromCfg {
			continue // what a derive reads
		}
		if a.Path == "test_case" && len(a.Args()) > 0 {
			continue // that of the prelude has no arguments
		}
		q := p
		q.cond = cond.AllOf(p.cond, joinConds(a.Conds).Expr)
		if isDerive(a.Path) {
			o.derives(a, q)
			continue
		}
		o.namePath(RefAttr, a.Path, a.bodyStart, q)
	}
	return all[first:last]
}

// isDerive tells derive, also by a path through one of the preludes.
func isDerive(path string) bool {
	return path == "derive" || strings.HasSuffix(path, "::derive") && strings.Contains(path, "::prelude::")
}

func (o *outliner) derives(a *Attr, p place) {
	var name strings.Builder
	start := -1
	for _, t := range a.Args() {
		text := a.Text(t)
		if t.Kind == Punct && text == "," {
			o.namePath(RefDerive, name.String(), start, p)
			name.Reset()
			start = -1
			continue
		}
		if start < 0 {
			start = t.Start()
		}
		name.WriteString(text)
	}
	o.namePath(RefDerive, name.String(), start, p)
}

// builtinAttrs are frequent attributes that no macro can be.
var builtinAttrs = map[string]bool{
	"cfg": true, "cfg_attr": true, "doc": true, "allow": true, "warn": true, "deny": true, "forbid": true, "expect": true, "inline": true,
	"repr": true, "must_use": true, "derive": true, "path": true, "feature": true, "cold": true, "macro_export": true,
	"no_mangle": true, "link_section": true, "non_exhaustive": true, "macro_use": true, "deprecated": true, "rustfmt::skip": true,
	"export_name": true, "used": true, "track_caller": true, "automatically_derived": true, "link": true, "default": true,
	"stable": true, "unstable": true, "rustc_const_unstable": true, "rustc_const_stable": true, "ignore": true, "recursion_limit": true,
}

// calledMacros are macros of the prelude that are called and no attributes: an
// attribute of such a name, like the deref that helps a derive, is another one.
var calledMacros = map[string]bool{
	"concat_bytes": true, "concat_idents": true, "deref": true, "format_args_nl": true, "log_syntax": true, "trace_macros": true,
	"type_ascribe": true,
}

var builtinDerives = map[string]bool{
	"Debug": true, "Clone": true, "Copy": true, "PartialEq": true, "Eq": true, "PartialOrd": true, "Ord": true, "Hash": true, "Default": true,
}

// namePath keeps an attribute's or derive's path unless it is a builtin one.
// The names stand without white space between them, as everybody writes them.
func (o *outliner) namePath(kind RefKind, name string, start int, p place) {
	if name == "" || kind == RefAttr && (builtinAttrs[name] || calledMacros[name]) || kind == RefDerive && builtinDerives[name] {
		return
	}
	path := Path{Start: start, End: start + len(name)}
	at := start
	for i, s := range strings.Split(name, "::") {
		if i == 0 && s == "" {
			path.Global = true
		} else {
			path.Segs = append(path.Segs, Segment{Name: o.word(s, at), Start: at})
		}
		at += len(s) + len("::")
	}
	if len(path.Segs) > 0 {
		o.out.Refs = append(o.out.Refs, Ref{Kind: kind, Scope: p.scope, Path: path, Cond: p.cond})
	}
}

// condOf joins the cfg attributes of an item with what encloses it.
func condOf(outer *cond.Expr, attrs []*Attr) *cond.Expr {
	for _, a := range attrs {
		if c, ok := a.from.scopeCond(a); ok {
			outer = cond.AllOf(outer, c.Expr)
		}
	}
	return outer
}

func hasAttr(attrs []*Attr, path string) bool {
	for _, a := range attrs {
		if a.Path == path {
			return true
		}
	}
	return false
}

// stable marks the item that was declared in a scope as the first since there were n.
func (o *outliner) stable(n, scope int) {
	for i := n; i < len(o.out.Items); i++ {
		if o.out.Items[i].Scope == scope {
			o.out.Items[i].Stable = true
			return
		}
	}
}

// pathAttrs are the #[path] attributes of a mod.
func pathAttrs(attrs []*Attr) []ModPath {
	var list []ModPath
	for _, a := range attrs {
		if a.Path != "path" {
			continue
		}
		if v, ok := a.Value(); ok && v.Kind == String {
			list = append(list, ModPath{File: unquote(a.Text(v)), Cond: joinConds(a.Conds).Expr})
		}
	}
	return list
}

// procMacro is the name under which a function is a procedural macro: its own
// name, or that of the derive.
func procMacro(attrs []*Attr, name string) string {
	for _, a := range attrs {
		switch a.Path {
		case "proc_macro", "proc_macro_attribute":
			return name
		case "proc_macro_derive":
			if args := a.Args(); len(args) > 0 {
				return a.Text(args[0])
			}
		}
	}
	return ""
}
