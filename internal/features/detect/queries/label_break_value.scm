; feature: label_break_value
; title: labels on blocks
; needs-bytes: break :\s{ :{
; until: 1.65.0
;
; 'a: { .. }, which break 'a leaves. rustc reports the block from its label.

((block (label)) @use)
