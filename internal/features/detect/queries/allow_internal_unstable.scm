; feature: allow_internal_unstable
; title: macros that may use unstable features
; world: attribute
; needs-bytes: allow_internal_unstable
;
; #[allow_internal_unstable] lets the expansion of a macro use the named features in crates that do not turn them on.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "allow_internal_unstable"))
