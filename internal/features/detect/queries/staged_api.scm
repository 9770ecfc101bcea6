; feature: staged_api
; title: stability attributes
; world: attribute
; needs-bytes: stable
;
; #[stable], #[unstable] and their const forms state since when an item of the
; standard library may be used. Outside of it they are refused (E0734) unless
; staged_api is on.

((attribute_item (attribute (identifier) @name arguments: (token_tree))) @use
 (#any-of? @name "stable" "unstable" "rustc_const_stable" "rustc_const_unstable" "rustc_default_body_unstable" "unstable_feature_bound"))
