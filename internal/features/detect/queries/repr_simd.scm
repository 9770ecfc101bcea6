; feature: repr_simd
; title: vector types
; world: attribute
; needs-bytes: simd
;
; #[repr(simd)] on a struct, or on what a parameter of a macro stands for. rustc reports the
; attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "repr") (#eq? @arg "simd") (#target? "struct" "expr"))
