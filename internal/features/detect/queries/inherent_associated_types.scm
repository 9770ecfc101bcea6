; feature: inherent_associated_types
; title: types that belong to a type
; needs-bytes: impl
;
; type Name = Type; inside an impl of no trait. rustc reports the item.

((impl_item !trait body: (declaration_list (type_item) @use)))
((impl_item !trait body: (declaration_list (associated_type) @use)))
