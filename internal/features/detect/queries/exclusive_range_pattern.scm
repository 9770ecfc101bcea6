; feature: exclusive_range_pattern
; title: ranges without their end as patterns
; facts: half-open-pattern
; needs-bytes: match let
; until: 1.80.0
;
; A..B and ..B as a pattern; A.. is older. rustc reports the pattern.

((range_pattern (_) (_)) @use (#match? @use "[^.][.][.]\\s*[^.=\\s]"))
