package detect

import (
	"bytes"
	"fmt"
	"strings"
)

// described is a word of the language that detectors are written in.
type described struct{ word, text string }

// headerKeys are the keys of a header, as set reads them.
var headerKeys = []described{
	{"confidence", "`certain`, or `likely`: then a match counts where the crate turns the feature on"},
	{"ends", "the first release without the rule, for features that have others: from then on no match counts"},
	{"facts", "of the world `fact`: the kinds of syntax that are uses, see `internal/parse/rust/gap.go`"},
	{"feature", "what a match needs; required"},
	{"instead", "other features that allow the same: where a crate turns on one of them and not the feature, a match is a use of that"},
	{"needs", "`names`: the match is only a candidate, and name resolution has rules of its own; `types`: there are uses that only types can tell, so that no crate is said to do without the feature"},
	{"needs-bytes", "texts of two bytes or more; what holds none of them is not searched (`\\s` is a space, `\\n` a line's end). Without it everything is parsed"},
	{"only-in", "`crate-root`: a match counts in the root file of a crate alone"},
	{"since", "the first release of Rust with the rule"},
	{"title", "one line; required"},
	{"until", "the first release without the rule, where the feature became stable: from then on a match counts where the crate still gates it"},
	{"was", "what the feature was called before, as in `a until 1.66.0, b until 1.70.0`"},
	{"world", "`syntax` (the default): code, macro bodies and arguments, doc tests; `attribute`: every attribute by itself, what `cfg_attr` holds as well; `fact`: no query"},
}

// predicates are the operators that a pattern may use.
var predicates = []described{
	{"alone?", "no `::` stands before the match"},
	{"any-of?", "the capture is one of these texts and no `$x` of a macro; `not-any-of?`"},
	{"at!", "this capture is reported, not `@use`"},
	{"at-item!", "what the attribute is on is reported, not the attribute"},
	{"attribute?", "the path of the attribute is one of these"},
	{"bodiless?", "the attribute is on `mod name;`"},
	{"custom?", "the attribute can only be an attribute macro"},
	{"eq?", "the capture is this text, or that of another capture, and no `$x` of a macro; `not-eq?`"},
	{"followed-by?", "one of these texts stands behind the capture"},
	{"inner?", "`#![..]`"},
	{"match?", "the capture matches this regular expression and is no `$x` of a macro; `not-match?`"},
	{"modifier?", "one of these words stands before the keyword of what the attribute is on, such as `async`; `not-modifier?`"},
	{"outer?", "`#[..]`"},
	{"parent?", "the capture stands directly in a node of one of these kinds; `kind.field` is a field of it"},
	{"position?", "an attribute of an expression stands as `operand`, `rest`, `element` or `statement`"},
	{"predicate?", "the match stands in a cfg predicate"},
	{"root?", "the attribute stands at the top of the file; `not-root?`"},
	{"target?", "the attribute is on one of these: `fn`, `struct`, `let`, `expr`, `closure` and so on; `not-target?`"},
	{"unsafe?", "`#[unsafe(..)]`"},
}

// example is a detector for the guide; a test runs it.
const example = `; feature: asm_goto
; title: a procedural macro that writes asm! with labels
; needs-bytes: my_static_call
;
; my_static_call! writes asm!(.., label {}), which no file of the tree shows.

((macro_invocation macro: (identifier) @use) (#eq? @use "my_static_call"))
`

// writeGuide explains how a detector is written.
func writeGuide(b *bytes.Buffer) {
	fmt.Fprintf(b, `A detector says which syntax needs a feature. It is a file NAME.scm: a header, prose that
explains the rule, and patterns in tree-sitter's query syntax. `+"`--detectors DIR`"+` adds those
of a directory to the built-in ones; one of the same name takes the other's place.

`+"```query\n%s```"+`

What a pattern captures as `+"`@use`"+` is reported. Each pattern is matched over the syntax of the
Rust grammar for tree-sitter; `+"`tree-sitter parse`"+` shows it.

| header | |
|---|---|
`, example)
	for _, k := range headerKeys {
		fmt.Fprintf(b, "| `%s` | %s |\n", k.word, k.text)
	}
	b.WriteString("\n| predicate | holds when |\n|---|---|\n")
	for _, p := range predicates {
		fmt.Fprintf(b, "| `#%s` | %s |\n", p.word, p.text)
	}
	b.WriteString("\nThose that ask for no capture speak of the attribute at hand, in the world `attribute`.\n")
}

// headerWords lists the keys of a header, for messages.
func headerWords() string {
	words := make([]string, len(headerKeys))
	for i, k := range headerKeys {
		words[i] = k.word
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
