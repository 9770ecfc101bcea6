; feature: no_core
; title: crates without core
; world: attribute
; needs-bytes: no_core
;
; #![no_core] keeps core out of a crate.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "no_core"))
