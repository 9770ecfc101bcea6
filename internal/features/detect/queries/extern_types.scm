; feature: extern_types
; title: types known only to other languages
; needs-bytes: extern
;
; type Name; inside an extern block. rustc reports the item.

((foreign_mod_item body: (declaration_list (associated_type) @use)))
((foreign_mod_item body: (declaration_list (type_item) @use)))
