package rustdb

import (
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
	heads   []*Entry // those of which no more than that was asked for; see head

	itemsOnce sync.Once
	items     *Items
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
	db := &DB{read: read, entries: entries, heads: make([]*Entry, len(entries)), lines: make([]string, len(entries)), byKey: make(map[string]int, len(entries))}
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
	e, ok := db.head(name)
	if !ok {
		return Absent
	}
	return e.StateAt(r)
}

// head is Lookup without Gates, which is most of an entry and most of what it takes to
// decode one.
func (db *DB) head(name string) (*Entry, bool) {
	i, ok := db.byKey[Normalize(name)]
	if !ok {
		return nil, false
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	if e := db.entries[i]; e != nil {
		return e, true
	}
	if db.heads[i] == nil {
		text, _, cut := strings.Cut(db.lines[i], ","+gatesKey)
		if cut {
			text += "}"
		}
		db.heads[i] = db.decoded(i, text)
	}
	return db.heads[i], true
}

// HasItems reports whether items are on record that a feature gates.
func (db *DB) HasItems(feature string) bool {
	i, ok := db.byKey[Normalize(feature)]
	if !ok {
		return false
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	if e := db.entries[i]; e != nil {
		return len(e.Gates) > 0
	}
	return strings.Contains(db.lines[i], ","+gatesKey)
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
		db.entries[i] = db.decoded(i, db.lines[i])
	}
	return db.entries[i]
}

// decoded is what a text, the line of entry i or its beginning, says of it.
func (db *DB) decoded(i int, text string) *Entry {
	e, err := decode(text)
	if err != nil {
		// Load has decoded every line of a foreign database, and a test those
		// of the embedded one.
		return &Entry{Name: db.names[i], Kind: KindLib}
	}
	return e
}

// Gated is an item together with the feature that gates it.
type Gated struct {
	Item
	Feature string
}

// Nearest are the known names that are most like a misspelt one, best first, at
// most five; none when nothing is near.
func (db *DB) Nearest(name string) []string { return nearest(Normalize(name), db.names) }
