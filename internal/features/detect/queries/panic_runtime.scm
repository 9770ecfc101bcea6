; feature: panic_runtime
; title: crates that implement panics
; world: attribute
; needs-bytes: panic_runtime
;
; #![panic_runtime] marks a crate as a panic runtime.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "panic_runtime"))
