; feature: cfg_version
; title: conditions on the version of the compiler
; world: attribute
; needs-bytes: version
;
; The predicate version in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "version") (#predicate?))
