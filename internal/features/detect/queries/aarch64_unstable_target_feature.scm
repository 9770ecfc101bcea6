; feature: aarch64_unstable_target_feature
; title: target features such as cssc, ecv, faminmax
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](cssc|ecv|faminmax|flagm2|fp8|fp8dot2|fp8dot4|fp8fma|hbc|lse128|lse2|lut|mops|outline-atomics|pauth-lr|rcpc3|reserve-x18|sme|sme-b16b16|sme-f16f16|sme-f64f64|sme-f8f16|sme-f8f32|sme-fa64|sme-i16i64|sme-lutv2|sme2|sme2p1|ssve-fp8dot2|ssve-fp8dot4|ssve-fp8fma|sve-b16b16|sve2p1|wfxt)[\", ]"))
