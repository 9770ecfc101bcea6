; feature: raw_dylib
; title: #[link(kind = "raw-dylib")]
; world: attribute
; needs-bytes: raw-dylib
; until: 1.71.0
;
; #[link(kind = "raw-dylib")]. rustc reports the string.

((token_tree (identifier) @key . (string_literal) @use)
 (#attribute? "link") (#eq? @key "kind") (#eq? @use "\"raw-dylib\""))
