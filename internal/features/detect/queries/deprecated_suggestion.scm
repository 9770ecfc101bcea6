; feature: deprecated_suggestion
; title: what to use in place of a deprecated item
; world: attribute
; needs-bytes: suggestion
;
; suggestion = ".." in #[deprecated(..)]. Without the feature rustc refuses it, with an
; error that has no number, at the argument.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "deprecated") (#eq? @use "suggestion"))
