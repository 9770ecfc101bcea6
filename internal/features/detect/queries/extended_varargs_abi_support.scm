; feature: extended_varargs_abi_support
; title: variable arguments with ABIs other than C
; needs-bytes: ...
; until: 1.91.0
;
; A foreign function or a function pointer with .. as three dots among its parameters, whose ABI is
; system, aapcs, win64, sysv64 or efiapi. rustc_hir_analysis reports the function
; or the type.

((foreign_mod_item
   (extern_modifier (string_literal) @abi)
   body: (declaration_list (function_signature_item parameters: (parameters (variadic_parameter))) @use))
 (#any-of? @abi "\"system\"" "\"system-unwind\"" "\"aapcs\"" "\"aapcs-unwind\"" "\"win64\"" "\"win64-unwind\"" "\"sysv64\"" "\"sysv64-unwind\"" "\"efiapi\""))
((function_type
   (function_modifiers (extern_modifier (string_literal) @abi))
   parameters: (parameters (variadic_parameter))) @use
 (#any-of? @abi "\"system\"" "\"system-unwind\"" "\"aapcs\"" "\"aapcs-unwind\"" "\"win64\"" "\"win64-unwind\"" "\"sysv64\"" "\"sysv64-unwind\"" "\"efiapi\""))
