; feature: specialization
; title: functions that other impls may override
; needs: types
; instead: min_specialization
; needs-bytes: default
;
; default on a function of an impl. rustc reports the item, without its attributes, and
; under this name where the crate turns on neither.

((function_item (function_modifiers "default")) @use)
((function_signature_item (function_modifiers "default")) @use)
