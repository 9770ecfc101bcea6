; feature: must_not_suspend
; title: the lint must_not_suspend
; world: attribute
; confidence: likely
; needs-bytes: must_not_suspend
;
; The level of the lint must_not_suspend set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "must_not_suspend") (#alone?))
