; feature: default_field_values
; title: the lint default_overrides_default_fields
; world: attribute
; confidence: likely
; needs-bytes: default_overrides_default_fields
;
; The level of the lint default_overrides_default_fields set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "default_overrides_default_fields") (#alone?))
