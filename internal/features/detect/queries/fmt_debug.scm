; feature: fmt_debug
; title: conditions on how Debug is formatted
; world: attribute
; needs-bytes: fmt_debug
;
; The predicate fmt_debug in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "fmt_debug") (#predicate?))
