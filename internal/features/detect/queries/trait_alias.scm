; feature: trait_alias
; title: names for bounds
; world: fact
; facts: trait-alias
; needs-bytes: trait
;
; trait A = B + C. rustc reports the item, without its attributes.
