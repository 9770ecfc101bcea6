; feature: type_privacy_lints
; title: the lint unnameable_types
; world: attribute
; confidence: likely
; needs-bytes: unnameable_types
; until: 1.79.0
;
; The level of the lint unnameable_types set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "unnameable_types") (#alone?))
