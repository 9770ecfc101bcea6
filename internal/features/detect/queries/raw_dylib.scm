; feature: raw_dylib
; title: #[link(kind = "raw-dylib")]
; world: attribute
; needs-bytes: raw-dylib
; until: 1.71.0
;
; #[link(kind = "raw-dylib")]. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "kind") (#eq? @value "\"raw-dylib\"") (#at! @value))
