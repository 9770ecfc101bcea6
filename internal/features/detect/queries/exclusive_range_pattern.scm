; feature: exclusive_range_pattern
; title: ranges without their end as patterns
; facts: half-open-pattern exclusive-range
; needs-bytes: match let
; until: 1.80.0
;
; A..B and ..B as a pattern; A.. is older. In what matches! is given, a range
; is a pattern as well. rustc reports the pattern.

((range_pattern (_) (_)) @use (#match? @use "[^.][.][.]\\s*[^.=\\s]"))
