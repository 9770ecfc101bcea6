; feature: let_else
; title: let with an else block
; needs-bytes: else
; until: 1.65.0
;
; let PATTERN = EXPRESSION else { .. }. rustc reports the statement.

((let_declaration alternative: (block)) @use)
