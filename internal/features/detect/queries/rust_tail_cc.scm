; feature: rust_tail_cc
; title: the ABI "tail"
; needs-bytes: "tail"
; since: 1.97.0
;
; extern "tail" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"tail\""))
