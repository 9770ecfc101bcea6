package rustdb

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"featscan/internal/release"
)

// DB is a database. It is safe for use by several goroutines.
type DB struct {
	read  []release.Rust // the releases it was built from, oldest first
	names []string       // sorted
	byKey map[string]int // from key(name) to the index in names and lines
	lines []string       // undecoded entries; entries[i] is lines[i] once decoded

	mu      sync.Mutex
	entries []*Entry

	indexOnce sync.Once
	index     map[string][]Gated
	archOnce  sync.Once
	arch      map[string][]Gated
}

//go:embed rust.jsonl
var embedded string

// Default is the database that comes with the program.
var Default = sync.OnceValue(func() *DB {
	db, err := index("rust.jsonl", embedded)
	if err != nil {
		panic(err) // a test reads the whole of it
	}
	return db
})

func newDB(read []release.Rust, entries []*Entry) *DB {
	db := &DB{read: read, entries: entries, lines: make([]string, len(entries)), byKey: make(map[string]int, len(entries))}
	for i, e := range entries {
		db.names = append(db.names, e.Name)
		db.byKey[e.Name] = i
	}
	return db
}

// Newest is the newest Rust release that the database was built from, with its
// patch level.
func (db *DB) Newest() release.Rust { return db.read[len(db.read)-1] }

// Read are the releases that the database was built from, oldest first.
func (db *DB) Read() []release.Rust { return slices.Clone(db.read) }

// Releases are the points at which to judge: every minor release from the oldest
// one read to the newest, the newest one with its patch level.
func (db *DB) Releases() []release.Rust {
	first, last := db.read[0], db.Newest()
	var points []release.Rust
	for m := first.Minor; m < last.Minor; m++ {
		points = append(points, release.Rust{Major: last.Major, Minor: m})
	}
	return append(points, last)
}

// Names are all names in the database, sorted.
func (db *DB) Names() []string { return slices.Clone(db.names) }

// Lookup finds a feature or an option by its name. Options are "-Zname" or
// "-Cname"; '_' for '-', a space behind the letter and a value are allowed.
func (db *DB) Lookup(name string) (*Entry, bool) {
	i, ok := db.byKey[Normalize(name)]
	if !ok {
		return nil, false
	}
	return db.entry(i), true
}

// StateAt is the state of a name at release r, Absent for an unknown name.
func (db *DB) StateAt(name string, r release.Rust) State {
	e, ok := db.Lookup(name)
	if !ok {
		return Absent
	}
	return e.StateAt(r)
}

// Normalize is the form of a name that the database uses: for options "-Zname"
// with '-' for every '_' and without a value, for features the name itself.
func Normalize(name string) string {
	if len(name) < 2 || name[0] != '-' || name[1] != 'Z' && name[1] != 'C' {
		return name
	}
	option, _, _ := strings.Cut(strings.TrimLeft(name[2:], " "), "=")
	return name[:2] + strings.ReplaceAll(option, "_", "-")
}

// All are all entries, sorted by name.
func (db *DB) All() []*Entry {
	all := make([]*Entry, len(db.names))
	for i := range db.names {
		all[i] = db.entry(i)
	}
	return all
}

// entry decodes an entry on first use: a scan asks for a few dozen of thousands.
func (db *DB) entry(i int) *Entry {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.entries[i] == nil {
		e, err := decode(db.lines[i])
		if err != nil {
			// Load has decoded every line of a foreign database, and a test those
			// of the embedded one.
			e = &Entry{Name: db.names[i], Kind: KindLib}
		}
		db.entries[i] = e
	}
	return db.entries[i]
}

// Gated is an item together with the feature that gates it.
type Gated struct {
	Item
	Feature string
}

// ItemsByLastSegment maps the last segment of a path to the items of that name
// that some library feature gates or gated: what a path, an import or a method
// call can mean. The lists are sorted by path, then feature. Implementations have
// no name and are left out, and so are the tens of thousands of vendor intrinsics
// in core::arch, for which ArchItems has a map of its own.
//
// rustc asks for the gate of what a path finally means, or of what that inherits;
// only where that is stable or bears no mark do the modules on the way count.
func (db *DB) ItemsByLastSegment() map[string][]Gated {
	db.indexOnce.Do(func() { db.index = db.indexItems(false) })
	return db.index
}

// ArchItems is ItemsByLastSegment for what stands in core::arch; a program that
// never names core::arch or std::arch does not need it.
func (db *DB) ArchItems() map[string][]Gated {
	db.archOnce.Do(func() { db.arch = db.indexItems(true) })
	return db.arch
}

const archPrefix = "core::core_arch::"

func (db *DB) indexItems(arch bool) map[string][]Gated {
	items := make(map[string][]Gated, 1<<13)
	for i, name := range db.names {
		gates := db.gatesOf(i, arch)
		for n := range gates {
			item := &gates[n]
			if item.Kind == ItemImpl || strings.HasPrefix(item.Path, archPrefix) != arch {
				continue
			}
			items[item.Name()] = append(items[item.Name()], Gated{*item, name})
		}
	}
	for _, list := range items {
		if len(list) == 1 {
			continue
		}
		slices.SortFunc(list, func(a, b Gated) int {
			return cmp.Or(a.Compare(&b.Item), strings.Compare(a.Feature, b.Feature))
		})
	}
	return items
}

// gatesOf are the items of an entry. For one that nobody has asked for yet they
// are read off its line: their strings hold nothing that JSON escapes, and
// decoding all of the line costs five times as much. Implementations may be left
// out.
func (db *DB) gatesOf(i int, arch bool) (items []Item) {
	db.mu.Lock()
	e := db.entries[i]
	db.mu.Unlock()
	if e != nil {
		return e.Gates
	}
	_, list, ok := strings.Cut(db.lines[i], gatesKey+`"`)
	if !ok {
		return nil
	}
	list = strings.TrimSuffix(list, `"]}`)
	for text := range strings.SplitSeq(list, `","`) {
		if strings.Contains(text, archPrefix) != arch || strings.HasPrefix(strings.TrimPrefix(text, "~const "), "impl ") {
			continue
		}
		group, err := decodeItems(text)
		if err != nil {
			return nil
		}
		items = append(items, group...)
	}
	return items
}

// Nearest are the known names that are most like a misspelt one, best first, at
// most five; none when nothing is near.
func (db *DB) Nearest(name string) []string { return nearest(Normalize(name), db.names) }
