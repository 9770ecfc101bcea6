; feature: impl_trait_in_fn_trait_return
; title: impl Fn() -> impl Trait
; needs-bytes: impl
; since: 1.64.0
;
; impl Trait as what the Fn of a returned impl Fn() -> .. returns. Without the feature
; rustc refuses it with E0562, at the inner impl type.

((abstract_type) @use)
