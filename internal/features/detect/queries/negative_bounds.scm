; feature: negative_bounds
; title: bounds on what a type is not
; world: fact
; facts: negative-bound
; needs-bytes: :\s! :! +\s! +! (! dyn\s! impl\s!
; since: 1.71.0
;
; T: !Trait. Without the feature rustc refuses it with an error that names no feature,
; at the bound.
