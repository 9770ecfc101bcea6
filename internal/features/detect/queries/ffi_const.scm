; feature: ffi_const
; title: foreign functions that read no memory
; world: attribute
; needs-bytes: ffi_const
;
; #[ffi_const] promises that a foreign function depends on nothing but its arguments.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "ffi_const"))
