; feature: supertrait_item_shadowing
; title: the lint resolving_to_items_shadowing_supertrait_items
; world: attribute
; confidence: likely
; needs-bytes: resolving_to_items_shadowing_supertrait_items shadowing_supertrait_items
;
; The level of the lint resolving_to_items_shadowing_supertrait_items or shadowing_supertrait_items set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#any-of? @use "resolving_to_items_shadowing_supertrait_items" "shadowing_supertrait_items") (#alone?))
