package track

import (
	"featscan/internal/features"
)

// Comparison is what a hand-kept list says otherwise than the facts.
type Comparison struct {
	File    string   `json:"file"`
	Entries int      `json:"entries"`
	Differs []Differ `json:"differs"` // in the order of the list, then what it lacks
}

// Differ is one disagreement.
type Differ struct {
	Name string `json:"name"`
	Line int    `json:"line"` // in the list; 0 for what it lacks
	What string `json:"what"` // "stable since", "state", "tracking issue", "unknown" or "missing"
	List string `json:"list"` // what the list says
	Fact string `json:"fact"` // what the tree and the database say
}

// Entry is one entry of a hand-kept list.
type Entry struct {
	Name string
	Line int
}

// ParseHandList reads a list.
func ParseHandList(name string, data []byte) ([]Entry, error) { return nil, nil }

// Compare holds entries against the newest point of s and the database.
func Compare(file string, entries []Entry, s *Series, db features.Database) *Comparison {
	return &Comparison{File: file, Entries: len(entries), Differs: []Differ{}}
}
