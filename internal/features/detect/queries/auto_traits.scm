; feature: auto_traits
; title: auto traits
; world: fact
; facts: auto-trait
; needs-bytes: auto
;
; auto trait. rustc reports the item, without its attributes.
