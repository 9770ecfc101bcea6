; feature: static_align
; title: alignment of statics
; world: attribute
; needs-bytes: rustc_align_static
; since: 1.91.0
;
; #[rustc_align_static] sets the alignment of a static.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_align_static"))
