; feature: unboxed_closures
; title: the sugar of closures on other traits
;
; Trait(A) -> B where the trait, declared in the same file, is none of the Fn family.
; rustc_hir_analysis reports the path.

((function_type trait: (type_identifier) @name) @use)
