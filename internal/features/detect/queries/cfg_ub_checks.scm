; feature: cfg_ub_checks
; title: conditions on whether undefined behaviour is checked
; world: attribute
; needs-bytes: ub_checks
;
; The predicate ub_checks in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "ub_checks") (#predicate?))
