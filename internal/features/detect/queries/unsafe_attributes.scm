; feature: unsafe_attributes
; title: #[unsafe(..)]
; world: attribute
; needs-bytes: unsafe
; until: 1.82.0
;
; unsafe(..) around an attribute such as no_mangle. rustc reports the attribute.

((attribute_item) @use (#unsafe?))
