; feature: generic_const_exprs
; title: generic parameters in the expressions of types
; needs: names, types
; since: 1.56.0
;
; [T; N + 1], Type<{ size_of::<T>() }>, [(); Self::LEN]: a generic parameter in the
; length of an array or in a constant argument, unless it is that alone. Patterns find
; such expressions; internal/parse/rust tells parameters from other names, where a crate
; turns the feature on: without it rustc refuses them (rustc_resolve, late.rs).

((array_type length: (_) @use))
((array_expression length: (_) @use))
((type_arguments (block) @use))
