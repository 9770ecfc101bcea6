; feature: try_blocks_heterogeneous
; title: try blocks with a type
; world: fact
; facts: try-bikeshed
; needs-bytes: bikeshed
; since: 1.94.0
;
; try bikeshed T {..}. rustc_parse reports the expression.
