; feature: avr_target_feature
; title: target features such as addsubiw, break, eijmpcall
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](addsubiw|break|eijmpcall|elpm|elpmx|ijmpcall|jmpcall|lowbytefirst|lpm|lpmx|movw|mul|rmw|spm|spmx|tinyencoding)[\", ]"))
