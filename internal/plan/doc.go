// Package plan answers what-if questions over Rust releases: what another
// release changes for a tree, what falls away when the minimum rises, and the
// patch that removes it. It compares finished results and edits text it is
// given; it opens nothing and prints nothing.
package plan
