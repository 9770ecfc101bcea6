; feature: fundamental
; title: types and traits with weaker orphan rules
; world: attribute
; needs-bytes: fundamental
;
; #[fundamental] makes a type or trait fundamental in coherence.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "fundamental"))
