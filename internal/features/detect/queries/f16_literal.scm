; feature: f16
; title: literals of type f16
; world: fact
; facts: literal-f16
; needs-bytes: f16
;
; A number with the suffix f16. rustc reports the literal. The type as a name is for a
; detector that resolves names.
