; feature: async_fn_in_trait
; title: async functions in traits
; needs-bytes: async
; until: 1.75.0
;
; async fn in a trait or in its impl, unless the attribute async_trait writes it anew.
; rustc reports the function (E0706).

((trait_item body: (declaration_list (_ (function_modifiers "async")) @use)))
((impl_item trait: (_) body: (declaration_list (function_item (function_modifiers "async")) @use)))
