; feature: abi_msp430_interrupt
; title: the ABI "msp430-interrupt"
; needs-bytes: "msp430-interrupt"
;
; extern "msp430-interrupt" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"msp430-interrupt\""))
