; feature: deprecated_safe
; title: functions whose safety is deprecated
; world: attribute
; needs-bytes: deprecated_safe
; until: 1.95.0
;
; #[deprecated_safe] announces that a safe function will become unsafe.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "deprecated_safe"))
