; feature: specialization
; title: impls that others may override
; world: syntax
; facts: default-item
; needs-bytes: default
;
; default on an item of an impl, and default impl. rustc reports the item, without
; its attributes. min_specialization allows the same syntax on functions.

((function_item (function_modifiers "default")) @use)
