; feature: c_variadic
; title: functions with a variable number of arguments
; world: syntax
; needs-bytes: ...
;
; A function with a body and .. as three dots among its parameters. Foreign declarations are
; stable. rustc reports the function.

((function_item parameters: (parameters (variadic_parameter))) @use)
