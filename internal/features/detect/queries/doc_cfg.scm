; feature: doc_cfg
; title: conditions shown in documentation
; world: attribute
; needs-bytes: doc
;
; #[doc(cfg(..))], and since 1.92 #[doc(auto_cfg)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#any-of? @arg "cfg" "auto_cfg"))
