; feature: native_link_modifiers_whole_archive
; title: the link modifier whole-archive
; world: attribute
; needs-bytes: modifiers
; until: 1.61.0
;
; #[link(modifiers = "+whole-archive")], or with a minus. rustc reports the string.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "link") (#eq? @use "modifiers") (#match? @value "[+-]whole-archive[\",]") (#at! @value))
