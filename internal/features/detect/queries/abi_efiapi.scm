; feature: abi_efiapi
; title: the ABI "efiapi"
; needs-bytes: "efiapi"
; until: 1.68.0
;
; extern "efiapi" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"efiapi\""))
