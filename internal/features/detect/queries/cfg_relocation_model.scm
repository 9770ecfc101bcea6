; feature: cfg_relocation_model
; title: conditions on the relocation model
; world: attribute
; needs-bytes: relocation_model
;
; The predicate relocation_model in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "relocation_model") (#predicate?))
