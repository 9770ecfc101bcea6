; feature: inline_const
; title: const blocks as expressions
; needs-bytes: const
; until: 1.79.0
;
; const { .. } where an expression is expected. The same block as a pattern is
; inline_const_pat. rustc reports the block from the word const.

((const_block) @use)
