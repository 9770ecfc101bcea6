; feature: rustc_allow_const_fn_unstable
; title: const functions that may use unstable features
; world: attribute
; needs-bytes: rustc_allow_const_fn_unstable
; until: 1.95.0
;
; #[rustc_allow_const_fn_unstable] lets a const fn of the standard library use the named features.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_allow_const_fn_unstable"))
