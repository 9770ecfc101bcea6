; feature: unsafe_extern_blocks
; title: safety by foreign item
; world: fact
; facts: unsafe-extern safe-item unsafe-static
; needs-bytes: extern
; until: 1.82.0
;
; unsafe extern ".." { .. }, and safe on the items in it.
