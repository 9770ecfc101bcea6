; feature: doc_notable_trait
; title: traits shown beside functions that return them
; world: attribute
; needs-bytes: notable_trait
;
; #[doc(notable_trait)]. rustc reports the whole attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#eq? @arg "notable_trait"))
