; feature: mut_ref
; title: mutable bindings by reference
; world: fact
; facts: mut-ref
; needs-bytes: mut
;
; mut ref x and mut ref mut x in a pattern. rustc reports the name. Fields without
; a colon are mut_ref_field.
