; feature: abi_c_cmse_nonsecure_call
; title: the ABI "C-cmse-nonsecure-call"
; needs-bytes: "C-cmse-nonsecure-call"
; until: 1.90.0
;
; extern "C-cmse-nonsecure-call" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"C-cmse-nonsecure-call\""))
