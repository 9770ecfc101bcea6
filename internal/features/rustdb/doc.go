// Package rustdb is the database of every Rust language feature, library
// feature and compiler option, release by release: what state each was in, since
// when, what tracks it, what replaced it, and which library items it gates.
//
// The database is one sorted JSON line a name (rust.jsonl), generated from Rust
// source trees by Build and committed, so that a new Rust release is a reviewable
// diff. What the sources do not record (renames of library features, the release
// in which an option became stable) is kept by hand in facts.jsonl, each fact with
// its reason.
//
// The package knows nothing of any tree that is scanned, of subgoals or of what a
// state means for somebody. It never guesses silently: a date that the sources do
// not give is the zero release, and Change.Sure tells a point in history that is
// dated from one that was placed between the releases read.
package rustdb
