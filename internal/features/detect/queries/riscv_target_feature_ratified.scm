; feature: riscv_target_feature
; title: target features such as zaamo, zabha, zalrsc
; world: attribute
; needs-bytes: target_feature
; ends: 1.94.0
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](b|za128rs|za64rs|zaamo|zabha|zacas|zalrsc|zama16b|zawrs|zca|zcb|zcmop|zic64b|zicbom|zicbop|zicboz|ziccamoa|ziccif|zicclsm|ziccrse|zicntr|zicond|zicsr|zifencei|zihintntl|zihintpause|zihpm|zimop|ztso)[\", ]"))
