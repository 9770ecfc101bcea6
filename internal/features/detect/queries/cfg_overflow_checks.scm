; feature: cfg_overflow_checks
; title: conditions on whether overflow is checked
; world: attribute
; needs-bytes: overflow_checks
;
; The predicate overflow_checks in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "overflow_checks") (#predicate?))
