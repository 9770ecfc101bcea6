; feature: coroutines
; title: closures that must not move
; world: fact
; facts: static-closure
; needs-bytes: static
; since: 1.91.0
;
; static |..|: only a coroutine may be static. Until 1.91 that was no question of a
; feature: one that yields needed its attribute, any other was refused (E0697).
; rustc reports the word static.
