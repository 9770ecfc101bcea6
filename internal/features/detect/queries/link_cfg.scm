; feature: link_cfg
; title: libraries linked under a condition
; world: attribute
; needs-bytes: link
;
; #[link(.., cfg(..))]. rustc reports the argument, from the word cfg.

((token_tree (identifier) @use)
 (#followed-by? @use "(") (#attribute? "link") (#eq? @use "cfg"))
