; feature: asm_const
; title: constants as operands of assembly
; world: fact
; facts: asm-const
; needs-bytes: const
; until: 1.82.0
;
; A const operand of asm!. rustc reports the operand, with its name.
; Macros whose names end in asm count as well, so that wrappers around asm! do.
