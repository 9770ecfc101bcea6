; feature: test_unstable_lint
; title: the lint test_unstable_lint
; world: attribute
; needs-bytes: test_unstable_lint
;
; The level of the lint test_unstable_lint set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((attribute_item (attribute (identifier) @name arguments: (token_tree (identifier) @use)))
 (#any-of? @name "allow" "warn" "deny" "forbid" "expect") (#eq? @use "test_unstable_lint") (#alone?))
