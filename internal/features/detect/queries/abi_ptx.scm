; feature: abi_ptx
; title: the ABI "ptx-kernel"
; needs-bytes: "ptx-kernel"
;
; extern "ptx-kernel" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"ptx-kernel\""))
