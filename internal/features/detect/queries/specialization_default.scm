; feature: specialization
; title: items that another impl may replace
; facts: default-item
; needs-bytes: default
;
; default before an item of an impl. rustc reports the item, without its attributes, and
; under this name also where min_specialization would do.

((function_item (function_modifiers "default")) @use)
((function_signature_item (function_modifiers "default")) @use)
