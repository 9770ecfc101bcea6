; feature: coroutines
; title: yield in a closure
; needs-bytes: yield
; until: 1.87.0
;
; yield as an expression. rustc reports the expression, under the name coroutines.

((yield_expression) @use)
