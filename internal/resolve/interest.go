package resolve

import (
	"slices"
	"strings"

	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// Names are the names whose mention may decide a library feature, for
// rust.MakeOutline: those of free items as they are, those of items of types and
// traits behind a dot, those of variants both ways.
type Names map[string]bool

// Has reports whether a name is one of them.
func (n Names) Has(name string) bool { return n[name] }

func (n Names) add(name string, k rustdb.ItemKind) {
	switch {
	case k == rustdb.ItemVariant: // an import may make it free
		n["."+name], n[name] = true, true
	case isMember(k):
		n["."+name] = true
	case k != rustdb.ItemImpl && k != rustdb.ItemPrim:
		n[name] = true
	}
}

// Interesting are the names of all items of the database.
func Interesting(db *rustdb.DB) Names {
	names := withInherited()
	for name := range db.Items().Names() {
		for kind := range db.Items().Kinds(name) {
			names.add(name, kind)
		}
	}
	return names
}

func withInherited() Names {
	names := Names{}
	for path := range inherited {
		names[lastName(path)] = true
	}
	return names
}

// Tree is what bounds the uses of one tree, before it is known what its names mean.
type Tree struct {
	Rust release.Rust // judged for
	// Gated reports whether a crate of the tree may turn a feature on.
	Gated func(feature string) bool
	// Mentions are of all its Rust files.
	Mentions *rust.Mentions
	// System says that it has source of the compiler's own crates, whose items have
	// other paths than their users know.
	System bool
}

// InterestingIn is Interesting for one tree: with outlines of fewer names its
// crates have the same uses. An item counts when a crate of the tree may turn its
// feature on; or when it is gated at the release judged and the tree can name it:
// a free item needs a path to it from the module that it is in, what belongs to a
// type needs the type's name.
func InterestingIn(db *rustdb.DB, t *Tree) Names {
	// A static of any name may need it in a constant, and only a name that is kept
	// is resolved.
	if t.System || t.Gated(ruleStatic) || db.StateAt(ruleStatic, t.Rust) != rustdb.Stable {
		return Interesting(db)
	}
	names := withInherited()
	for name := range db.Items().Names() {
		if !t.Mentions.Name(name) {
			continue
		}
		items := db.Items().Named(name)
		for i := range items {
			if g := &items[i]; t.Gated(g.Feature) || gatedAt(db, g, t.Rust) && t.names(g) {
				names.add(name, g.Kind)
			}
		}
	}
	return names
}

// isMember reports what belongs to a type or trait.
func isMember(k rustdb.ItemKind) bool {
	switch k {
	case rustdb.ItemMethod, rustdb.ItemAssoc, rustdb.ItemVariant, rustdb.ItemField:
		return true
	}
	return false
}

// names reports whether a path of the tree can mean the item.
func (t *Tree) names(g *rustdb.Gated) bool {
	return t.leads(g, g.Path) || slices.ContainsFunc(g.Public, func(path string) bool { return t.leads(g, path) })
}

// leads reports whether one path of the item can be written in the tree.
func (t *Tree) leads(g *rustdb.Gated, path string) bool {
	i := strings.LastIndex(path, "::")
	if i < 0 {
		return true
	}
	owner := lastName(path[:i])
	if isMember(g.Kind) {
		// <[T]>::name needs no name of the type.
		return t.Mentions.Name(owner) || unnamed[owner]
	}
	return t.Mentions.Path(owner, lastName(path)) || g.Kind == rustdb.ItemMacro && slices.Contains(preludeModules, path[:i]+"::") ||
		preludeTypes[lastName(path)] != ""
}

// unnamed are the owners of methods that primitiveName stands for.
var unnamed = map[string]bool{"slice": true, "array": true, "pointer": true, "tuple": true, "never": true, "reference": true}
