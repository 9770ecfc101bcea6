; feature: doc_cfg_hide
; title: conditions hidden from documentation
; world: attribute
; needs-bytes: cfg_hide
;
; #[doc(cfg_hide)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#eq? @arg "cfg_hide"))
