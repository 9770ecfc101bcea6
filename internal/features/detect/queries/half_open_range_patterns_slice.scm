; feature: half_open_range_patterns
; title: ranges without an end as elements of slice patterns
; facts: half-open-slice
; needs-bytes: ..
; ends: 1.66.0
;
; X.. as an element of a slice pattern, also behind a name and @, and in what matches!
; is given, before it was half_open_range_patterns_in_slices. rustc reports the element.

((range_pattern) @use (#parent? @use "slice_pattern") (#match? @use "[.][.]=?$"))
((captured_pattern (range_pattern) @range) @use (#parent? @use "slice_pattern") (#match? @range "[.][.]=?$"))
((ref_pattern (captured_pattern (range_pattern) @range)) @use (#parent? @use "slice_pattern") (#match? @range "[.][.]=?$"))
((mut_pattern (captured_pattern (range_pattern) @range)) @use (#parent? @use "slice_pattern") (#match? @range "[.][.]=?$"))
