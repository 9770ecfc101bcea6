; feature: return_position_impl_trait_in_trait
; title: impl Trait as what a function of a trait gives
; needs-bytes: impl
; until: 1.75.0
;
; fn f() -> impl Trait in a trait or in its impl, also as an argument of what it
; gives. rustc reports the type (E0562).

((trait_item body: (declaration_list (_ return_type: (abstract_type) @use))))
((trait_item body: (declaration_list (_ return_type: (generic_type type_arguments: (type_arguments (abstract_type) @use))))))
((trait_item body: (declaration_list (_ return_type: (tuple_type (abstract_type) @use)))))
((trait_item body: (declaration_list (_ return_type: (reference_type type: (abstract_type) @use)))))
((trait_item body: (declaration_list (_ return_type: (array_type element: (abstract_type) @use)))))
((trait_item body: (declaration_list (_ return_type: (generic_type type_arguments: (type_arguments (generic_type type_arguments: (type_arguments (abstract_type) @use))))))))
((impl_item trait: (_) body: (declaration_list (function_item return_type: (abstract_type) @use))))
((impl_item trait: (_) body: (declaration_list (function_item return_type: (generic_type type_arguments: (type_arguments (abstract_type) @use))))))
((impl_item trait: (_) body: (declaration_list (function_item return_type: (tuple_type (abstract_type) @use)))))
((impl_item trait: (_) body: (declaration_list (function_item return_type: (reference_type type: (abstract_type) @use)))))
((impl_item trait: (_) body: (declaration_list (function_item return_type: (array_type element: (abstract_type) @use)))))
((impl_item trait: (_) body: (declaration_list (function_item return_type: (generic_type type_arguments: (type_arguments (generic_type type_arguments: (type_arguments (abstract_type) @use))))))))
