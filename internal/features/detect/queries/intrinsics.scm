; feature: intrinsics
; title: declarations of compiler intrinsics
; world: attribute
; needs-bytes: rustc_intrinsic rustc_intrinsic_must_be_overridden
;
; #[rustc_intrinsic, rustc_intrinsic_must_be_overridden] declares a function that the compiler implements; the ABI string "rust-intrinsic", which did so until 1.87, counts as well.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#any-of? @name "rustc_intrinsic" "rustc_intrinsic_must_be_overridden"))
