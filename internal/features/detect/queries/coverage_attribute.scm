; feature: coverage_attribute
; title: coverage instrumentation by item
; world: attribute
; needs-bytes: coverage
; since: 1.74.0
;
; #[coverage] switches coverage instrumentation off or on for an item.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "coverage"))
