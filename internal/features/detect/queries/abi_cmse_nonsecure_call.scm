; feature: abi_cmse_nonsecure_call
; title: the ABI "cmse-nonsecure-call"
; needs-bytes: "cmse-nonsecure-call"
; since: 1.90.0
;
; extern "cmse-nonsecure-call" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"cmse-nonsecure-call\""))
