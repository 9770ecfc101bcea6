; feature: impl_trait_in_fn_trait_return
; title: impl Fn() -> impl Trait
; needs-bytes: impl
; since: 1.64.0
;
; impl Trait in what an Fn(..) -> .. returns, impl or dyn, that is part of what a function
; returns or an alias, associated or not, stands for. Without the feature rustc refuses it
; with E0562, at the outermost such impl type.

((abstract_type) @use)
