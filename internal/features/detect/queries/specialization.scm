; feature: specialization
; title: impls that others may override
; world: syntax
; facts: default-item
; needs-bytes: default
;
; default on an item of an impl, and default impl. rustc reports the item, without
; its attributes, and under this name also where min_specialization, which allows
; the same syntax on functions, would do.

((function_item (function_modifiers "default")) @use)
((function_signature_item (function_modifiers "default")) @use)
