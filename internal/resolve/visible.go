package resolve

import (
	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

// Visible reports whether every use of a library feature at release r shows in
// names, so that a crate without one does not need it. Methods whose names say
// nothing, items that the feature makes usable in constants, and whatever else
// is decided by types alone stay out of sight. It is false for names that the
// database has no items of.
func Visible(db *rustdb.DB, feature string, r release.Rust) bool {
	e, ok := db.Lookup(feature)
	if !ok {
		return false
	}
	seen := false
	for i := range e.Gates {
		it := &e.Gates[i]
		if !it.GatedAt(r) || it.Kind == rustdb.ItemImpl {
			continue // rustc enforces no gate on an impl
		}
		if it.Const || it.Kind == rustdb.ItemField || it.Kind == rustdb.ItemMethod && ambiguous()[it.Name()] {
			return false
		}
		seen = true
	}
	return seen
}
