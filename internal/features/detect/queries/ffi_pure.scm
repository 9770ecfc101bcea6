; feature: ffi_pure
; title: foreign functions without side effects
; world: attribute
; needs-bytes: ffi_pure
;
; #[ffi_pure] promises that a foreign function has no effect but its result.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "ffi_pure"))
