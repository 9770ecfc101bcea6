; feature: lint_reasons
; title: #[expect], and reasons for lint levels
; world: attribute
; needs-bytes: expect reason
; until: 1.81.0
;
; #[expect(..)], which rustc reports as a whole, and reason = ".." in allow, warn,
; deny, forbid or expect, which it reports from the word reason.

((attribute_item (attribute (identifier) @name arguments: (token_tree))) @use
 (#eq? @name "expect"))
((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#eq? @use "reason"))
