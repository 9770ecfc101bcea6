; feature: no_coverage
; title: functions without coverage counters
; world: attribute
; needs-bytes: no_coverage
; until: 1.74.0
;
; #[no_coverage] keeps coverage instrumentation off a function. Replaced by coverage(off).
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "no_coverage"))
