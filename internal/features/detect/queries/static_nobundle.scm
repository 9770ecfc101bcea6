; feature: static_nobundle
; title: #[link(kind = "static-nobundle")]
; world: attribute
; needs-bytes: static-nobundle
; until: 1.63.0
;
; #[link(kind = "static-nobundle")]. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "kind") (#eq? @value "\"static-nobundle\"") (#at! @value))
