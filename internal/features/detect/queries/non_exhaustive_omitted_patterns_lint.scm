; feature: non_exhaustive_omitted_patterns_lint
; title: the lint non_exhaustive_omitted_patterns
; world: attribute
; confidence: likely
; needs-bytes: non_exhaustive_omitted_patterns
;
; The level of the lint non_exhaustive_omitted_patterns set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "non_exhaustive_omitted_patterns") (#alone?))
