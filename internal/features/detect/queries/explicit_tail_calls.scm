; feature: explicit_tail_calls
; title: calls that replace their caller
; world: fact
; facts: become
; needs-bytes: become
;
; become f(..). rustc reports the expression.
