; feature: asm_cfg
; title: attributes on the operands of assembly
; world: fact
; facts: asm-cfg
; needs-bytes: asm
; since: 1.89.0
; until: 1.93.0
;
; #[cfg(..)] on the template or an operand of asm!; before 1.89 it was no syntax at all.
; rustc reports each attribute. Macros whose names end in asm count as well, so that
; wrappers around asm! do.
