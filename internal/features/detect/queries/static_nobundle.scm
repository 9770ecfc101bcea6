; feature: static_nobundle
; title: #[link(kind = "static-nobundle")]
; world: attribute
; needs-bytes: static-nobundle
; until: 1.63.0
;
; #[link(kind = "static-nobundle")]. rustc reports the string.

((token_tree (identifier) @key . (string_literal) @use)
 (#attribute? "link") (#eq? @key "kind") (#eq? @use "\"static-nobundle\""))
