; feature: half_open_range_patterns_in_slices
; title: ranges without an end as elements of slice patterns
; facts: half-open-slice
; needs-bytes: ..
; was: half_open_range_patterns until 1.66.0
;
; X.. as an element of a slice pattern, also behind a name and @, and in what matches!
; is given. In parentheses, and with an end, it is stable. rustc reports the element.

((range_pattern) @use (#parent? @use "slice_pattern") (#match? @use "[.][.]=?$"))
((captured_pattern (range_pattern) @range) @use (#parent? @use "slice_pattern") (#match? @range "[.][.]=?$"))
((ref_pattern (captured_pattern (range_pattern) @range)) @use (#parent? @use "slice_pattern") (#match? @range "[.][.]=?$"))
((mut_pattern (captured_pattern (range_pattern) @range)) @use (#parent? @use "slice_pattern") (#match? @range "[.][.]=?$"))
