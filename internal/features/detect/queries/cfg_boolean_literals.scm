; feature: cfg_boolean_literals
; title: cfg(true) and cfg(false)
; world: attribute
; needs-bytes: true false
; until: 1.88.0
;
; The literals true and false as a predicate of cfg, cfg_attr or cfg!. rustc
; reports the literal. r#true is a name and no literal.

((token_tree (boolean_literal) @use)
 (#predicate?))
