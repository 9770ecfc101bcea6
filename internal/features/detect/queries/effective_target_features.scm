; feature: effective_target_features
; title: target features forced on a function
; world: attribute
; needs-bytes: force_target_feature
; since: 1.91.0
;
; #[force_target_feature] turns target features on for a function without making calls of it unsafe.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "force_target_feature"))
