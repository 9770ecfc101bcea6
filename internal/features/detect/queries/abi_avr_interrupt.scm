; feature: abi_avr_interrupt
; title: the ABI "avr-interrupt" and "avr-non-blocking-interrupt"
; needs-bytes: "avr-interrupt" "avr-non-blocking-interrupt"
;
; extern "avr-interrupt" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#any-of? @use "\"avr-interrupt\"" "\"avr-non-blocking-interrupt\""))
