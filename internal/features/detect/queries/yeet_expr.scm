; feature: yeet_expr
; title: errors thrown by a keyword
; world: fact
; facts: yeet
; needs-bytes: yeet
;
; do yeet x. rustc reports the expression.
