package rust

import (
	sitter "github.com/smacker/go-tree-sitter"
	grammar "github.com/tree-sitter/tree-sitter-rust/bindings/go"
)

// language is the one place that names the grammar: tree-sitter-rust v0.23.2,
// the newest whose ABI (14) the runtime can load.
var language = sitter.NewLanguage(grammar.Language())
