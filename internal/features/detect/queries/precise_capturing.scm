; feature: precise_capturing
; title: the parameters that an opaque type captures
; world: fact
; facts: precise-capturing precise-capturing-trait
; needs-bytes: use
; until: 1.82.0
;
; use<..> among the bounds of impl Trait. rustc reports it from the word use.
