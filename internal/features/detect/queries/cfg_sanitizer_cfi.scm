; feature: cfg_sanitizer_cfi
; title: conditions on how control flow integrity encodes types
; world: attribute
; needs-bytes: sanitizer_cfi_generalize_pointers sanitizer_cfi_normalize_integers
;
; The predicate sanitizer_cfi_generalize_pointers, sanitizer_cfi_normalize_integers in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#any-of? @use "sanitizer_cfi_generalize_pointers" "sanitizer_cfi_normalize_integers") (#predicate?))
