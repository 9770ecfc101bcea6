; feature: coroutines
; title: yield in a closure
; instead: gen_blocks
; needs-bytes: yield
; since: 1.75.0
; ends: 1.87.0
;
; yield as an expression. rustc reports the expression, under the name coroutines. What a
; macro is given is likely.

((yield_expression) @use)
