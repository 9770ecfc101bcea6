; feature: custom_mir
; title: functions written in the compiler's intermediate language
; world: attribute
; needs-bytes: custom_mir
;
; #[custom_mir] makes the body of a function be read as MIR.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "custom_mir"))
