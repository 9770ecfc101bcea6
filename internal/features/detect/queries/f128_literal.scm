; feature: f128
; title: literals of type f128
; world: fact
; facts: literal-f128
; needs-bytes: f128
;
; A number with the suffix f128. rustc reports the literal. The type as a name is for a
; detector that resolves names.
