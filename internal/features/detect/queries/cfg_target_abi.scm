; feature: cfg_target_abi
; title: conditions on the target's ABI
; world: attribute
; needs-bytes: target_abi
; until: 1.78.0
;
; The predicate target_abi in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "target_abi") (#predicate?))
