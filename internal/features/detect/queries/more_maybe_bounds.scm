; feature: more_maybe_bounds
; title: ?Trait in more places
; world: fact
; facts: maybe-bound
; needs-bytes: :\s? :? +\s? +? (? dyn\s?
; since: 1.82.0
;
; ?Trait as a bound of a trait, of a trait object, in a where clause on what is no
; parameter of the item itself, and twice on one parameter. rustc_ast_passes and
; rustc_ast_lowering refuse these; they report the bound.
