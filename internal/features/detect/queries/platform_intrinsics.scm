; feature: platform_intrinsics
; title: the ABI "platform-intrinsic"
; needs-bytes: "platform-intrinsic"
; until: 1.78.0
;
; extern "platform-intrinsic" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"platform-intrinsic\""))
