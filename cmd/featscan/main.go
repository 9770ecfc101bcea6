// Command featscan finds every unstable Rust feature and compiler option that
// a Linux kernel tree, or any Rust code base, depends on, and says what each
// waits for. It works offline and without rustc, and runs nothing of the tree.
//
// This package turns flags into options, makes one call and turns its outcome
// into an exit status. It knows no Rust, no Kbuild and no output format.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
