; feature: rustdoc_internals
; title: rustdoc's own attributes
; world: attribute
; needs-bytes: keyword attribute fake_variadic search_unbox rust_logo
;
; #[doc(keyword, attribute, fake_variadic, search_unbox)]. rustc reports the whole attribute.
; #[doc(rust_logo)] is gated alike, but reported from the word rust_logo.

((attribute_item (attribute arguments: (token_tree (identifier) @arg))) @use
 (#attribute? "doc") (#any-of? @arg "keyword" "attribute" "fake_variadic" "search_unbox"))
((token_tree (identifier) @use)
 (#attribute? "doc") (#eq? @use "rust_logo"))
