; feature: const_trait_impl
; title: traits in const code
; world: fact
; needs: types
; facts: tilde-const bracket-const const-bound const-impl const-trait
; needs-bytes: const
;
; ~const Trait, [const] Trait and const Trait as bounds, impl const Trait for T, const trait and const impl.
; rustc reports the modifier. Calls that need the feature are not seen: types decide them.
; #[const_trait] is const_trait_attribute.
