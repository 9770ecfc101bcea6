; feature: c_str_literals
; title: literals of C strings
; needs-bytes: c" cr
; until: 1.77.0
;
; c"..", cr"..". rustc reports the literal.

((string_literal) @use (#match? @use "^c\""))
((raw_string_literal) @use (#match? @use "^cr"))
