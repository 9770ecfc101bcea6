; feature: abi_swift
; title: the ABI "swift"
; needs-bytes: "swift"
; since: 1.97.0
;
; extern "swift" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"swift\""))
