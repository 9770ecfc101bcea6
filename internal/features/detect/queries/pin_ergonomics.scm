; feature: pin_ergonomics
; title: pinned references
; world: fact
; facts: pin-ref
; needs-bytes: pin
;
; &pin mut T and &pin const T. rustc reports the word pin.
