; feature: macro_metavar_expr
; title: expressions over metavariables
; world: fact
; facts: metavar-expr
; needs-bytes: ${ $$
;
; ${count(..)}, ${index()}, ${len()}, ${ignore(..)} and $$ in what a macro expands to.
; rustc reports the braces, or the second dollar.
