; feature: abi_swift
; title: the ABI "Swift"
; needs-bytes: "Swift"
; since: 1.97.0
;
; extern "Swift" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"Swift\""))
