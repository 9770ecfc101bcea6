; feature: cfg_target_has_atomic_equal_alignment
; title: conditions on atomics with the alignment of their integers
; world: attribute
; needs-bytes: target_has_atomic_equal_alignment
; until: 1.97.0
;
; The predicate target_has_atomic_equal_alignment in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "target_has_atomic_equal_alignment") (#predicate?))
