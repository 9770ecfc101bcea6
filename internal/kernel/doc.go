// Package kernel knows what a tree says of itself and of its build: whether it
// is a kernel, its version, the oldest rustc it supports on each architecture,
// which of its code has an upstream elsewhere, and every compiler option,
// feature list and build cfg that its Makefiles, Kconfig files and scripts hand
// to rustc, with the condition under which they do.
//
// It reads the tree's files as text and runs none of them. It refuses to know
// what Rust code needs (features/detect) and what becomes of a feature
// (features). Everything it reads is hostile; what it cannot follow is damage.
package kernel
