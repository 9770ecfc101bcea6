; feature: test_unstable_lint
; title: the lint test_unstable_lint
; world: attribute
; confidence: likely
; needs-bytes: test_unstable_lint
;
; The level of the lint test_unstable_lint set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "test_unstable_lint") (#alone?))
