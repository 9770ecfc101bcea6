; feature: coroutines
; title: closures that must not move
; world: fact
; facts: static-closure
; needs-bytes: static
;
; static |..|: only a coroutine may be static. rustc reports the word static.
