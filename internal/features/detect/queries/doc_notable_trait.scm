; feature: doc_notable_trait
; title: traits shown beside functions that return them
; world: attribute
; needs-bytes: doc
;
; #[doc(notable_trait)]. rustc reports the whole attribute.

((attribute_item (attribute (identifier) @name arguments: (token_tree (identifier) @arg))) @use
 (#eq? @name "doc") (#eq? @arg "notable_trait"))
