; feature: closure_lifetime_binder
; title: closures with lifetimes of their own
; world: fact
; facts: closure-binder
; needs-bytes: for
;
; for<'a> |..| .. rustc reports the binder.
