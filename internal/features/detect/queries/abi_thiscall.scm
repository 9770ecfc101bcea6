; feature: abi_thiscall
; title: the ABI "thiscall"
; needs-bytes: "thiscall"
; until: 1.68.0
;
; extern "thiscall" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"thiscall\""))
