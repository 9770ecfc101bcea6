; feature: default_field_values
; title: default values of fields
; world: fact
; facts: field-default field-rest
; needs-bytes: struct ..
;
; field: T = value in a struct, which rustc reports from "=", and S { a, .. } as an
; expression, which it reports at "..".
