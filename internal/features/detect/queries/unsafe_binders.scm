; feature: unsafe_binders
; title: types with unsafe lifetimes
; world: fact
; facts: unsafe-binder
; needs-bytes: unsafe<
;
; unsafe<'a> T as a type. rustc reports the type.
