; feature: eii_internals
; title: externally implementable items, inside
; world: attribute
; needs-bytes: rustc_eii_foreign_item
; since: 1.94.0
;
; #[rustc_eii_foreign_item] belongs to the expansion of eii.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_eii_foreign_item"))
