; feature: generators
; title: yield in a closure, as it was called first
; needs-bytes: yield
; until: 1.75.0
;
; yield as an expression. rustc reports the expression; since 1.75 the name is
; coroutines.

((yield_expression) @use)
