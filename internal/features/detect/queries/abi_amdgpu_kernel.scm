; feature: abi_amdgpu_kernel
; title: the ABI "amdgpu-kernel"
; needs-bytes: "amdgpu-kernel"
; until: 1.77.0
;
; extern "amdgpu-kernel" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"amdgpu-kernel\""))
