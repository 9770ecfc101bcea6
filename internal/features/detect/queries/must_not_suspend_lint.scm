; feature: must_not_suspend
; title: the lint must_not_suspend
; world: attribute
; needs-bytes: must_not_suspend
;
; The level of the lint must_not_suspend set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((attribute_item (attribute (identifier) @name arguments: (token_tree (identifier) @use)))
 (#any-of? @name "allow" "warn" "deny" "forbid" "expect") (#eq? @use "must_not_suspend") (#alone?))
