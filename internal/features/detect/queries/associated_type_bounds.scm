; feature: associated_type_bounds
; title: bounds of associated types among generic arguments
; needs-bytes: impl fn struct where dyn trait type
; until: 1.79.0
;
; Trait<Name: Bound> in a bound, in impl Trait or in dyn Trait. rustc reports the
; name (rustc_ast_passes, feature_gate.rs).

((type_arguments [(type_identifier) (generic_type)] @use . (trait_bounds)))
