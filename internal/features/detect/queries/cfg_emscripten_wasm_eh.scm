; feature: cfg_emscripten_wasm_eh
; title: conditions on how Emscripten unwinds
; world: attribute
; needs-bytes: emscripten_wasm_eh
; since: 1.86.0
;
; The predicate emscripten_wasm_eh in #[cfg(..)], in the condition of #[cfg_attr(..)], in
; cfg!(..), in an arm of cfg_select! and in #[link(cfg(..))], however deep it stands
; under all, any and not. rustc reports the predicate itself.

((token_tree (identifier) @use)
 (#eq? @use "emscripten_wasm_eh") (#predicate?))
