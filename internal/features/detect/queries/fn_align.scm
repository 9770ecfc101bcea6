; feature: fn_align
; title: alignment of functions
; world: attribute
; needs-bytes: rustc_align align
;
; #[rustc_align] sets the alignment of a function. Until 1.89 it was written repr(align(..)).
; The attribute itself is gated; rustc reports it from "#", and of repr(..) the argument alone.

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_align"))
((token_tree (identifier) @use . (token_tree))
 (#attribute? "repr") (#eq? @use "align") (#target? "fn"))
