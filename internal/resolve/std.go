package resolve

import (
	"slices"
	"strings"

	"featscan/internal/features/rustdb"
)

// preludeTypes are the names of the standard prelude that matter here: those
// whose associated functions or whose role as a receiver can decide a feature.
// Names of alloc are in std's prelude only.
var preludeTypes = map[string]string{
	"Option": "core::option::Option", "Result": "core::result::Result", "Iterator": "core::iter::Iterator",
	"IntoIterator": "core::iter::IntoIterator", "DoubleEndedIterator": "core::iter::DoubleEndedIterator",
	"ExactSizeIterator": "core::iter::ExactSizeIterator", "Extend": "core::iter::Extend", "FromIterator": "core::iter::FromIterator",
	"Fn": "core::ops::Fn", "FnMut": "core::ops::FnMut", "FnOnce": "core::ops::FnOnce", "AsyncFn": "core::ops::AsyncFn",
	"AsyncFnMut": "core::ops::AsyncFnMut", "AsyncFnOnce": "core::ops::AsyncFnOnce", "Drop": "core::ops::Drop",
	"Send": "core::marker::Send", "Sync": "core::marker::Sync", "Sized": "core::marker::Sized", "Copy": "core::marker::Copy",
	"Unpin": "core::marker::Unpin", "Clone": "core::clone::Clone", "Default": "core::default::Default",
	"PartialEq": "core::cmp::PartialEq", "Eq": "core::cmp::Eq", "PartialOrd": "core::cmp::PartialOrd", "Ord": "core::cmp::Ord",
	"AsRef": "core::convert::AsRef", "AsMut": "core::convert::AsMut", "Into": "core::convert::Into", "From": "core::convert::From",
	"TryFrom": "core::convert::TryFrom", "TryInto": "core::convert::TryInto",
	"Box": "alloc::boxed::Box", "Vec": "alloc::vec::Vec", "String": "alloc::string::String",
	"ToOwned": "alloc::borrow::ToOwned", "ToString": "alloc::string::ToString",
}

// preludeModules are where macros that need no import live.
var preludeModules = []string{"core::", "std::", "alloc::", "core::macros::builtin::", "core::macros::"}

var primitives = map[string]bool{
	"u8": true, "u16": true, "u32": true, "u64": true, "u128": true, "usize": true, "i8": true, "i16": true, "i32": true, "i64": true,
	"i128": true, "isize": true, "f32": true, "f64": true, "f16": true, "f128": true, "bool": true, "char": true, "str": true,
}

// prelude looks a name up where nothing in the tree declares it.
func (q *search) prelude(name string, at spot, s space) *Def {
	if s == macroSpace {
		for _, m := range preludeModules {
			if q.p.gate(m+name, inPrelude) != nil {
				return &Def{Kind: DefExternal, Path: m + name}
			}
		}
		return nil
	}
	if primitives[name] && s == typeSpace {
		return &Def{Kind: DefPrim, Path: name}
	}
	path, ok := preludeTypes[name]
	if !ok {
		return nil
	}
	if strings.HasPrefix(path, "alloc::") && q.noStd(at) {
		return nil
	}
	return q.system(path, at, s)
}

// inPrelude accepts macros that need no import, whatever the release, since a crate may
// gate what is stable by now: those of a prelude, and all that std has in its root. What
// only a module gives, as core::from does derive(From), is not among them.
func inPrelude(g *rustdb.Gated) bool {
	return g.Kind == rustdb.ItemMacro && (!strings.HasPrefix(g.Path, "core::macros::") || len(g.Public) == 0 || slices.Contains(g.Public, "std::"+g.Name()))
}

// system resolves a path of the standard library, whose source may be part of
// the program.
func (q *search) system(path string, at spot, s space) *Def {
	names := strings.Split(path, "::")
	if q.p.externCrate(at.module.crate, names[0]) != nil {
		if d := q.path(names, true, at, s); d != nil {
			return d
		}
	}
	return &Def{Kind: DefExternal, Path: path}
}

func (q *search) noStd(at spot) bool {
	if inDoctest(at.file, at.scope) {
		return false
	}
	root := q.p.rootModule(at.module.crate)
	return at.module.crate.NoStd || root != nil && (root.file.outline.NoStd || root.file.outline.NoCore)
}

// trimFacade takes core, alloc or std off a path: std shows the others' items
// under the same names.
func trimFacade(path string) string {
	for _, c := range []string{"core::", "alloc::", "std::"} {
		if rest, ok := strings.CutPrefix(path, c); ok {
			return rest
		}
	}
	return path
}

// pointers are the types that may be receivers without a gate.
var pointers = map[string]bool{
	"boxed::Box": true, "rc::Rc": true, "sync::Arc": true, "pin::Pin": true, "sync::arc::Arc": true,
}

// isSystemPath reports a path that begins at core, alloc or std.
func isSystemPath(path string) bool { return trimFacade(path) != path }

// knownExternal reports whether an item of a crate without source is known by
// that path in a namespace: a glob import of its module then brings the name in. Of what
// is stable itself only types are known that have gated items, and functions that are
// gated in constants.
func (p *Program) knownExternal(path string, s space) bool {
	if pointers[trimFacade(path)] && isSystemPath(path) {
		return true
	}
	return p.gateOf(path, func(g *rustdb.Gated) bool {
		switch g.Kind {
		case rustdb.ItemReexport:
			return true
		case rustdb.ItemMacro:
			return s == macroSpace
		case rustdb.ItemFn:
			return s == valueSpace
		case rustdb.ItemMod, rustdb.ItemTrait:
			return s == typeSpace
		}
		return s != macroSpace
	}) != nil || s == typeSpace && isSystemPath(path) && isTypeName(lastName(path)) && p.items.Owns(path)
}
