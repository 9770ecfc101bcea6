package resolve

import (
	"strings"

	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
)

// maxDerefs bounds how many pointers a method is looked up through.
const maxDerefs = 8

// seen is what is seen of a method's receiver.
type seen struct {
	// types are those that it has by its declaration, or by that of self: the first is its
	// own, the others are those that it dereferences to.
	types []string
	own   bool // it is self or a field
}

// means reports whether the declaration of the receiver tells that g is meant by name. What
// its type dereferences to has a method only where the type has none of that name.
func (s *seen) means(u *uses, g *rustdb.Gated, owner, name string) bool {
	if s.own && !u.gated(g.Feature) {
		return false // most of what these may be are the tree's own types
	}
	for i, t := range s.types {
		if u.ownerIs(g, owner, t) {
			return i == 0 || !ambiguous()[name]
		}
	}
	return false
}

// isOther reports whether the receiver is known to be of another primitive type than the
// owner of a method, which is one: none dereferences to another.
func (s *seen) isOther(owner string) bool {
	return len(s.types) > 0 && primitives[s.types[0]] && primitives[owner] && s.types[0] != owner
}

// seenOf finds what is seen of a receiver.
func (u *uses) seenOf(r *rust.Ref, at spot) seen {
	switch v := r.Recv; {
	case v == nil:
	case v.Is != nil && v.Is.Type != nil:
		return seen{u.typesOf(v.Is.Type, at), v.Index}
	case v.Is != nil:
		return seen{types: u.madeTypes(v.Is, at)}
	case v.Root == nil || v.Index || len(v.Methods) > 0:
	case v.Call:
		return seen{types: u.madeTypes(&rust.Value{Made: v.Root, By: rust.ByCall}, at)}
	case v.Root.Self == nil && v.Root.NamesOwnConstant():
		of := *v.Root
		of.Segs = of.Segs[:len(of.Segs)-1]
		return seen{types: u.typesOf(&rust.Type{Kind: rust.TypePath, Path: &of}, at)}
	case len(v.Root.Segs) == 1 && v.Root.Segs[0].Name == "self":
		if self := u.selfType(r.Scope); self.t != nil {
			return seen{u.typesOf(self.t, self.at), true}
		}
	}
	return seen{}
}

// typesOf are the paths of a type, and of those that it dereferences to.
func (u *uses) typesOf(t *rust.Type, at spot) []string {
	var paths []string
	for range maxDerefs {
		for t != nil && t.Kind == rust.TypeRef && len(t.Elems) > 0 {
			t = t.Elems[0]
		}
		if t == nil {
			return paths
		}
		if t.Kind != rust.TypePath {
			if name := primitiveName(t); name != "" && !u.declaresPrimitives(at) {
				paths = append(paths, name)
				if t.Kind == rust.TypeArray {
					paths = append(paths, "slice")
				}
			}
			return paths
		}
		if t.Path.Self != nil || len(t.Path.Segs) == 0 {
			return paths
		}
		alias := u.p.resolve(t.Path.Names(), t.Path.Global, at, typeSpace)
		if alias != nil && alias.Kind != DefAlias {
			alias = nil
		}
		if alias != nil && alias.Item().Target != nil && len(alias.Item().Generics) == 0 {
			t, at = alias.Item().Target, alias.inside()
			continue
		}
		d := u.head(t, at)
		path := u.systemPath(d, at)
		if d != nil && d.Kind == DefPrim && !u.declaresPrimitives(at) {
			path = d.Path
		}
		if path == "" || !isTypeName(lastName(path)) {
			return paths // a function of a module may give anything
		}
		paths = append(paths, path)
		target, inner := derefs[trimFacade(path)]
		switch {
		case !inner || !isSystemPath(path):
			return paths
		case target != "":
			return append(paths, target)
		}
		args := t.Path.Segs[len(t.Path.Segs)-1].Args
		if len(args) == 0 || alias != nil { // whose parameters stand for what they like
			return paths
		}
		t = args[0].Type
	}
	return paths
}

