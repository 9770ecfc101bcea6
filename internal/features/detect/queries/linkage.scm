; feature: linkage
; title: linkage by item
; world: attribute
; needs-bytes: linkage
;
; #[linkage] sets the linkage of a function or static.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "linkage"))
