; feature: const_mut_refs
; title: &mut in constants and const functions
; needs: names types
; needs-bytes: const
; until: 1.83.0
;
; &mut x and &raw mut x in a constant, a const fn or a const block, and &mut in the
; types of a const function. Of a method that may borrow a variable its name tells, and of
; &mut *x what x is declared as, as likely; what other pointers lead to, and variables of
; such a type, only types tell. A pattern finds the plainest form only; internal/resolve has the rules.
; rustc reports the expression, the parameter, or the type that the function gives.

((function_item (function_modifiers "const") parameters: (parameters (self_parameter (mutable_specifier)) @use)) (#match? @use "&"))
