; feature: rust_preserve_none_cc
; title: the ABI "rust-preserve-none"
; needs-bytes: "rust-preserve-none"
; since: 1.95.0
;
; extern "rust-preserve-none" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"rust-preserve-none\""))
