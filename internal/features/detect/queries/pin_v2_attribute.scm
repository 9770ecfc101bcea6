; feature: pin_ergonomics
; title: types with pinned fields
; world: attribute
; needs-bytes: pin_v2
; since: 1.92.0
;
; #[pin_v2] lets pinned references project to the fields of a type.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "pin_v2"))
