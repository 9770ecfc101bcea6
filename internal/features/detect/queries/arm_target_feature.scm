; feature: arm_target_feature
; title: target features such as aclass, crypto, d32
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](aclass|crypto|d32|dsp|fp-armv8|fpregs|mclass|rclass|thumb-mode|thumb2|trustzone|v5te|v6|v6k|v6t2|v7|v8|vfp2|vfp3|vfp4|virtualization)[\", ]"))
