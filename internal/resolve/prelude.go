package resolve

import "regexp"

// GeneratedPreludes reads what a doc-test generator imports into every test:
// the kernel's scripts/rustdoc_test_gen.rs holds `use ::kernel::prelude::*;` in
// the text that it writes. src is its source, or nil.
func GeneratedPreludes(src []byte) []string {
	var paths []string
	for _, m := range globImport.FindAllSubmatch(src, -1) {
		paths = append(paths, string(m[1]))
	}
	return paths
}

// globImport is an indented glob import of a path with at least two names: at
// the left margin it would belong to the generator itself.
var globImport = regexp.MustCompile(`(?m)^[ \t]+use (?:::)?([a-z_0-9]+(?:::[a-z_0-9]+)+)::\*;`)
