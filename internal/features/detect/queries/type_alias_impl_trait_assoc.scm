; feature: type_alias_impl_trait
; title: impl Trait as an associated type, as it was called first
; needs-bytes: impl
; ends: 1.70.0
;
; impl Trait anywhere in the type that an associated type stands for, before it was
; impl_trait_in_assoc_type. rustc reports the impl type.

((abstract_type) @use)
