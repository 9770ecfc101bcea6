; feature: doc_masked
; title: crates left out of documentation
; world: attribute
; needs-bytes: masked
;
; #[doc(masked)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#eq? @arg "masked"))
