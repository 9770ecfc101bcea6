// Package resolve knows what names mean: it follows modules, imports, globs,
// re-exports, type aliases and macros across the files of a crate and across
// crates, and finds or confirms the uses that only names can decide (self
// types, library items, inferred const arguments, statics in constants).
//
// It works on rust.Outline values alone: it sees no syntax tree, opens no file
// and infers no types beyond what the declaration of a variable says. What it
// cannot resolve it says so about: such a use is Likely, or left out where
// nothing speaks for it. Every walk is bounded, so that cyclic imports and
// aliases end.
package resolve
