; feature: aarch64_ver_target_feature
; title: target features such as v8.1a, v8.2a, v8.3a
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](v8[.]1a|v8[.]2a|v8[.]3a|v8[.]4a|v8[.]5a|v8[.]6a|v8[.]7a|v8[.]8a|v8[.]9a|v9[.]1a|v9[.]2a|v9[.]3a|v9[.]4a|v9[.]5a|v9a)[\", ]"))
