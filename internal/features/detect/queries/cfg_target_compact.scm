; feature: cfg_target_compact
; title: cfg(target(os = ".."))
; world: attribute
; needs-bytes: target
;
; target(..) as a predicate, which stands for all of target_os, target_arch and
; so on. rustc reports the predicate from the word target.

((token_tree (identifier) @use)
 (#followed-by? @use "(") (#eq? @use "target") (#predicate?))
