; feature: rustc_attrs
; title: const functions that may use unstable features
; world: attribute
; needs-bytes: rustc_allow_const_fn_unstable
; since: 1.95.0
;
; #[rustc_allow_const_fn_unstable] had a gate of its own before.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_allow_const_fn_unstable"))
