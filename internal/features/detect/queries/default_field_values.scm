; feature: default_field_values
; title: default values of fields
; world: fact
; facts: field-default field-rest
; needs-bytes: struct enum union ..
;
; field: T = value in a struct, union or enum, and T = value in a tuple, which rustc gates in
; the parser and reports from behind the type, and S { a, .. } as an expression, which it
; reports at "..".
