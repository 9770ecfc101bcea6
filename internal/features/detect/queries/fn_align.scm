; feature: fn_align
; title: alignment of functions
; world: attribute
; needs-bytes: rustc_align
;
; #[rustc_align] sets the alignment of a function.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_align"))
