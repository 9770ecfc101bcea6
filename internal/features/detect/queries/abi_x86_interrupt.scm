; feature: abi_x86_interrupt
; title: extern "x86-interrupt"
; needs-bytes: x86-interrupt
;
; The ABI string of a function, a function pointer or an extern block. rustc
; reports the string.

((extern_modifier (string_literal) @use) (#match? @use "x86-interrupt\"$"))
