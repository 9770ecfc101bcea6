; feature: cfg_target_has_reliable_f16_f128
; title: conditions on targets whose f16 and f128 work
; world: attribute
; needs-bytes: target_has_reliable_f16 target_has_reliable_f16_math target_has_reliable_f128 target_has_reliable_f128_math
; since: 1.88.0
;
; The predicate target_has_reliable_f16, target_has_reliable_f16_math, target_has_reliable_f128, target_has_reliable_f128_math in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#any-of? @use "target_has_reliable_f16" "target_has_reliable_f16_math" "target_has_reliable_f128" "target_has_reliable_f128_math") (#predicate?))
