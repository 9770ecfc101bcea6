; feature: transparent_unions
; title: unions with the layout of their field
; world: attribute
; needs-bytes: transparent
;
; #[repr(transparent)] on a union. rustc reports the union, without its
; attributes.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "repr") (#eq? @arg "transparent") (#target? "union") (#at-item!))
