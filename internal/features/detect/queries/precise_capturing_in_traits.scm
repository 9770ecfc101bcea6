; feature: precise_capturing_in_traits
; title: the parameters that what a trait's function returns captures
; world: fact
; facts: precise-capturing-trait
; needs-bytes: use
; since: 1.83.0
; until: 1.87.0
;
; use<..> among the bounds of impl Trait in what a function of a trait, or of the impl
; of one, returns. rustc_ast_lowering reports it from the word use.
