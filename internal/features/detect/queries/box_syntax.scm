; feature: box_syntax
; title: Box values made by a keyword
; world: fact
; facts: box-expression
; needs-bytes: box
; until: 1.70.0
;
; box VALUE as an expression. It was removed in 1.70.
