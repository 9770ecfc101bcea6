; feature: rust_cold_cc
; title: the ABI "rust-cold"
; needs-bytes: "rust-cold"
;
; extern "rust-cold" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"rust-cold\""))
