; feature: custom_test_frameworks
; title: tests of a test framework
; world: attribute
; needs-bytes: test_case
;
; #[test_case]: an attribute macro of the prelude, which takes no arguments. rustc reports
; its path.

((attribute_item (attribute (identifier) @use)) (#eq? @use "test_case"))
