package rustdb

import (
	"cmp"
	"slices"
	"strings"

	"featscan/internal/release"
)

// ItemKind says what a gated item is.
type ItemKind string

const (
	ItemFn       ItemKind = "fn"
	ItemMethod   ItemKind = "method"    // an associated function with self
	ItemAssocFn  ItemKind = "assocfn"   // one without, which no value has
	ItemAssoc    ItemKind = "assoc"     // an associated constant or type
	ItemTrait    ItemKind = "trait"     // also trait aliases
	ItemStruct   ItemKind = "struct"    // also unions
	ItemEnum     ItemKind = "enum"      //
	ItemVariant  ItemKind = "variant"   //
	ItemField    ItemKind = "field"     //
	ItemType     ItemKind = "type"      // a type alias
	ItemConst    ItemKind = "const"     // also statics
	ItemMacro    ItemKind = "macro"     // also derives and attributes
	ItemMod      ItemKind = "mod"       // also whole crates; everything that a path reaches through it
	ItemReexport ItemKind = "use"       // only this path is gated, not what it leads to
	ItemImpl     ItemKind = "impl"      // "core::ops::Add for core::foo::Bar"; seldom visible in a path
	ItemPrim     ItemKind = "primitive" // a primitive type, such as f16
)

// Item is one library item that a feature gates.
type Item struct {
	Kind ItemKind
	// Path is the path under which the item is declared, such as
	// "core::ops::unsize::CoerceUnsized". Methods of primitive types stand under
	// the type: "slice::array_windows", "u8::carrying_add", "pointer::is_aligned".
	Path string
	// Public are the paths by which users can name it, shortest first, those of
	// core before those of alloc and std.
	Public []string
	// Const says that the feature gates only the item's use in constants.
	Const bool
	// From and Until bound the releases in which the feature gates it: From is the
	// first, Until the first in which it does no longer. Zero means since ever, and
	// still at the newest release.
	From, Until release.Rust
}

// Name is the last segment of the item's path.
func (i *Item) Name() string {
	if n := strings.LastIndex(i.Path, "::"); n >= 0 {
		return i.Path[n+2:]
	}
	return i.Path
}

// GatedAt reports whether the feature gates the item at release r.
func (i *Item) GatedAt(r release.Rust) bool {
	return (i.From.IsZero() || !r.Less(i.From)) && (i.Until.IsZero() || r.Less(i.Until))
}

// Compare orders items by path, kind and what else sets them apart; what gates
// the whole item comes before what gates its constness.
func (i *Item) Compare(o *Item) int {
	return cmp.Or(cmp.Compare(i.Path, o.Path), cmp.Compare(i.Kind, o.Kind), compareBools(i.Const, o.Const),
		i.From.Compare(o.From), i.Until.Compare(o.Until), slices.Compare(i.Public, o.Public))
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

var itemKinds = []ItemKind{
	ItemFn, ItemMethod, ItemAssocFn, ItemAssoc, ItemTrait, ItemStruct, ItemEnum, ItemVariant, ItemField, ItemType,
	ItemConst, ItemMacro, ItemMod, ItemReexport, ItemImpl, ItemPrim,
}
