; feature: multiple_supertrait_upcastable
; title: the lint multiple_supertrait_upcastable
; world: attribute
; confidence: likely
; needs-bytes: multiple_supertrait_upcastable
;
; The level of the lint multiple_supertrait_upcastable set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "multiple_supertrait_upcastable") (#alone?))
