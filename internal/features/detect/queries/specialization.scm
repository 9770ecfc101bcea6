; feature: specialization
; title: impls and items of them that others may override
; world: fact
; facts: default-item
; needs-bytes: default
;
; default impl, and default before a type or a constant of an impl. rustc reports the
; item, without its attributes.
