; feature: guard_patterns
; title: conditions inside of patterns
; world: fact
; facts: guard-pattern
; needs-bytes: \sif\s
; since: 1.85.0
;
; (x if x > 1) as a pattern: a condition inside of the brackets of a pattern, where the
; guard of a match arm does not stand. rustc gates it in the parser and reports the
; condition. An arm that is nothing but (x if x > 1) is an error of its own.
