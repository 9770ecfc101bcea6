; feature: exclusive_range_pattern
; title: ranges without their end as patterns
; needs-bytes: match let
; until: 1.80.0
;
; A..B as a pattern; A.. is older, and ..B is half_open_range_patterns. rustc
; reports the pattern.

((range_pattern (_) (_)) @use (#match? @use "[^.][.][.]\\s*[^.=\\s]"))
