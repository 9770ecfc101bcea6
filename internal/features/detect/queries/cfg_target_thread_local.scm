; feature: cfg_target_thread_local
; title: conditions on thread locals of the target
; world: attribute
; needs-bytes: target_thread_local
;
; The predicate target_thread_local in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "target_thread_local") (#predicate?))
