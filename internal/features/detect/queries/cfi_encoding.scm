; feature: cfi_encoding
; title: the name of a type in control flow integrity
; world: attribute
; needs-bytes: cfi_encoding
;
; #[cfi_encoding] sets how a type is encoded for control flow integrity, so that it equals the C type.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "cfi_encoding"))
