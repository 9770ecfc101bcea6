; feature: x86_amx_intrinsics
; title: target features such as amx-avx512, amx-bf16, amx-complex
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](amx-avx512|amx-bf16|amx-complex|amx-fp16|amx-fp8|amx-int8|amx-movrs|amx-tf32|amx-tile)[\", ]"))
