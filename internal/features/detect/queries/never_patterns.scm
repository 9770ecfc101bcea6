; feature: never_patterns
; title: patterns for values that cannot be
; world: fact
; facts: never-pattern
; needs-bytes: !) !, !} !] !| !: !\s !\n
;
; ! as a pattern, which needs no arm. rustc gates it in the parser and reports the
; exclamation mark.
