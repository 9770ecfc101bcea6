; feature: marker_trait_attr
; title: traits whose impls may overlap
; world: attribute
; needs-bytes: marker
;
; #[marker] on a trait without items allows overlapping impls.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "marker"))
