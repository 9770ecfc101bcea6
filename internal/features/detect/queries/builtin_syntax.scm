; feature: builtin_syntax
; title: syntax behind the macros of core
; world: fact
; facts: builtin
; needs-bytes: builtin
;
; builtin # name(..). rustc reports the name.
