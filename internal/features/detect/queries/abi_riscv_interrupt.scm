; feature: abi_riscv_interrupt
; title: the ABI "riscv-interrupt-m" and "riscv-interrupt-s"
; needs-bytes: "riscv-interrupt-m" "riscv-interrupt-s"
; since: 1.73.0
;
; extern "riscv-interrupt-m" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#any-of? @use "\"riscv-interrupt-m\"" "\"riscv-interrupt-s\""))
