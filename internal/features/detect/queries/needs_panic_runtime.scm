; feature: needs_panic_runtime
; title: crates that need a panic runtime
; world: attribute
; needs-bytes: needs_panic_runtime
;
; #![needs_panic_runtime] asks for a panic runtime at link time.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "needs_panic_runtime"))
