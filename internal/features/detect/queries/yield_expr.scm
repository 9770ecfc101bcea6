; feature: yield_expr
; title: yield as an expression
; facts: postfix-yield
; instead: coroutines, gen_blocks
; needs-bytes: yield
; was: generators until 1.75.0, coroutines until 1.87.0
;
; yield x and x.yield. gen_blocks and coroutines allow it as well. What a macro is given
; is likely. rustc reports the expression, and behind a dot the word.

((yield_expression) @use)
