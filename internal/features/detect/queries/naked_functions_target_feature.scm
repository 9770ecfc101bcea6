; feature: naked_functions_target_feature
; title: target features of naked functions
; world: attribute
; needs-bytes: target_feature
; since: 1.86.0
;
; #[target_feature(..)] on a function that is #[naked] as well. rustc reports the
; attribute.

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "target_feature"))
