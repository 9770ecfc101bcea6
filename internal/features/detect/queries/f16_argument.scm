; feature: f16
; title: the type f16 as an argument of a macro
; world: fact
; facts: argument-f16
; confidence: likely
; needs-bytes: f16
;
; f16 as a whole argument of a macro, or one of a list of types, unless the file has an
; item of that name. rustc_resolve reports the name where the macro makes it a type; it may
; make it a field or a symbol as well.
