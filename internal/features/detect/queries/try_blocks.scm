; feature: try_blocks
; title: blocks that catch the ? operator
; needs-bytes: try
;
; try { .. } as an expression. rustc reports the expression.

((try_block) @use)
