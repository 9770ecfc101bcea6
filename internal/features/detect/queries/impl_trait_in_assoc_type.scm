; feature: impl_trait_in_assoc_type
; title: impl Trait as an associated type
; needs-bytes: impl
; was: type_alias_impl_trait until 1.70.0
;
; impl Trait anywhere in the type that an associated type stands for. rustc reports the
; impl type.

((abstract_type) @use)
