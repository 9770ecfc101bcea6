; feature: native_link_modifiers_bundle
; title: the link modifier bundle
; world: attribute
; needs-bytes: modifiers
; until: 1.63.0
;
; #[link(modifiers = "+bundle")], or with a minus. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "modifiers") (#match? @value "[+-]bundle[\",]") (#at! @value))
