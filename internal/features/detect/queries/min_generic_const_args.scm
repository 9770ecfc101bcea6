; feature: min_generic_const_args
; title: bounds on associated constants
; world: fact
; facts: const-binding
; since: 1.94.0
;
; Trait<NAME = 1> with a literal or a block, which associated_const_equality gated
; before. rustc reports the constraint.
