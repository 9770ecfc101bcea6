; feature: generic_const_items
; title: constants with parameters
; world: fact
; facts: generic-const
; needs-bytes: const
;
; const NAME<..>. rustc reports the parameters.
