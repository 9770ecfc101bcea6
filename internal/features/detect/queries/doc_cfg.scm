; feature: doc_cfg
; title: conditions shown in documentation
; world: attribute
; needs-bytes: doc
;
; #[doc(cfg)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#eq? @arg "cfg"))
