; feature: strict_provenance_lints
; title: the lint fuzzy_provenance_casts
; world: attribute
; confidence: likely
; needs-bytes: fuzzy_provenance_casts lossy_provenance_casts implicit_provenance_casts
;
; The level of the lint fuzzy_provenance_casts or lossy_provenance_casts or implicit_provenance_casts set by allow, warn, deny, forbid or
; expect. Without the feature rustc does not know the lint: it warns (unknown_lints)
; and does not refuse.

((token_tree (identifier) @use)
 (#attribute? "allow" "warn" "deny" "forbid" "expect") (#any-of? @use "fuzzy_provenance_casts" "lossy_provenance_casts" "implicit_provenance_casts") (#alone?))
