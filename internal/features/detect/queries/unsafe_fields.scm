; feature: unsafe_fields
; title: fields that are unsafe to use
; world: fact
; facts: unsafe-field
; needs-bytes: unsafe
;
; unsafe field: T in a struct, union or enum. rustc reports the word unsafe.
