; feature: c_unwind
; title: the ABIs "C-unwind" and others that unwind
; needs-bytes: "C-unwind" "system-unwind" "cdecl-unwind" "stdcall-unwind" "fastcall-unwind" "thiscall-unwind" "aapcs-unwind" "win64-unwind" "sysv64-unwind"
; until: 1.81.0
;
; extern "C-unwind" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#any-of? @use "\"C-unwind\"" "\"system-unwind\"" "\"cdecl-unwind\"" "\"stdcall-unwind\"" "\"fastcall-unwind\"" "\"thiscall-unwind\"" "\"aapcs-unwind\"" "\"win64-unwind\"" "\"sysv64-unwind\""))
