; feature: no_sanitize
; title: functions that a sanitizer leaves alone
; world: attribute
; needs-bytes: no_sanitize
; until: 1.91.0
;
; #[no_sanitize] keeps the named sanitizers off a function. Replaced by sanitize(..).
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "no_sanitize"))
