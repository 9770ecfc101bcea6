; feature: pin_ergonomics
; title: pinned references
; world: fact
; facts: pin-ref
; needs-bytes: pin
;
; &pin mut T and &pin const T, as types, receivers, borrows and patterns, and the
; bindings ref pin mut x and ref pin const x. rustc reports the word pin.
