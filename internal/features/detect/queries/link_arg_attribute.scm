; feature: link_arg_attribute
; title: #[link(kind = "link-arg")]
; world: attribute
; needs-bytes: link-arg
;
; #[link(kind = "link-arg")]. rustc reports the string.

((token_tree (identifier) @key . (string_literal) @use)
 (#attribute? "link") (#eq? @key "kind") (#eq? @use "\"link-arg\""))
