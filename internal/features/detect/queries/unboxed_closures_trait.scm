; feature: unboxed_closures
; title: the closure traits without their sugar
; needs-bytes: Fn
;
; Fn<(A,)>, FnMut<..>, FnOnce<..> and their async kind, with the arguments as a generic
; one, where a bound, a trait object, impl Trait or an impl names the trait. A file with
; a trait of that name of its own is left alone. rustc_hir_analysis reports the path.

((generic_type type: (_) @name) @use
 (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$")
 (#parent? @use "trait_bounds" "bounded_type" "abstract_type.trait" "dynamic_type.trait" "impl_item.trait" "higher_ranked_trait_bound.type"))
((bracketed_type (qualified_type alias: (generic_type type: (_) @name) @use)) @self
 (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$")
 (#parent? @self "scoped_type_identifier"))
