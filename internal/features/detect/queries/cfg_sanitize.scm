; feature: cfg_sanitize
; title: conditions on the sanitizers that are on
; world: attribute
; needs-bytes: sanitize
;
; The predicate sanitize in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "sanitize") (#predicate?))
