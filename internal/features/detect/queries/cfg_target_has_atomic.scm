; feature: cfg_target_has_atomic
; title: conditions on atomic loads and stores of the target
; world: attribute
; needs-bytes: target_has_atomic_load_store
;
; The predicate target_has_atomic_load_store in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "target_has_atomic_load_store") (#predicate?))
