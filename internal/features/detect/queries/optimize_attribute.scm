; feature: optimize_attribute
; title: optimization goals by item
; world: attribute
; needs-bytes: optimize
;
; #[optimize] asks to optimize an item for size, for speed, or not at all.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "optimize"))
