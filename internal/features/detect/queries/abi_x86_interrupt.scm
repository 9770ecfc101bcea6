; feature: abi_x86_interrupt
; title: the ABI "x86-interrupt"
; needs-bytes: "x86-interrupt"
;
; extern "x86-interrupt" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"x86-interrupt\""))
