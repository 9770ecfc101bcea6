; feature: generic_associated_types
; title: associated types with parameters or where clauses
; needs-bytes: type
; until: 1.65.0
;
; type Name<'a>; and type Name where ..; in a trait, and their values in impls.
; rustc reports the item.

((trait_item body: (declaration_list (associated_type type_parameters: (_)) @use)))
((trait_item body: (declaration_list (associated_type (where_clause)) @use)))
((trait_item body: (declaration_list (type_item type_parameters: (_)) @use)))
((impl_item body: (declaration_list (type_item type_parameters: (_)) @use)))
((impl_item body: (declaration_list (type_item (where_clause)) @use)))
((impl_item body: (declaration_list (associated_type (where_clause)) @use)))
