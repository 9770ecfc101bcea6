; feature: target_feature_11
; title: target features on safe functions
; world: attribute
; needs-bytes: target_feature
; until: 1.86.0
;
; #[target_feature(..)] on a function that is not unsafe. rustc reports the
; attribute. (Targets such as wasm, where that was always allowed, are not told
; apart.)

((attribute_item (attribute (identifier) @name arguments: (token_tree))) @use
 (#eq? @name "target_feature") (#target? "fn") (#not-modifier? "unsafe"))
