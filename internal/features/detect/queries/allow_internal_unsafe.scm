; feature: allow_internal_unsafe
; title: macros that may use unsafe code
; world: attribute
; needs-bytes: allow_internal_unsafe
;
; #[allow_internal_unsafe] hides the unsafe code of a macro from the unsafe_code lint.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "allow_internal_unsafe"))
