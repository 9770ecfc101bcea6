; feature: link_arg_attribute
; title: #[link(kind = "link-arg")]
; world: attribute
; needs-bytes: link-arg
;
; #[link(kind = "link-arg")]. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "kind") (#eq? @value "\"link-arg\"") (#at! @value))
