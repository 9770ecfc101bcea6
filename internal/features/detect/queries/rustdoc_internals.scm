; feature: rustdoc_internals
; title: rustdoc's own attributes
; world: attribute
; needs-bytes: doc
;
; #[doc(keyword, attribute, fake_variadic, search_unbox)]. rustc reports the whole attribute.
; #[doc(rust_logo)] is gated alike, but reported from the word rust_logo.

((attribute_item (attribute (identifier) @name arguments: (token_tree (identifier) @arg))) @use
 (#eq? @name "doc") (#any-of? @arg "keyword" "attribute" "fake_variadic" "search_unbox"))
((attribute_item (attribute (identifier) @name arguments: (token_tree (identifier) @use)))
 (#eq? @name "doc") (#eq? @use "rust_logo"))
