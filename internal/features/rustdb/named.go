package rustdb

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Items finds the items that some library feature gates or gated by the last
// segment of their paths, private and public: what a path, an import or a method
// call can mean.
// Implementations have no name and are left out, and so is what rustc and proc_macro tell
// each other. It is safe for use by several goroutines.
//
// rustc asks for the gate of what a path finally means, or of what that inherits;
// only where that is stable or bears no mark do the modules on the way count.
type Items struct {
	db      *DB
	base    *Items // those beside vendor intrinsics, nil where there are no others
	written map[string][]written

	mu    sync.Mutex
	named map[string][]Gated // what was asked for

	owners func() map[string]bool // see findOwners
}

// written is where an item is described: by one of the texts of a line, which is
// decoded when the item is asked for, or in an entry that was decoded before.
type written struct {
	entry int
	text  string
	item  *Item
}

// IsVendor reports whether a path by which an item is declared is that of a vendor
// intrinsic. Users name them by core::arch.
func IsVendor(path string) bool { return strings.Contains(path, vendorModule) }

// What is left out of names, by a part of paths, or of texts of items with a path.
const (
	vendorModule = "core::core_arch::"
	bridgeModule = "proc_macro::bridge::" // what rustc and proc_macro tell each other
)

// Items are the items of the database but for the tens of thousands of vendor
// intrinsics in core::arch. Finding all names costs a third of decoding all items, of
// which a scan asks for a few.
func (db *DB) Items() *Items {
	db.itemsOnce.Do(func() {
		x := &Items{db: db, written: make(map[string][]written, 1<<13), named: map[string][]Gated{}, owners: sync.OnceValue(db.findOwners)}
		x.collect(func(text string) bool {
			return !strings.Contains(text, vendorModule) && !strings.Contains(text, bridgeModule)
		}, func(string) bool { return true })
		db.items = x
	})
	return db.items
}

// WithVendor are the items, and those in core::arch of which the name counts.
func (db *DB) WithVendor(counts func(name string) bool) *Items {
	base := db.Items()
	x := &Items{db: db, base: base, written: map[string][]written{}, named: map[string][]Gated{}, owners: base.owners}
	x.collect(IsVendor, counts)
	return x
}

// collect notes the items of which the text, or the path, and the name count.
func (x *Items) collect(wanted, counts func(string) bool) {
	add := func(name string, w written) {
		if list := x.written[name]; (len(list) == 0 || list[len(list)-1] != w) && counts(name) {
			x.written[name] = append(list, w)
		}
	}
	db := x.db
	for i := range db.names {
		db.mu.Lock()
		e := db.entries[i]
		db.mu.Unlock()
		if e != nil {
			for n := range e.Gates {
				if item := &e.Gates[n]; item.Kind != ItemImpl && wanted(item.Path) {
					add(item.Name(), written{entry: i, item: item})
					for _, p := range item.Public {
						if name := (&Item{Path: p}).Name(); name != item.Name() {
							add(name, written{entry: i, item: item})
						}
					}
				}
			}
			continue
		}
		// The strings of a line hold nothing that JSON escapes.
		_, list, ok := strings.Cut(db.lines[i], gatesKey+`"`)
		if !ok {
			continue
		}
		for text := range strings.SplitSeq(strings.TrimSuffix(list, `"]}`), `","`) {
			if wanted(text) && !strings.HasPrefix(strings.TrimPrefix(text, "~const "), "impl ") {
				for name := range itemNames(text) {
					add(name, written{entry: i, text: text})
				}
			}
		}
	}
}

// Has reports whether an item has that name.
func (x *Items) Has(name string) bool { return len(x.places(name)) > 0 }

// OnlyVendor reports whether vendor intrinsics alone have that name.
func (x *Items) OnlyVendor(name string) bool { return x.base != nil && !x.base.Has(name) }

// places is where the items of a name are described.
func (x *Items) places(name string) []written {
	switch own := x.written[name]; {
	case x.base == nil:
		return own
	case len(own) == 0:
		return x.base.written[name]
	default:
		return slices.Concat(x.base.written[name], own)
	}
}

// Owns reports whether an item stands in what a path names: a type has gated methods,
// say, and is stable itself. core, alloc and std count as one.
func (x *Items) Owns(path string) bool {
	crate, rest, _ := strings.Cut(path, "::")
	if rest == "" {
		return false
	}
	owners := x.owners()
	return owners[path] || slices.ContainsFunc([]string{"core::", "alloc::", "std::"}, func(facade string) bool {
		return facade != crate+"::" && owners[facade+rest]
	})
}

// findOwners finds the beginnings of all paths of items, up to any "::".
func (db *DB) findOwners() map[string]bool {
	owners, last := make(map[string]bool, 1<<12), ""
	add := func(text string) {
		start := 0
		for i := 0; i+1 < len(text); i++ {
			switch c := text[i]; {
			case c == ' ' || c == '"':
				start = i + 1
			case c == ':' && text[i+1] == ':':
				// Items of one owner stand side by side.
				if owner := text[start:i]; owner != last {
					owners[owner], last = true, owner
				}
				i++
			}
		}
	}
	for i := range db.names {
		db.mu.Lock()
		e := db.entries[i]
		db.mu.Unlock()
		if e == nil {
			_, list, _ := strings.Cut(db.lines[i], gatesKey)
			add(list)
			continue
		}
		for n := range e.Gates {
			add(e.Gates[n].Path)
			for _, path := range e.Gates[n].Public {
				add(path)
			}
		}
	}
	return owners
}

// Names are the names of all items, in no order.
func (x *Items) Names() iter.Seq[string] {
	if x.base == nil {
		return maps.Keys(x.written)
	}
	return func(yield func(string) bool) {
		for name := range x.base.written {
			if !yield(name) {
				return
			}
		}
		for name := range x.written {
			if x.OnlyVendor(name) && !yield(name) {
				return
			}
		}
	}
}

// Kinds are the kinds of the items of a name, save those below a path that begins
// with two underscores, which nobody can name.
func (x *Items) Kinds(name string) iter.Seq[ItemKind] {
	return func(yield func(ItemKind) bool) {
		for _, w := range x.places(name) {
			kind, parent := w.kind(name)
			if !strings.Contains(parent+name, "::__") && !yield(kind) {
				return
			}
		}
	}
}

// kind is the kind of an item, and the beginning of its path.
func (w *written) kind(name string) (kind ItemKind, parent string) {
	if w.item != nil {
		return w.item.Kind, strings.TrimSuffix(w.item.Path, name)
	}
	text, path, _ := strings.Cut(strings.TrimPrefix(w.text, "~const "), " ")
	parent, _ = splitNames(itemPath(path))
	return ItemKind(text), parent
}

// Named are the items of a name, sorted by path, then feature.
func (x *Items) Named(name string) []Gated {
	if x.base != nil && len(x.written[name]) == 0 {
		return x.base.Named(name)
	}
	places := x.places(name)
	if len(places) == 0 {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	list, known := x.named[name]
	if known {
		return list
	}
	for _, w := range places {
		if w.item != nil {
			list = append(list, Gated{*w.item, x.db.names[w.entry]})
			continue
		}
		group, err := decodeNamed(w.text, name)
		if err != nil {
			continue // Load has refused it, and a test reads all that is embedded
		}
		for i := range group {
			list = append(list, Gated{group[i], x.db.names[w.entry]})
		}
	}
	slices.SortFunc(list, func(a, b Gated) int {
		return cmp.Or(a.Compare(&b.Item), strings.Compare(a.Feature, b.Feature))
	})
	x.named[name] = list
	return list
}
