; feature: unboxed_closures
; title: the ABI "rust-call"
; needs-bytes: "rust-call"
;
; extern "rust-call" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"rust-call\""))
