; feature: used_with_arg
; title: statics kept for the compiler or for the linker
; world: attribute
; needs-bytes: used
;
; #[used(compiler)] and #[used(linker)]. Plain #[used] is stable. rustc reports the
; attribute.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "used") (#any-of? @arg "compiler" "linker"))
