; feature: yield_expr
; title: yield as an expression
; facts: postfix-yield
; instead: coroutines, gen_blocks
; needs-bytes: yield
; since: 1.87.0
;
; yield x and x.yield. Until 1.87 rustc asked for coroutines; gen_blocks and coroutines
; allow it as well. rustc reports the expression, and behind a dot the word.

((yield_expression) @use)
