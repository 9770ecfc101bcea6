; feature: arbitrary_enum_discriminant
; title: discriminants where a variant has fields
; needs-bytes: enum
; until: 1.66.0
;
; NAME = value in an enum of which some variant has fields, on that variant or on
; another one. rustc reports the value.

((enum_variant body: (_) value: (_) @use))
((enum_variant_list (enum_variant body: (_)) (enum_variant value: (_) @use)))
((enum_variant_list (enum_variant value: (_) @use) (enum_variant body: (_))))
