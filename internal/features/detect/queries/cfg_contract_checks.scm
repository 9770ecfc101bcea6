; feature: cfg_contract_checks
; title: conditions on whether contracts are checked
; world: attribute
; needs-bytes: contract_checks
; since: 1.86.0
;
; The predicate contract_checks in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "contract_checks") (#predicate?))
