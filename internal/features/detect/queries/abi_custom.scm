; feature: abi_custom
; title: the ABI "custom"
; needs-bytes: "custom"
; since: 1.90.0
;
; extern "custom" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"custom\""))
