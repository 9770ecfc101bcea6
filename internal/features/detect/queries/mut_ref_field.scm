; feature: mut_ref
; title: mutable fields by reference
; world: fact
; facts: mut-ref-field
; needs-bytes: mut
; since: 1.95.0
;
; S { mut ref x } and S { mut ref mut x } in a pattern, which was not gated before
; 1.95. rustc reports the field, from the word mut.
