; feature: non_lifetime_binders
; title: for<T> over types
; world: fact
; facts: type-binder
; needs-bytes: for
; since: 1.69.0
;
; for<T> with parameters that are no lifetimes, in bounds, function pointers, trait
; objects and closures. rustc reports each such parameter.
