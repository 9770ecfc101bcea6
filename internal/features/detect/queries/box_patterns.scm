; feature: box_patterns
; title: patterns that look into a Box
; world: fact
; facts: box-pattern
; needs-bytes: box
;
; box PATTERN. rustc reports the pattern, from the word box.
