; feature: unnamed_enum_variants
; title: variants without a name
; world: fact
; facts: unnamed-variant
; needs-bytes: {_ {\s_ ,_ ,\s_ ]\s_
; since: 1.98.0
;
; enum E { A, _ = 1..=5 }: values that are no variant. rustc_parse reports the variant.
