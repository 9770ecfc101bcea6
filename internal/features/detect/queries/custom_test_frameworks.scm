; feature: custom_test_frameworks
; title: test runners other than the built-in one
; world: attribute
; needs-bytes: test_runner
;
; #![test_runner] names the function that runs the tests of a crate.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "test_runner"))
