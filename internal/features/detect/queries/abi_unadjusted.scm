; feature: abi_unadjusted
; title: the ABI "unadjusted"
; needs-bytes: "unadjusted"
;
; extern "unadjusted" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"unadjusted\""))
