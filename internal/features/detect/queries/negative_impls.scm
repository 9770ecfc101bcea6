; feature: negative_impls
; title: impls that say a type has not a trait
; needs-bytes: impl
;
; impl !Trait for Type. rustc reports it from the exclamation mark.

((impl_item "!" @use trait: (_)))
