; feature: asm_unwind
; title: assembly that may unwind
; world: fact
; facts: asm-unwind
; needs-bytes: may_unwind
;
; options(may_unwind) of asm!. rustc reports the macro call.
; Macros whose names end in asm count as well, so that wrappers around asm! do.
