; feature: type_alias_impl_trait
; title: impl Trait behind a type alias
; needs-bytes: impl
;
; impl Trait anywhere in the type that an alias outside of traits and impls stands for.
; rustc reports the impl type.

((abstract_type) @use)
