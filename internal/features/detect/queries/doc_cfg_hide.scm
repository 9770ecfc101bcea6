; feature: doc_cfg_hide
; title: conditions hidden from documentation
; world: attribute
; needs-bytes: cfg_hide
; until: 1.92.0
;
; #[doc(cfg_hide)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#eq? @arg "cfg_hide"))
