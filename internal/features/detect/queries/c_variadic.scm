; feature: c_variadic
; title: functions with a variable number of arguments
; world: syntax
; needs-bytes: ...
;
; A function of our own with .. as three dots among its parameters, in a trait also
; without a body. Foreign declarations are stable. rustc reports the function.

((function_item parameters: (parameters (variadic_parameter))) @use)
((trait_item body: (declaration_list (function_signature_item parameters: (parameters (variadic_parameter))) @use)))
((impl_item body: (declaration_list (function_signature_item parameters: (parameters (variadic_parameter))) @use)))
