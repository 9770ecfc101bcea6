; feature: cfg_target_object_format
; title: conditions on the object format of the target
; world: attribute
; needs-bytes: target_object_format
; since: 1.97.0
;
; The predicate target_object_format in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "target_object_format") (#predicate?))
