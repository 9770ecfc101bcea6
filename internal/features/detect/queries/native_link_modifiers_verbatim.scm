; feature: native_link_modifiers_verbatim
; title: the link modifier verbatim
; world: attribute
; needs-bytes: modifiers
; until: 1.67.0
;
; #[link(modifiers = "+verbatim")], or with a minus. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "modifiers") (#match? @value "[+-]verbatim[\",]") (#at! @value))
