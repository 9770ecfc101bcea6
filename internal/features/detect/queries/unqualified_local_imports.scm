; feature: unqualified_local_imports
; title: the lint unqualified_local_imports
; world: attribute
; confidence: likely
; needs-bytes: unqualified_local_imports
;
; The level of the lint unqualified_local_imports set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "unqualified_local_imports") (#alone?))
