; feature: native_link_modifiers_as_needed
; title: the link modifier as-needed
; world: attribute
; needs-bytes: modifiers
;
; #[link(modifiers = "+as-needed")], or with a minus. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "modifiers") (#match? @value "[+-]as-needed[\",]") (#at! @value))
