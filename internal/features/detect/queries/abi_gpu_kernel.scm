; feature: abi_gpu_kernel
; title: the ABI "gpu-kernel"
; needs-bytes: "gpu-kernel"
; since: 1.87.0
;
; extern "gpu-kernel" on a function, a function pointer type or a foreign block. rustc
; reports the string.

((extern_modifier (string_literal) @use)
 (#eq? @use "\"gpu-kernel\""))
