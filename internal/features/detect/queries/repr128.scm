; feature: repr128
; title: enums of 128 bits
; world: attribute
; needs-bytes: u128 i128
; until: 1.89.0
;
; #[repr(u128)] and #[repr(i128)] on an enum. rustc reports the enum, without its
; attributes.

((attribute_item (attribute arguments: (token_tree (primitive_type) @arg))) @use
 (#attribute? "repr") (#any-of? @arg "u128" "i128") (#target? "enum") (#at-item!))
