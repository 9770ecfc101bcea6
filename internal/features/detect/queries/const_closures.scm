; feature: const_closures
; title: closures that const code can call
; world: fact
; facts: const-closure
; needs-bytes: const
;
; const |..|. rustc reports the word const.