// declaresPrimitives reports whether the crate may be the one that declares the methods of
// primitive types, which it needs no gate to call.
func (u *uses) declaresPrimitives(at spot) bool {
	return systemCrates[u.crate.Name] && !inDoctest(at.file, at.scope)
}

// derefs are the types of the standard library that dereference: to a type of a path,
// or, where that is "", to their first argument.
var derefs = map[string]string{
	"boxed::Box": "", "rc::Rc": "", "sync::Arc": "", "pin::Pin": "", "borrow::Cow": "", "mem::ManuallyDrop": "", "cell::Ref": "", "cell::RefMut": "",
	"vec::Vec": "slice", "string::String": "str", "path::PathBuf": "std::path::Path", "ffi::OsString": "std::ffi::OsStr",
	"ffi::os_str::OsString": "std::ffi::OsStr", "ffi::CString": "core::ffi::CStr", "ffi::c_str::CString": "core::ffi::CStr",
}

// madeTypes are the types of a value by what makes it.
func (u *uses) madeTypes(v *rust.Value, at spot) []string {
	path := v.Made
	names := path.Names()
	switch v.By {
	case rust.ByLiteral:
		return u.typesOf(&rust.Type{Kind: rust.TypePath, Path: path}, at)
	case rust.ByMacro:
		if len(names) == 1 && writers[names[0]] != "" {
			if d := u.p.resolve(names, path.Global, at, macroSpace); d != nil && d.Kind == DefMacro && !isSystemPath(d.Path) {
				return nil
			}
			return []string{writers[names[0]], derefs[trimFacade(writers[names[0]])]}
		}
		return nil
	}
	if len(names) == 0 {
		return nil
	}
	last := names[len(names)-1]
	switch {
	case last[0] >= 'A' && last[0] <= 'Z' && path.Self == nil:
		return u.constructed(names, path.Global, at)
	case !makes(last):
		return nil
	case len(names) == 1:
		return u.typesOf(path.Self, at)
	}
	head := *path
	head.Segs = path.Segs[:len(path.Segs)-1]
	return u.typesOf(&rust.Type{Kind: rust.TypePath, Path: &head}, at)
}

// constructed is the type of what a tuple struct or a variant makes.
func (u *uses) constructed(names []string, global bool, at spot) []string {
	d := u.p.resolve(names, global, at, valueSpace)
	if d == nil && len(names) == 1 && variants[names[0]] != "" {
		return []string{variants[names[0]]}
	}
	path := u.systemPath(d, at)
	if i := strings.LastIndex(path, "::"); i > 0 && (d.Kind == DefVariant || d.Kind == DefExternal && isTypeName(lastName(path[:i]))) {
		path = path[:i]
	}
	if path == "" || !isTypeName(lastName(path)) {
		return nil
	}
	return []string{path}
}

// variants are those of the standard prelude, with their types.
var variants = map[string]string{"Some": "core::option::Option", "Ok": "core::result::Result", "Err": "core::result::Result"}

// writers are the macros of the standard library that make a value of a type.
var writers = map[string]string{"vec": "alloc::vec::Vec", "format": "alloc::string::String"}

// constructors are names of functions that return their type, and nothing else.
var constructors = map[string]bool{
	"new": true, "default": true, "call_site": true, "mixed_site": true, "def_site": true, "from": true, "with_capacity": true, "new_in": true,
	"empty": true, "zeroed": true, "dangling": true, "now": true, "current": true,
}

// opening are functions that open what is outside of the program.
var opening = map[string]bool{"open": true, "create": true, "connect": true, "bind": true, "unbound": true}

// makes reports whether a function of that name gives, by convention, the type that it
// belongs to.
func makes(name string) bool {
	return constructors[name] || opening[name] || strings.HasPrefix(name, "new_") || strings.HasPrefix(name, "try_new") || strings.HasPrefix(name, "from_") ||
		strings.HasPrefix(name, "try_from") || strings.HasPrefix(name, "slice_from_raw_parts") || strings.HasPrefix(name, "with_") || strings.HasPrefix(name, "uninit")
}
