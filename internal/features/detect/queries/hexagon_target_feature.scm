; feature: hexagon_target_feature
; title: target features such as audio, hvx, hvx-ieee-fp
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](audio|hvx|hvx-ieee-fp|hvx-length128b|hvx-length64b|hvx-qfloat|hvxv60|hvxv62|hvxv65|hvxv66|hvxv67|hvxv68|hvxv69|hvxv71|hvxv73|hvxv75|hvxv79|v60|v62|v65|v66|v67|v68|v69|v71|v73|v75|v79|zreg)[\", ]"))
