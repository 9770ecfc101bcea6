; feature: asm_sym
; title: symbols as operands of assembly
; world: fact
; facts: asm-sym
; needs-bytes: sym
; until: 1.66.0
;
; A sym operand of asm!. rustc reports the operand, with its name.
; Macros whose names end in asm count as well, so that wrappers around asm! do.
