; feature: link_llvm_intrinsics
; title: declarations of LLVM intrinsics
; world: attribute
; needs-bytes: llvm.
;
; #[link_name = "llvm.."] on a foreign function or static. rustc reports the item,
; without its attributes.

((attribute_item (attribute (identifier) @name value: (string_literal) @value)) @use
 (#eq? @name "link_name") (#match? @value "^\"llvm[.]") (#target? "fn" "static") (#at-item!))
