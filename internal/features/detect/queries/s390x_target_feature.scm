; feature: s390x_target_feature
; title: target features such as backchain, concurrent-functions, deflate-conversion
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](backchain|concurrent-functions|deflate-conversion|enhanced-sort|guarded-storage|high-word|message-security-assist-extension12|message-security-assist-extension3|message-security-assist-extension4|message-security-assist-extension5|message-security-assist-extension8|message-security-assist-extension9|transactional-execution)[\", ]"))
