; feature: fn_align
; title: alignment of functions by their representation
; world: attribute
; needs-bytes: align
; ends: 1.89.0
;
; #[repr(align(..))] on a function, where #[rustc_align] stands today. rustc reports
; the argument; later releases refuse it whatever the features.

((token_tree (identifier) @use)
 (#followed-by? @use "(") (#attribute? "repr") (#eq? @use "align") (#target? "fn"))
