; feature: wasm_abi
; title: the ABI "wasm"
; needs-bytes: "wasm"
; until: 1.88.0
;
; extern "wasm" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"wasm\""))
