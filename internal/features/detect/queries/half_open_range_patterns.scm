; feature: half_open_range_patterns
; title: patterns without a start
; world: fact
; facts: half-open-pattern
; needs-bytes: ..
; until: 1.66.0
;
; ..=X as a pattern. (..X needs exclusive_range_pattern as well; in slices it still is
; half_open_range_patterns_in_slices.) rustc reports the range.
