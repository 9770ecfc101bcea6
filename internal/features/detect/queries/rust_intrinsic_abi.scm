; feature: intrinsics
; title: the ABI "rust-intrinsic"
; needs-bytes: "rust-intrinsic"
; ends: 1.88.0
;
; extern "rust-intrinsic" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"rust-intrinsic\""))
