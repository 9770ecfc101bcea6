; feature: s390x_target_feature
; title: the target feature vector
; world: attribute
; needs-bytes: target_feature
; ends: 1.93.0
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](vector)[\", ]"))
