; feature: raw_dylib_elf
; title: #[link(kind = "raw-dylib")] for ELF
; world: attribute
; confidence: likely
; needs-bytes: raw-dylib
; since: 1.87.0
;
; #[link(kind = "raw-dylib")], which is stable for Windows: what the target is decides.
; rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "kind") (#eq? @value "\"raw-dylib\"") (#at! @value))
