; feature: const_trait_impl
; title: traits that const code can use
; world: attribute
; needs-bytes: const_trait
; ends: 1.91.0
;
; #[const_trait] on a trait lets impls be const. Replaced by const trait.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "const_trait"))
