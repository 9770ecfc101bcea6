; feature: ffi_returns_twice
; title: foreign functions that return twice
; world: attribute
; needs-bytes: ffi_returns_twice
; until: 1.78.0
;
; #[ffi_returns_twice] marks a foreign function such as setjmp.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "ffi_returns_twice"))
