// Package kernel knows what a tree says of itself and of its build: whether it
// is a kernel, its version, the oldest rustc it supports on each architecture,
// which of its code has an upstream elsewhere, and every compiler option,
// feature list and build cfg that its Makefiles, Kconfig files and scripts hand
// to rustc, with the condition under which they do.
//
// It also knows the build's crates: roots, files, cfgs, flags and features, from
// the command lines that make would run (Crates), what a Kconfig symbol can be
// under what is known of a build (Value), whether a condition holds in every
// build, in some or in none (Builds), and the entry of MAINTAINERS that a path
// belongs to. Three rules keep these honest: a condition is decided only where
// every build agrees; what is not known stays symbolic; and the name of a crate,
// an architecture or a release decides nothing that the tree's files decide.
//
// It reads the tree's files as text and runs none of them. It refuses to know
// what Rust code needs (features/detect) and what becomes of a feature
// (features). Everything it reads is hostile; what it cannot follow is damage.
package kernel
