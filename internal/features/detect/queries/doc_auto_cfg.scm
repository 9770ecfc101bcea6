; feature: doc_auto_cfg
; title: conditions shown without being asked
; world: attribute
; needs-bytes: auto_cfg
;
; #[doc(auto_cfg)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#eq? @arg "auto_cfg"))
