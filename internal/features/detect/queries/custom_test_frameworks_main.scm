; feature: custom_test_frameworks
; title: names for the main function of tests
; world: attribute
; needs-bytes: reexport_test_harness_main
; since: 1.96.0
;
; #![reexport_test_harness_main = ".."] names the function that runs all tests. Older
; releases took it without a gate.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "reexport_test_harness_main"))
