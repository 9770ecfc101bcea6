; feature: unboxed_closures
; title: the closure traits without their sugar
; needs-bytes: Fn
;
; Fn<(A,)>, FnMut<..>, FnOnce<..> and their async kind, with the arguments as a generic
; one, where a bound, a trait object, impl Trait or an impl names the trait. A file with
; a trait of that name of its own is left alone. rustc_hir_analysis reports the path.

((trait_bounds (generic_type type: (_) @name) @use) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
((abstract_type trait: (generic_type type: (_) @name) @use) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
((dynamic_type trait: (generic_type type: (_) @name) @use) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
((impl_item trait: (generic_type type: (_) @name) @use) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
((bounded_type (generic_type type: (_) @name) @use) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
((higher_ranked_trait_bound type: (generic_type type: (_) @name) @use) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
((scoped_type_identifier path: (bracketed_type (qualified_type alias: (generic_type type: (_) @name) @use))) (#match? @name "^((::)?(core|std)::ops::|ops::)?(r#)?(Async)?Fn(Mut|Once)?$"))
