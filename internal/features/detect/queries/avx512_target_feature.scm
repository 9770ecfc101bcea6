; feature: avx512_target_feature
; title: target features such as avx512bf16, avx512bitalg, avx512bw
; world: attribute
; needs-bytes: target_feature
; until: 1.89.0
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](avx512bf16|avx512bitalg|avx512bw|avx512cd|avx512dq|avx512er|avx512f|avx512fp16|avx512gfni|avx512ifma|avx512pf|avx512vaes|avx512vbmi|avx512vbmi2|avx512vl|avx512vnni|avx512vp2intersect|avx512vpclmulqdq|avx512vpopcntdq|avxifma|avxneconvert|avxvnni|avxvnniint16|avxvnniint8|gfni|vaes|vpclmulqdq)[\", ]"))
