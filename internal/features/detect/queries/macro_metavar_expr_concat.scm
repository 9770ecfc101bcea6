; feature: macro_metavar_expr_concat
; title: names put together by macros
; world: fact
; facts: metavar-concat
; needs-bytes: concat
;
; ${concat(..)} in what a macro expands to. rustc reports the braces.
