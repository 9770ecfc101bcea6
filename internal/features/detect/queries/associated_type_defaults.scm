; feature: associated_type_defaults
; title: default types in traits
; facts: bounded-default
; needs-bytes: trait
;
; type Name = Type; inside a trait. rustc reports the item.

((trait_item body: (declaration_list (type_item) @use)))
