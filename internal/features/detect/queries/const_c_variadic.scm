; feature: const_c_variadic
; title: const functions with a variable number of arguments
; world: syntax
; needs-bytes: ...
; since: 1.95.0
;
; const fn with .. as three dots among its parameters. rustc_ast_passes reports the head.

((function_item parameters: (parameters (variadic_parameter))) @use)
