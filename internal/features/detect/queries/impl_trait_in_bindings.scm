; feature: impl_trait_in_bindings
; title: impl Trait as the type of a variable
; needs-bytes: impl
; since: 1.64.0
;
; let x: impl Trait = .. Without the feature rustc refuses it with E0562, at the
; outermost impl type.

((abstract_type) @use)
