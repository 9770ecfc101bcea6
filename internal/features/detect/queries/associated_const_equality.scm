; feature: associated_const_equality
; title: bounds on associated constants
; world: fact
; facts: const-binding
; until: 1.94.0
;
; Trait<NAME = 1> with a literal or a block. A name after the equals sign reads as
; a type and is for names to tell. rustc reports the constraint.
