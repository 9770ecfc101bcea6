; feature: move_expr
; title: move(x) in closures
; world: fact
; facts: move-expression
; needs-bytes: move(
; since: 1.97.0
;
; move(x) evaluates x where the closure is made. rustc_parse reports move.
