; feature: fn_align
; title: alignment of functions
; world: attribute
; needs-bytes: rustc_align
; since: 1.89.0
;
; #[rustc_align] sets the alignment of a function. Until 1.89 it was written repr(align(..)).
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_align"))
