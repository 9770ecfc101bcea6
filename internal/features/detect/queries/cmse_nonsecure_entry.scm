; feature: cmse_nonsecure_entry
; title: the ABI "C-cmse-nonsecure-entry" and "cmse-nonsecure-entry"
; needs-bytes: "C-cmse-nonsecure-entry" "cmse-nonsecure-entry"
;
; extern "C-cmse-nonsecure-entry" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#any-of? @use "\"C-cmse-nonsecure-entry\"" "\"cmse-nonsecure-entry\""))
