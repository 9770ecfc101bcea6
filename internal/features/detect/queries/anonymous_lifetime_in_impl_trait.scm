; feature: anonymous_lifetime_in_impl_trait
; title: lifetimes left out in impl Trait
; needs: types
; needs-bytes: impl
; since: 1.63.0
;
; &T without a lifetime, or the lifetime written as an underscore, inside impl Trait among the parameters
; of a function that is not async. Fn(&T) has lifetimes of its own. rustc_hir_analysis
; reports the lifetime. Lifetimes that a path leaves out altogether are not seen.

((reference_type) @use)
((lifetime (identifier) @name) @use (#eq? @name "_"))
