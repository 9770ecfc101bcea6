; feature: cfg_panic
; title: conditions on the panic strategy
; world: attribute
; needs-bytes: panic
; until: 1.60.0
;
; The predicate panic in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "panic") (#predicate?))
