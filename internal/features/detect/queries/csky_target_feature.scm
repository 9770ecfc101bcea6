; feature: csky_target_feature
; title: target features such as 10e60, 2e3, 3e3r1
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](10e60|2e3|3e3r1|3e3r2|3e3r3|3e7|7e10|cache|doloop|dsp1e2|dspe60|e1|e2|edsp|elrw|fdivdu|float1e2|float1e3|float3e4|float7e60|floate1|fpuv2_df|fpuv2_sf|fpuv3_df|fpuv3_hf|fpuv3_hi|fpuv3_sf|hard-float|hard-float-abi|hard-tp|high-registers|hwdiv|mp|mp1e2|nvic|trust|vdsp2e60f|vdspv1|vdspv2)[\", ]"))
