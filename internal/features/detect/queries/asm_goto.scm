; feature: asm_goto
; title: assembly that jumps to labels
; world: fact
; facts: asm-label
; needs-bytes: label
; until: 1.87.0
;
; A label { .. } operand of asm!. rustc reports the operand, with its name.
; Macros whose names end in asm count as well, so that wrappers around asm! do.
