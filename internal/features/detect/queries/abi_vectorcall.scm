; feature: abi_vectorcall
; title: the ABI "vectorcall" and "vectorcall-unwind"
; needs-bytes: "vectorcall" "vectorcall-unwind"
;
; extern "vectorcall" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#any-of? @use "\"vectorcall\"" "\"vectorcall-unwind\""))
