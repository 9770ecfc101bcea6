; feature: rustc_attrs
; title: the compiler's own attributes
; world: attribute
; needs-bytes: rustc_ pattern_complexity pattern_complexity_limit
;
; #[rustc_..]: every attribute whose name starts so is for the standard library
; and the compiler's tests, and is gated by rustc_attrs unless it has a gate of
; its own, as those listed in the pattern have. A few others obey the same gate.

((attribute_item (attribute (identifier) @name)) @use
 (#match? @name "^rustc_")
 (#not-any-of? @name "rustc_paren_sugar" "rustc_intrinsic" "rustc_intrinsic_must_be_overridden" "rustc_const_stable" "rustc_const_unstable" "rustc_default_body_unstable" "rustc_allow_const_fn_unstable" "rustc_align" "rustc_align_static" "rustc_eii_foreign_item" "rustc_splat" "rustc_unroll"))
((attribute_item (attribute (identifier) @name)) @use
 (#any-of? @name "pattern_complexity" "pattern_complexity_limit"))
