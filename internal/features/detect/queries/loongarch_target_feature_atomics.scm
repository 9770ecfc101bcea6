; feature: loongarch_target_feature
; title: target features such as div32, lam-bh, lamcas
; world: attribute
; needs-bytes: target_feature
; ends: 1.97.0
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](div32|lam-bh|lamcas|ld-seq-sa|scq)[\", ]"))
