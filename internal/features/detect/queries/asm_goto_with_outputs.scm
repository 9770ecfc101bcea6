; feature: asm_goto_with_outputs
; title: assembly that jumps and has results
; world: fact
; facts: asm-label-outputs
; needs-bytes: label
;
; A label operand of asm! together with an output that is used. rustc reports the first
; label.
; Macros whose names end in asm count as well, so that wrappers around asm! do.
