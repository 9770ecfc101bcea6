; feature: dyn_star
; title: trait objects that own their value
; world: fact
; facts: dyn-star
; needs-bytes: dyn
;
; dyn* Trait. rustc reports the type.
