; feature: fn_align
; title: alignment of functions
; world: attribute
; needs-bytes: rustc_align align
;
; #[rustc_align] sets the alignment of a function. Until 1.89 it was written repr(align(..)).
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_align"))
((attribute_item (attribute arguments: (token_tree (identifier) @arg . (token_tree)))) @use
 (#attribute? "repr") (#eq? @arg "align") (#target? "fn"))
