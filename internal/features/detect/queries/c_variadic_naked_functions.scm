; feature: c_variadic_naked_functions
; title: naked functions with a variable number of arguments, not of the ABI "C"
; needs-bytes: naked
; since: 1.93.0
;
; #[naked] on a function with .. as three dots among its parameters, whose ABI is another
; one that C knows on some target. rustc reports the function.

((function_item (function_modifiers (extern_modifier (string_literal) @abi)) parameters: (parameters (variadic_parameter))) @use
 (#any-of? @abi "\"cdecl\"" "\"cdecl-unwind\"" "\"aapcs\"" "\"aapcs-unwind\"" "\"win64\"" "\"win64-unwind\"" "\"sysv64\"" "\"sysv64-unwind\"" "\"efiapi\"" "\"system\"" "\"system-unwind\""))
