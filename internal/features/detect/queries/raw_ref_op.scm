; feature: raw_ref_op
; title: raw borrows
; needs-bytes: raw
; until: 1.82.0
;
; &raw const PLACE and &raw mut PLACE. rustc reports the expression.

((reference_expression "raw") @use)
